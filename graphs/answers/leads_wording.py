"""Every sentence about leads that is told in chat, in French and in English: templates, filled with data only."""

from __future__ import annotations

from functools import lru_cache

from graphs.answers.wording import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "none": ("Aucun prospect à montrer.", "No lead to show."),
    "none.classed": ("Aucun prospect {classed} à montrer.", "No {classed} lead to show."),
    "list.one": ("1 prospect{scope}.", "1 lead{scope}."),
    "list.many": ("{count} prospects{scope}.", "{count} leads{scope}."),
    "list.hot": ("{count} prospects{scope}, chauds : {hot}.", "{count} leads{scope}, {hot} of them hot."),
    "scope.mine": (" que vous suivez", " of yours"),
    "scope.since": (" depuis le {day}", " since {day}"),
    "scope.between": (" du {day} au {end}", " from {day} to {end}"),
    "more": ("Et {count} autres : « exporte les prospects » en privé donne la liste entière.",
        "And {count} more: “export the leads”, in private, gives the whole list."),
    "discreet": ("Les noms et coordonnées des personnes ne sont montrés qu'en privé.",
        "Names and contact details of people are shown in private only."),
    "nobody": ("personne", "nobody"),
    "person": ("un particulier", "a private person"),
    "unnamed": ("sans nom", "without a name"),
    # --- the board
    "board.title": ("Les prospects par étape", "Leads by stage"),
    "board.said": ("{count} prospects en cours : {stages}.", "{count} open leads: {stages}."),
    "board.one": ("1 prospect en cours : {stages}.", "1 open lead: {stages}."),
    "board.others": ("et {count} autres", "and {count} more"),
    "status.new": ("nouveau", "new"),
    "status.contacted": ("contacté", "contacted"),
    "status.asked": ("questions posées", "asked for details"),
    "status.booked": ("rendez-vous pris", "meeting booked"),
    "status.nurtured": ("recontacté", "written to again"),
    "status.handed": ("suivi par son responsable", "with its owner"),
    "status.won": ("gagné", "won"),
    "status.lost": ("perdu", "lost"),
    "status.archived": ("archivé", "archived"),
    # --- one lead
    "one.none": ("Je ne connais aucun prospect du nom de {name}.", "I know no lead called {name}."),
    "one.which": ("Plusieurs prospects correspondent à {name} : {names}. Lequel ?",
        "Several leads match {name}: {names}. Which one?"),
    "one.said": ("{lead} : {classed}, {score} sur 100, {status}, suivi par {owner}.",
        "{lead}: {classed}, {score} out of 100, {status}, owner: {owner}."),
    "one.contact": ("Dernière action : {who}, {at}.", "Last action: {who}, {at}."),
    "one.no_contact": ("Personne ne lui a encore répondu.", "Nobody has answered yet."),
    "one.replied": ("Première réponse en {time}.", "First answer after {time}."),
    "one.missing": ("Il manque : {missing}.", "Still missing: {missing}."),
    "one.why": ("Ce qui compte dans son score", "What its score is made of"),
    "one.notes": ("Ce qui s'est passé", "What has happened"),
    "one.note": ("{at}, {who} : {what}", "{at}, {who}: {what}"),
    "note.said": ("a écrit", "wrote"),
    "note.sent": ("a envoyé un mail", "sent a mail"),
    "note.note": ("a noté", "noted"),
    "note.status": ("a changé l'étape", "changed the stage"),
    "note.class": ("a changé la classe", "changed the class"),
    "note.owner": ("a changé le responsable", "changed the owner"),
    "note.booking": ("rendez-vous", "booking"),
    "outside": ("le prospect", "the lead"),
    "commis": ("Commis", "Commis"),
    # --- the picture of a week
    "week.none": ("Aucun prospect n'est arrivé{scope}.", "No lead has come in{scope}."),
    "week.said": ("{count} prospects{scope} : {classes}.", "{count} leads{scope}: {classes}."),
    "week.said.one": ("1 prospect{scope} : {classes}.", "1 lead{scope}: {classes}."),
    "week.speed": ("Première réponse en {time} (médiane de {count} réponses) ; {waiting} sans réponse.",
        "First answer after {time} (median of {count}); {waiting} without an answer."),
    "week.no_speed": ("Personne n'a encore reçu de réponse.", "Nobody has been answered yet."),
    "week.moved": ("Rendez-vous pris : {booked}. Gagnés : {won}. Perdus : {lost}.",
        "Meetings booked: {booked}. Won: {won}. Lost: {lost}."),
    "week.classes": ("Prospects par classe", "Leads by class"),
    "week.days": ("Prospects par jour", "Leads by day"),
    "week.alt": ("{title} : {bars}.", "{title}: {bars}."),
    # --- the file
    "export.said": ("{count} prospects dans le fichier.", "{count} leads in the file."),
    "export.one": ("1 prospect dans le fichier.", "1 lead in the file."),
    "export.public": ("Ce fichier contient des coordonnées : demandez-le-moi en privé, ou dans le canal des prospects.",
        "That file holds contact details: please ask me in private, or in the channel of the leads."),
    "export.name": ("prospects-{day}.csv", "leads-{day}.csv"),
    # --- labels
    "label.lead": ("Prospect", "Lead"),
    "label.class": ("Classe", "Class"),
    "label.score": ("Score", "Score"),
    "label.status": ("Étape", "Stage"),
    "label.owner": ("Responsable", "Owner"),
    "label.received": ("Arrivé", "Received"),
    "label.contact": ("Contact", "Contact"),
    "label.count": ("Nombre", "Number"),
    "label.leads": ("Prospects", "Leads"),
    "label.sign": ("Signe", "Sign"),
    "label.points": ("Points", "Points"),
    "label.found": ("Vu dans", "Seen in"),
    "label.budget": ("Budget", "Budget"),
    "label.email": ("E-mail", "E-mail"),
    "label.phone": ("Téléphone", "Phone"),
    "label.product": ("Besoin", "Need"),
    "label.quantity": ("Quantité", "Quantity"),
    "label.deadline": ("Échéance", "Deadline"),
    "label.booked_for": ("Rendez-vous", "Meeting"),
    "time.at_once": ("moins d'une minute", "less than a minute"),
    "time.minutes": ("{count} min", "{count} min"),
    "time.hours": ("{count} h {rest:02d}", "{count} h {rest:02d} min"),
    "time.days": ("{count} j", "{count} d"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when it is neither of the two)."""
    return _template(language, key).format(**values)


@lru_cache(maxsize=512)
def _template(language: str, key: str) -> str:
    french, english = SENTENCES[key]
    return english if language == "en" else typeset(french)
