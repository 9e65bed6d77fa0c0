"""What the desk itself says to people: about messages it cannot take, mails it received, and what it stopped."""

from __future__ import annotations

from bot.typography import typeset

TEXTS: dict[str, dict[str, str]] = {
    "reading": {
        "fr": "Je lis votre message…",
        "en": "Reading your message…",
    },
    "unknown_button": {
        "fr": "Ce bouton n'est plus reconnu. Écrivez votre demande dans le fil, je la reprends.",
        "en": "This button is no longer known. Write your request in the thread and I will take it up.",
    },
    "stranger": {
        "fr": "Je ne vous connais pas encore : demandez à la personne qui m'administre de vous ajouter.",
        "en": "I do not know you yet: ask whoever administers me to add you.",
    },
    "nothing_to_stop": {
        "fr": "Il n'y a rien en cours à arrêter ici. Pour tout suspendre, écrivez « stop tout ».",
        "en": "There is nothing under way to stop here. To hold everything back, write “stop everything”.",
    },
    "stopped": {
        "fr": "C'est arrêté : ce qui n'était pas encore parti ne partira pas. Écrivez une modification pour reprendre.",
        "en": "Stopped: what had not left yet will not leave. Write a change to take it up again.",
    },
    "no_quote_here": {
        "fr": "Je ne vois pas de devis à modifier dans ce fil. Écrivez votre message dans le fil du devis, ou demandez-en un nouveau : « Devis pour … : … ».",
        "en": "I see no quote to change in this thread. Write in the quote's own thread, or ask for a new one: “Quote for …: …”.",
    },
    "unreadable_files": {
        "fr": "Je garde {names}, mais je ne sais lire que les fichiers texte et CSV. Que dois-je en faire ? Écrivez-le en une phrase.",
        "en": "I am keeping {names}, but I can only read text and CSV files. What should I do with it? Tell me in a sentence.",
    },
    "also_kept": {
        "fr": "Je garde aussi {names}, sans l'avoir lu : je ne lis que les fichiers texte et CSV.",
        "en": "I am also keeping {names} without having read it: I only read text and CSV files.",
    },
    "empty": {
        "fr": "Votre message est vide. Que puis-je faire pour vous ?",
        "en": "Your message is empty. What can I do for you?",
    },
    "too_long": {
        "fr": "Votre message est trop long pour que je le lise d'un trait. Découpez-le, ou joignez la liste en fichier CSV.",
        "en": "Your message is too long for me to read in one go. Split it, or attach the list as a CSV file.",
    },
    "binary": {
        "fr": "Votre message ne contient pas de texte lisible. Écrivez-le, ou joignez le fichier.",
        "en": "Your message holds no readable text. Write it out, or attach the file.",
    },
    "revised.edited": {
        "fr": "Vous avez modifié votre message après que je l'ai lu. Je continue avec la première version ({title}) : pour changer la demande, écrivez-le dans ce fil.",
        "en": "You edited your message after I read it. I am going on with the first version ({title}): to change the request, write it in this thread.",
    },
    "revised.deleted": {
        "fr": "Vous avez supprimé votre message. La demande n'est pas annulée pour autant ({title}) : écrivez « stop » dans ce fil pour l'arrêter.",
        "en": "You deleted your message. That does not cancel the request ({title}): write “stop” in this thread to stop it.",
    },
    "revised.it": {"fr": "votre demande", "en": "your request"},
    "held": {
        "fr": "C'est prêt, et rien ne part : je suis en pause. Cela partira à la reprise.",
        "en": "It is ready, and nothing leaves: I am paused. It will leave when I resume.",
    },
    "elsewhere": {
        "fr": "Je n'ai pas pu écrire dans le fil où vous me parliez ({why}) ; voici ce que j'y aurais dit.",
        "en": "I could not write in the thread where you spoke to me ({why}); here is what I would have said there.",
    },
    "elsewhere.not_found": {"fr": "il n'existe plus ou m'est fermé", "en": "it is gone, or closed to me"},
    "elsewhere.rejected": {"fr": "il ne m'accepte pas", "en": "it does not accept me"},
    "fetch_failed": {
        "fr": "Je n'ai pas pu ouvrir {names} ({why}), et je n'ai rien fait de votre message. Renvoyez-le avec le fichier, ou collez le texte ici.",
        "en": "I could not open {names} ({why}), and did nothing about your message. Send it again with the file, or paste the text here.",
    },
    "mail_unreadable": {
        "fr": "Un mail reçu n'a pas pu être lu ({why}). Il est gardé tel quel.",
        "en": "A received mail could not be read ({why}). It is kept as it came.",
    },
    "mail_quote": {
        "fr": "Demande de devis reçue par mail de {who}.",
        "en": "Quote request received by mail from {who}.",
    },
    "late": {
        "fr": "{what} ne répond pas pour l'instant. Je réessaie tout seul et je vous dis ici ce qu'il en est.",
        "en": "{what} is not answering just now. I keep trying by myself and will tell you here.",
    },
    "failed": {
        "fr": "Je n'ai pas pu traiter votre message ({why}). Rien n'est parti. Vous pouvez le renvoyer ; si cela se répète, donnez la référence {reference} à la personne qui m'administre.",
        "en": "I could not work your message ({why}). Nothing was sent. You can send it again; if it keeps happening, give the reference {reference} to whoever administers me.",
    },
    "fallback.unavailable": {
        "fr": "Le service qui m'aide à comprendre ne répond pas : je continue avec ma propre grammaire, en posant plus de questions.",
        "en": "The service that helps me understand is not answering: I go on with my own grammar, asking more questions.",
    },
    "fallback.cap": {
        "fr": "Le budget mensuel du modèle est atteint : je continue avec ma propre grammaire.",
        "en": "The model's monthly budget is used up: I go on with my own grammar.",
    },
    "fallback.rejected": {
        "fr": "Le modèle n'a pas donné de lecture utilisable : j'ai lu votre message avec ma propre grammaire.",
        "en": "The model gave no usable reading: I read your message with my own grammar.",
    },
    "fallback.misconfigured": {
        "fr": "La clé ou le nom du modèle est refusé : je continue avec ma propre grammaire. À vérifier avec `commis doctor`.",
        "en": "The model's key or name is refused: I go on with my own grammar. To be checked with `commis doctor`.",
    },
    "what.mail": {"fr": "Le serveur de mail", "en": "The mail server"},
    "what.books": {"fr": "La gestion commerciale", "en": "The company's books"},
    "what.other": {"fr": "Un service dont j'ai besoin", "en": "A service I need"},
    "why.defect": {"fr": "une erreur de ma part", "en": "an error of mine"},
    "why.unavailable": {"fr": "un service ne répond toujours pas", "en": "a service is still not answering"},
    "why.rejected": {"fr": "la demande a été refusée", "en": "the request was refused"},
    "why.not_found": {"fr": "une donnée n'existe plus", "en": "something no longer exists"},
    "why.misconfigured": {"fr": "un réglage est à corriger", "en": "a setting needs to be corrected"},
    "why.unknown": {"fr": "le résultat est incertain", "en": "the result is uncertain"},
    "why.store": {"fr": "la base ne répond pas", "en": "the database is not answering"},
}  # fmt: skip


def tell(name: str, language: str, **values: object) -> str:
    """The text of that name; unknown languages read English."""
    texts = TEXTS[name]
    text = texts.get(language, texts["en"])
    return (typeset(text) if language == "fr" else text).format(**values)


def late(kind: str, language: str) -> str:
    """What is not answering: by the kind of the effect that is put off ("mail", "books.…")."""
    what = kind.partition(".")[0]
    return tell("late", language, what=tell(f"what.{what}" if f"what.{what}" in TEXTS else "what.other", language))


def failed(kind: str, reference: str, language: str) -> str:
    return tell("failed", language, why=tell(f"why.{kind}", language), reference=reference)
