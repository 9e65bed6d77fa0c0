"""Every sentence that colleagues read about a lead, in French and in English. Templates only: what fills them "
"is data."""

from __future__ import annotations

from graphs.dunning.wording import typeset
from graphs.lead.wording_cards import CARDS
from graphs.lead.wording_mail import MAIL
from graphs.lead.wording_reasons import REASONS

LANGUAGES = ("fr", "en")

SENTENCES: dict[str, tuple[str, str]] = {
    **CARDS,
    **MAIL,
    **REASONS,
    "title": ("Prospect : {name}", "Lead: {name}"),
    "title.none": ("Prospect", "Lead"),
    "title.points": ("Réglage du score des prospects", "Tuning of the lead score"),
    "doing.seek": ("Je cherche si ce contact est déjà connu…", "Looking whether this contact is known…"),
    "doing.enrich": ("Je consulte le registre des entreprises…", "Looking into the register of companies…"),
    "doing.weigh": ("Je prépare la suite…", "Preparing what comes next…"),
    "outside": ("Seul un collègue peut demander cela.", "Only a colleague can ask for this."),
    "stopped": ("Entendu, je m'arrête là.", "All right, I stop here."),
    "no_crm": ("Les prospects ne sont pas tenus ici : je ne peux rien noter.",
        "No leads are kept here: nothing can be noted."),
    "gone": ("Ce prospect n'est plus dans vos fiches : il n'y a rien à faire.",
        "This lead is no longer in your records: there is nothing to do."),
    "failed.keep": ("Je n'ai pas pu enregistrer ce prospect.", "This lead could not be recorded."),
    "failed.mail": ("L'e-mail à {name} n'a pas pu partir. {owner} prend la suite.",
        "The mail to {name} could not leave. {owner} takes it from here."),
    "failed.unknown": (
        "Je ne sais pas si l'e-mail à {name} ({email}) est parti : vérifiez avant de récrire. {owner} prend la suite.",
        "I do not know whether the mail to {name} ({email}) left: check before writing again. {owner} takes it from "
        "here."),
    "failed.detail": ("Détail", "Detail"),
    "nobody": ("Un collègue", "A colleague"),
    # --- finding one
    "ask.which": ("Plusieurs prospects correspondent à « {text} ». Lequel ?", "Several leads fit “{text}”. Which one?"),
    "ask.lead": ("Je ne trouve pas de prospect « {text} ». Duquel s'agit-il ?",
        "I find no lead “{text}”. Which one do you mean?"),
    "ask.lead.any": ("De quel prospect s'agit-il ?", "Which lead is it about?"),
    "ask.owner": ("À qui dois-je confier {name} ? Je ne connais pas de collègue « {text} ».",
        "Who shall I give {name} to? I know no colleague “{text}”."),
    "ask.owner.several": ("Plusieurs collègues s'appellent « {text} ». À qui dois-je confier {name} ?",
        "Several colleagues are called “{text}”. Who shall I give {name} to?"),
    "misheard": ("Je n'ai pas compris « {text} ». ", "I did not understand “{text}”. "),
    "missing.none": ("Aucun prospect n'est enregistré.", "No lead is recorded."),
    # --- changing one
    "changed": ("C'est noté pour {name} : {what}.", "Noted for {name}: {what}."),
    "changed.classed": ("classé {classed}", "classed {classed}"),
    "changed.status": ("statut « {status} »", "status “{status}”"),
    "changed.owner": ("confié à {owner}", "given to {owner}"),
    "changed.note": ("note ajoutée", "note added"),
    "changed.nothing": ("Rien à changer pour {name} : c'est déjà ainsi.",
        "Nothing to change for {name}: it is so already."),
    "write.aside": ("{name} est classé {classed} : aucun e-mail ne part.",
        "{name} is classed {classed}: no mail leaves."),
    "write.customer": ("{name} est déjà client : écrivez-lui vous-même, je n'envoie pas d'e-mail de prospection.",
        "{name} is a customer already: please write yourself, I send them no mail for leads."),
    "write.no_address": ("{name} n'a pas donné d'adresse e-mail valable : appelez plutôt.",
        "{name} gave no valid e-mail address: call instead."),
    # --- moved on
    "moved.booked": ("{name} a réservé un rendez-vous{when}. {owner} est prévenu(e).",
        "{name} has booked a meeting{when}. {owner} is told."),
    "moved.rebooked": ("{name} a déplacé le rendez-vous{when}. {owner} est prévenu(e).",
        "{name} has moved the meeting{when}. {owner} is told."),
    "moved.cancelled": ("{name} a annulé le rendez-vous. À faire : {owner} reprend contact.",
        "{name} has cancelled the meeting. To do: {owner} gets back in touch."),
    "moved.when": (" le {day} à {hour}", " on {day} at {hour}"),
    "moved.objected": ("{name} ne souhaite plus recevoir d'e-mails. C'est noté : plus rien ne partira vers "
        "cette adresse.",
        "{name} does not want to be written to any more. Noted: nothing more will leave to that address."),
    "moved.not_booked": ("{name} n'a pas réservé de rendez-vous, même après un rappel. À faire : {owner} appelle.",
        "{name} has not booked a meeting, even after another word. To do: {owner} calls."),
    "moved.no_news": ("{name} n'a pas répondu, même après un mot de suivi. À faire : {owner} décide de la suite.",
        "{name} has not answered, even after a word to follow up. To do: {owner} decides what comes next."),
    "moved.no_address": ("{name} n'a pas donné suite et ne peut pas être joint par e-mail. À faire : {owner} appelle.",
        "{name} has not gone on and cannot be reached by mail. To do: {owner} calls."),
    "moved.replied": ("{name} a répondu", "{name} has answered"),
    "moved.again": ("{name} est revenu vers vous", "{name} has come back to you"),
    "moved.look_up": ("Le registre des entreprises en dit plus sur {name}",
        "The register of companies tells more of {name}"),
    # --- the points
    "points.bad_sign": ("Je ne connais pas le signe « {text} ». Les signes : {known}.",
        "I do not know the sign “{text}”. The signs: {known}."),
    "points.bad_value": ("« {sign} » parle en faveur d'un prospect : de 0 à {most} points, pas {value}.",
        "“{sign}” speaks for a lead: 0 to {most} points, not {value}."),
    "points.bad_value.against": ("« {sign} » parle contre un prospect : de {least} à 0 point, pas {value}.",
        "“{sign}” speaks against a lead: {least} to 0 points, not {value}."),
    "points.bad_limits": ("Le seuil « chaud » ({hot}) doit être au-dessus du seuil « tiède » ({warm}), entre 1 et 100.",
        "The threshold of “hot” ({hot}) must be above that of “warm” ({warm}), between 1 and 100."),
    "points.nothing": ("Il n'y a rien à changer : le score est déjà réglé ainsi.",
        "There is nothing to change: the score is set like this already."),
    "points.summary": ("Changer le calcul du score des prospects", "Change how leads are scored"),
    "points.sign": ("{sign} : {before} → {after}", "{sign}: {before} → {after}"),
    "points.hot": ("Chaud à partir de {before} → {after}", "Hot from {before} → {after}"),
    "points.warm": ("Tiède à partir de {before} → {after}", "Warm from {before} → {after}"),
    "points.same": ("Aucun des {seen} derniers prospects ne changerait de classe.",
        "None of the last {seen} leads would be classed otherwise."),
    "points.none_seen": ("Aucun prospect n'est encore enregistré pour en voir l'effet.",
        "No lead is recorded yet to see what it would change."),
    "points.moved.one": ("{count} des {seen} derniers prospects changerait de classe :",
        "{count} of the last {seen} leads would be classed otherwise:"),
    "points.moved.many": ("{count} des {seen} derniers prospects changeraient de classe :",
        "{count} of the last {seen} leads would be classed otherwise:"),
    "points.move": ("{before} → {after} : {count}", "{before} → {after}: {count}"),
    "points.said": ("Demandé ainsi", "As asked"),
    "points.approve": ("Appliquer ces points", "Apply these points"),
    "points.done": ("C'est fait : les prochains prospects seront notés ainsi. Ceux déjà notés restent comme ils sont.",
        "Done: the next leads will be scored like this. Those already scored stay as they are."),
    "points.failed": ("Ces points n'ont pas pu être enregistrés.", "These points could not be kept."),
    "points.closed": ("Entendu : le calcul du score ne change pas.", "All right: the score stays as it is."),
    "points.observed": ("Mode observation : j'aurais demandé un accord pour changer le calcul du score.",
        "Observing: I would have asked for an agreement to change the score."),
    "points.reject.effect": ("L'effet n'est pas celui voulu", "The effect is not the one wanted"),
    "points.reject.later": ("À revoir plus tard", "To be looked at later"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def both(key: str, **values: object) -> dict[str, str]:
    return {language: tell(language, key, **values) for language in LANGUAGES}


def knows(key: str) -> bool:
    return key in SENTENCES
