"""What is said about opinions, to colleagues and to customers, in French and in English."""

from __future__ import annotations

from bot.typography import NARROW, typeset

SENTENCES: dict[str, tuple[str, str]] = {
    # --- to colleagues
    "why": (
        "Qu'est-ce qui n'allait pas ?",
        "What was wrong?",
    ),
    "why.about": ("Votre avis sur : {about}", "Your opinion of: {about}"),
    "why.open": ("Voir le message", "See the message"),
    "why.button": ("Le dire en une phrase", "Say it in a sentence"),
    "why.title": ("Votre avis", "Your opinion"),
    "why.submit": ("Envoyer", "Send"),
    "why.hint": (
        "Gardé avec votre avis, pour améliorer le travail. Votre nom n'est pas publié.",
        "Kept with your opinion, to make the work better. Your name is not published.",
    ),
    "why.empty": ("Écrivez quelques mots.", "Write a few words."),
    "why.long": ("C'est trop long : {limit} caractères au plus.", "That is too long: {limit} characters at most."),
    "why.thanks": ("Merci, c'est noté.", "Thank you, noted."),
    "why.turned": (
        "Vous avez changé d'avis entre-temps : il n'y a plus rien à expliquer.",
        "You have changed your mind meanwhile: there is nothing left to explain.",
    ),
    "unknown": ("Ce bouton n'est plus connu.", "This button is not known any more."),
    "not_yours": ("Cet avis n'est pas le vôtre.", "That opinion is not yours."),
    "stranger": (
        "Votre compte n'est rattaché à personne : votre avis ne peut pas être gardé.",
        "Your account belongs to nobody here: your opinion cannot be kept.",
    ),
    "request": (
        "Une réaction ne décide rien : pour approuver ou refuser, utilisez les boutons de la demande.",
        "A reaction decides nothing: to approve or reject, use the buttons of the request.",
    ),
    # --- the customer's page
    "page.title": ("Votre avis", "Your opinion"),
    "page.ask": ("Votre demande a-t-elle été bien traitée ?", "Was your request handled well?"),
    "page.intro": (
        "Un clic nous aide à mieux faire. Votre réponse ne vaut ni commande ni acceptation d'un devis.",
        "One click helps us do better. Your answer is neither an order nor the acceptance of a quote.",
    ),
    "page.good": ("Oui, tout à fait", "Yes, entirely"),
    "page.bad": ("Non, pas tout à fait", "No, not quite"),
    "page.words": ("Un mot de plus, si vous le souhaitez", "A word more, if you like"),
    "page.hint": ("Facultatif. {limit} caractères au plus.", "Optional. {limit} characters at most."),
    "page.send": ("Envoyer", "Send"),
    "page.choose": ("Choisissez une réponse.", "Choose an answer."),
    "page.errors": ("Il manque quelque chose :", "Something is missing:"),
    "thanks.title": ("Merci", "Thank you"),
    "thanks": (
        "Votre avis nous est bien parvenu. Vous pouvez fermer cette page.",
        "We have received your opinion. You can close this page.",
    ),
    "change": ("Changer ma réponse", "Change my answer"),
    "unknown_link.title": ("Lien inconnu", "Unknown link"),
    "unknown_link": (
        "Ce lien n'est pas complet. Ouvrez-le à nouveau depuis le message que vous avez reçu.",
        "This link is not complete. Open it again from the message you received.",
    ),
    "expired.title": ("Lien expiré", "Link expired"),
    "expired": (
        "Ce lien n'est plus valable. Pour nous dire quelque chose, répondez au message que vous avez reçu.",
        "This link is no longer valid. To tell us something, reply to the message you received.",
    ),
    "slow.title": ("Un instant", "One moment"),
    "slow": (
        "Trop de réponses à la fois. Attendez une minute, puis recommencez.",
        "Too many answers at once. Wait a minute, then try again.",
    ),
    "unreadable.title": ("Réponse illisible", "Unreadable answer"),
    "unreadable": (
        "Votre réponse n'a pas pu être lue. Recommencez, s'il vous plaît.",
        "Your answer could not be read. Please try again.",
    ),
    "later.title": ("Pas tout de suite", "Not just now"),
    "later": (
        "Votre avis ne peut pas être gardé pour le moment. Recommencez dans quelques minutes, s'il vous plaît.",
        "Your opinion cannot be kept at the moment. Please try again in a few minutes.",
    ),
    "back": ("Revenir à la question", "Back to the question"),
}


def number(value: int, language: str) -> str:
    return f"{value:,}" if language == "en" else f"{value:,}".replace(",", NARROW)


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
