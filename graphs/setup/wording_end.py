"""What the setup says at its end, and when it does not get there, in French and in English."""

from __future__ import annotations

ENDINGS: dict[str, tuple[str, str]] = {
    "done": ("C'est en place.", "It is set up."),
    "done.pilot.observe": (
        "Pilote : {what}. J'observe : je dis ce que j'aurais fait, et rien ne part.",
        "Pilot: {what}. I observe: I say what I would have done, and nothing leaves.",
    ),
    "done.pilot.propose": (
        "Pilote : {what}. Je propose : rien ne part sans l'accord d'une personne.",
        "Pilot: {what}. I propose: nothing leaves before a person agrees.",
    ),
    "done.pilot.act": (
        "Pilote : {what}. J'envoie seul ce qui est dans les règles, et je demande pour le reste.",
        "Pilot: {what}. I send what is within the rules on my own, and ask about the rest.",
    ),
    "done.review": ("Revue le {day} : on mesure, puis on étend.", "Review on {day}: we measure, then extend."),
    "done.rules.one": ("Votre règle attend un accord dans son fil.", "Your rule waits for a decision in its thread."),
    "done.rules": (
        "Vos {count} règles attendent un accord, chacune dans son fil.",
        "Your {count} rules wait for a decision, each in its own thread.",
    ),
    "done.next": (
        "Dites « premiers pas » pour essayer sans risque, « que me conseilles-tu ? » pour la suite, « pause » pour "
        "tout "
        "suspendre.",
        "Say “first steps” to try without risk, “what do you advise?” for what comes next, “pause” to hold everything "
        "back.",
    ),
    "trouble.baseline": (
        "Je n'ai pas pu noter ce que prend {one} : redites-le moi plus tard.",
        "I could not note what {one} takes: tell me again later.",
    ),
    "trouble.review": (
        "Je n'ai pas pu planifier la revue : redites-moi la date plus tard.",
        "I could not plan the review: tell me the date again later.",
    ),
    "trouble.pilot": (
        "Je n'ai pas pu régler l'autonomie pour {what}. Pour le faire, écrivez « {sentence} ».",
        "I could not set how far I go with {what}. To do it, write “{sentence}”.",
    ),
    "trouble.pilot.right": (
        "L'autonomie se règle par {people} : il faut écrire « {sentence} ». D'ici là, elle reste comme elle est.",
        "Autonomy is for {people} to set, by writing “{sentence}”. Until then it stays as it is.",
    ),
    "say.observe": ("observe seulement les {many}", "only observe {many}"),
    "say.propose": ("demande-moi toujours pour les {many}", "always ask me about {many}"),
    "say.act": ("tu peux envoyer les {many} seul", "you may send {many} on your own"),
    "stopped": (
        "D'accord, j'arrête là. Rien n'est changé, et rien de ce que vous avez dit n'est appliqué.",
        "All right, I stop here. Nothing was changed, and nothing you said takes effect.",
    ),
    "waits.there": (
        "La mise en place est commencée et attend votre réponse : continuez là-bas, ou dites-y « stop » pour repartir "
        "de zéro.",
        "The setup has begun and waits for your answer: go on there, or say “stop” there to begin anew.",
    ),
    "waits.taken": (
        "C'est noté pour la mise en place : je continue dans son fil.",
        "Noted for the setup: I am going on in its thread.",
    ),
    "waits.link": ("Continuer la mise en place", "Go on with the setup"),
    "or": (" ou ", " or "),
    "nobody": ("personne pour l'instant", "nobody for now"),
    "no.outside": (
        "La mise en place est pour les personnes de l'entreprise.",
        "Setting me up is for people of the company.",
    ),
    "no.right": (
        "La mise en place revient à qui peut approuver : {people}. Pour apprendre à vous servir de Commis, dites "
        "« premiers pas ».",
        "Setting me up is for those who may approve: {people}. To learn how to use Commis, say “first steps”.",
    ),
    "no.right.nobody": (
        "Personne n'a encore de rôle qui permette la mise en place : importez people.csv avec un rôle pour chacun.",
        "Nobody has a role that may set me up yet: import people.csv with a role for each.",
    ),
    "reason.work": ("le travail n'est pas encore dit", "the work is not told yet"),
    "reason.count": ("le nombre n'est pas encore dit", "the number is not told yet"),
    "reason.minutes": ("la durée n'est pas encore dite", "the time it takes is not told yet"),
    "reason.rule": ("les règles ne sont pas encore dites", "the rules are not told yet"),
    "reason.pilot": ("le pilote n'est pas choisi", "the pilot is not chosen"),
    "reason.people": ("les personnes du pilote ne sont pas dites", "the people of the pilot are not told"),
    "reason.level": ("l'autonomie n'est pas choisie", "the autonomy is not chosen"),
    "reason.review": ("la date de la revue n'est pas dite", "the day of the review is not told"),
    "reason.confirm": ("l'ensemble attend un accord", "all of it waits for a yes"),
    "baseline": ("{one} : {minutes}", "{one}: {minutes}"),
}  # fmt: skip
