"""What the desk says about leads as they come in, and what the form page says to whoever fills it in."""

from __future__ import annotations

from bot.typography import typeset

TEXTS: dict[str, tuple[str, str]] = {
    "announce": ("Nouveau prospect : {who}, {by}.", "New lead: {who}, {by}."),
    "announce.back": ("Prospect : {who}.", "Lead: {who}."),
    "by.web": ("par notre formulaire", "by our own form"),
    "by.form": ("par le formulaire « {via} »", "by the form “{via}”"),
    "by.form.unnamed": ("par votre site", "by your site"),
    "by.mail": ("par mail", "by mail"),
    "by.chat": ("signalé par {via}", "told by {via}"),
    "by.chat.unnamed": ("signalé par un collègue", "told by a colleague"),
    "by.import": ("par le fichier « {via} »", "by the file “{via}”"),
    "by.import.unnamed": ("par un fichier", "by a file"),
    "somebody": ("quelqu'un sans nom", "somebody without a name"),
    "points.root": (
        "Vous avez reclassé {count} prospects dans le même sens : je propose d'en tenir compte.",
        "You have put {count} leads in another class, all the same way: I suggest taking that into account.",
    ),
    "swept": (
        "{count} prospects sans contact depuis {days} jours ont été effacés, comme prévu.",
        "{count} leads without any contact for {days} days have been erased, as planned.",
    ),
    "swept.one": (
        "Un prospect sans contact depuis {days} jours a été effacé, comme prévu.",
        "One lead without any contact for {days} days has been erased, as planned.",
    ),
    # --- the owners' file ---------------------------------------------------------------------------------------------
    "line": ("{file}, ligne {line}, {column} : ", "{file}, line {line}, {column}: "),
    "unknown_person": (
        "« {text} » n'est personne de l'entreprise : un nom, une adresse ou un identifiant de people.csv.",
        "“{text}” is nobody of the company: a name, an address or an id of people.csv.",
    ),
    "bad_booking": (
        "« {text} » n'est pas une adresse web (https://…).",
        "“{text}” is not a web address (https://…).",
    ),
}

FORM: dict[str, tuple[str, str]] = {
    "title": ("Parlez-nous de votre projet", "Tell us about your project"),
    "intro": (
        "Nous vous répondons vite. Les champs marqués d'un astérisque sont nécessaires, ainsi qu'une adresse mail ou "
        "un téléphone.",
        "We answer quickly. Fields marked with an asterisk are needed, and an e-mail address or a phone number.",
    ),
    "name": ("Votre nom", "Your name"),
    "company": ("Votre entreprise", "Your company"),
    "email": ("Votre adresse mail", "Your e-mail address"),
    "phone": ("Votre téléphone", "Your phone number"),
    "postal_code": ("Code postal", "Postal code"),
    "message": ("Votre demande", "Your request"),
    "message.hint": (
        "Ce qu'il vous faut, en quelle quantité, pour quand.",
        "What you need, how many, and by when.",
    ),
    "trap": ("Laissez ce champ vide", "Leave this field empty"),
    "consent": (
        "J'accepte que ces informations servent à répondre à ma demande.",
        "I agree that this information is used to answer my request.",
    ),
    "consent.named": ("Votre accord", "Your agreement"),
    "privacy": ("Comment nous traitons vos données", "How we handle your data"),
    "send": ("Envoyer", "Send"),
    "needed": ("Ce champ est nécessaire.", "This field is needed."),
    "reach": (
        "Indiquez une adresse mail ou un téléphone, que nous puissions vous répondre.",
        "Give an e-mail address or a phone number, so that we can answer you.",
    ),
    "bad_email": (
        "Cette adresse mail semble incomplète, par exemple : nom@entreprise.fr",
        "This e-mail address looks incomplete, for instance: name@company.com",
    ),
    "must_consent": (
        "Sans votre accord, nous ne pouvons pas garder votre demande.",
        "Without your agreement we cannot keep your request.",
    ),
    "errors": ("Quelque chose manque encore :", "Something is still missing:"),
    "thanks.title": ("Merci, c'est bien reçu", "Thank you, we have it"),
    "thanks": (
        "Nous revenons vers vous très vite.",
        "We will get back to you very soon.",
    ),
    "slow.title": ("Un instant", "One moment"),
    "slow": (
        "Beaucoup de demandes arrivent en même temps. Réessayez dans une minute : rien de ce que vous avez écrit n'a été gardé.",
        "Many requests are coming in at once. Try again in a minute: nothing of what you wrote has been kept.",
    ),
    "unreadable.title": ("Demande illisible", "Unreadable request"),
    "unreadable": (
        "Nous n'avons pas pu lire votre demande. Rechargez la page et réessayez.",
        "We could not read your request. Reload the page and try again.",
    ),
    "later.title": ("Réessayez plus tard", "Try again later"),
    "later": (
        "Nous ne pouvons pas garder votre demande en ce moment. Réessayez dans quelques minutes.",
        "We cannot keep your request just now. Try again in a few minutes.",
    ),
    "back": ("Revenir au formulaire", "Back to the form"),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    return _said(TEXTS[key], language).format(**values)


def form_text(language: str, key: str) -> str:
    return _said(FORM[key], language)


def _said(pair: tuple[str, str], language: str) -> str:
    return pair[1] if language == "en" else typeset(pair[0])
