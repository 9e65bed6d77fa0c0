"""Every sentence of the text process, in French and in English. Templates only: what fills them is data."""

from __future__ import annotations

from graphs.dunning.wording import typeset

LANGUAGES = ("fr", "en")

SENTENCES: dict[str, tuple[str, str]] = {
    "title.list": ("Textes de relance", "Reminder texts"),
    "title.one": ("Texte : {title}", "Text: {title}"),
    "outside": ("Seul un collègue peut demander cela.", "Only a colleague can ask for this."),
    "stopped": ("Entendu, je ne change rien.", "All right, I change nothing."),
    "which": ("De quel texte s'agit-il ?", "Which text is it about?"),
    "misheard": ("Je n'ai pas compris « {text} ». ", "I did not understand “{text}”. "),
    "not_allowed": (
        "Changer un texte envoyé aux clients demande le rôle {role}. Demandez à quelqu'un qui l'a.",
        "Changing a text that customers are sent takes the role {role}. Ask somebody who holds it."),
    "no_roles": ("L'entreprise n'a pas de rôles : personne ne peut changer les textes.",
        "The company has no roles: nobody can change the texts."),
    "list.ours": ("Voici les textes envoyés aux clients, tous d'origine.",
        "These are the texts customers are sent, all as shipped."),
    "list": ("Voici les textes envoyés aux clients (modifiés : {own}, d'origine : {ours}).",
        "These are the texts customers are sent (your own: {own}, as shipped: {ours})."),
    "list.next": ("Dites par exemple « montre la relance ferme en anglais » ou « change le texte de la relance courtoise ».",
        "Say for instance “show the text of the firm reminder in French” or “edit the courteous reminder text”."),
    "column.text": ("Texte", "Text"),
    "column.version": ("Version", "Version"),
    "column.subject": ("Objet", "Subject"),
    "language.fr": ("français", "French"),
    "language.en": ("anglais", "English"),
    "manner.formal": ("formel", "formal"),
    "manner.warm": ("chaleureux", "warm"),
    "version": ("{spoken}, {manner}", "{spoken}, {manner}"),
    "version.own": ("{spoken}, {manner} – le vôtre", "{spoken}, {manner} – your own"),
    "state.own": ("le vôtre", "your own"),
    "state.ours": ("d'origine", "as shipped"),
    "shown": ("{title}, en {spoken}, ton {manner} ({state})", "{title}, in {spoken}, {manner} manner ({state})"),
    "preview": ("Voici comment il se lirait, pour un client inventé :", "This is how it would read, for an invented customer:"),
    "raw": ("Et le texte lui-même :", "And the text itself:"),
    "fields": ("Champs possibles : {fields}", "Possible fields: {fields}"),
    "field": ("{name} ({meaning})", "{name} ({meaning})"),
    "card.edit": ("Changer ce texte : {shown}", "Change this text: {shown}"),
    "card.reset": ("Remettre le texte d'origine : {shown}", "Bring back the original text: {shown}"),
    "card.problems": ("Ce texte ne peut pas être enregistré :", "This text cannot be saved:"),
    "approve.keep": ("Garder tel quel", "Keep as it is"),
    "approve.save": ("Enregistrer ce texte", "Save this text"),
    "approve.reset": ("Remettre l'original", "Bring back the original"),
    "input.subject": ("Objet", "Subject"),
    "input.body": ("Message", "Message"),
    "input.hint": ("Les champs entre accolades sont remplis à l'envoi.", "Fields between braces are filled when it is sent."),
    "kept": ("Entendu, le texte reste comme il est.", "All right, the text stays as it is."),
    "already": ("C'est déjà le texte d'origine.", "It is the original text already."),
    "saved": ("C'est enregistré : {shown}. Les prochains envois le diront ainsi :",
        "Saved: {shown}. From now on it will read so:"),
    "reset": ("Le texte d'origine est de retour : {shown}. Les prochains envois le diront ainsi :",
        "The original text is back: {shown}. From now on it will read so:"),
    "closed.expired": ("Sans réponse, le texte reste comme il est.", "Without an answer, the text stays as it is."),
    "failed": ("Le texte n'a pas pu être enregistré.", "The text could not be saved."),
    "failed.detail": ("Détail", "Detail"),
    "sample.contact": ("Camille Exemple", "Sam Sample"),
    "sample.customer": ("Société Exemple", "Sample Company"),
    "sample.company": ("Votre entreprise", "Your company"),
    "sample.seller": ("Dominique Modèle", "Robin Model"),
    "sample.reference": ("factures EXEMPLE-1 et EXEMPLE-2", "invoices SAMPLE-1 and SAMPLE-2"),
    "sample.invoice": ("EXEMPLE-1", "SAMPLE-1"),
    "sample.quote": ("DEVIS-EXEMPLE", "SAMPLE-QUOTE"),
    "sample.days": ("12 jours", "12 days"),
    "sample.row.first": ("  EXEMPLE-1  échue le {due}  {amount}", "  SAMPLE-1  due on {due}  {amount}"),
    "sample.row.second": ("  EXEMPLE-2  échue le {due}  {amount}", "  SAMPLE-2  due on {due}  {amount}"),
    "sample.penalty": ("(Ici, le paragraphe sur les pénalités et l'indemnité de {fee}.)",
        "(Here, the paragraph about late payment interest and the fee of {fee}.)"),
    "sample.payment": ("(Ici, comment régler {company} par virement.)", "(Here, how to pay {company} by transfer.)"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
