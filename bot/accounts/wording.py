"""What is said to an account that nobody knows yet, and about accounts by the command."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "offer": (
        "Vous écrivez avec l'adresse {email} : êtes-vous {who} ?",
        "You are writing with the address {email}: are you {who}?",
    ),
    "offer.why": (
        "Je ne vous le demande qu'une fois. Ensuite je traite le message que vous venez de m'envoyer.",
        "I ask only once. Then I work the message you have just sent me.",
    ),
    "yes": ("C'est moi", "It's me"),
    "no": ("Ce n'est pas moi", "It's not me"),
    "look_private": (
        "Je dois d'abord savoir qui vous êtes : voyez vos messages privés. Je traite votre demande ici dès que vous y avez répondu.",
        "I need to know who you are first: see your private messages. I will work your request here as soon as you have answered there.",
    ),
    "remind": (
        "Dites-moi d'abord si c'est bien vous (la question est plus haut) : je traite ensuite ce message-ci.",
        "Tell me first whether it is you (the question is further up): then I will work this message.",
    ),
    "accepted": ("✔ C'est vous, {who} — {when}", "✔ It is you, {who} — {when}"),
    "declined": ("✘ Ce n'est pas vous — {when}", "✘ It is not you — {when}"),
    "by_operator": (
        "✔ Votre compte est rattaché à {who} par l'administration — {when}",
        "✔ Your account was linked to {who} by the administrator — {when}",
    ),
    "withdrawn": ("Cette question n'a plus lieu d'être.", "This question is no longer needed."),
    "renewed": ("Je vous repose la question plus bas.", "I am asking you again further down."),
    "not_anymore": (
        "Depuis ma question, quelque chose a changé dans votre compte ou dans la liste des personnes : je ne peux plus vous reconnaître par cette adresse.",
        "Since I asked, something has changed in your account or in the list of people: I cannot know you by that address any more.",
    ),
    "noted": ("C'est noté : je ne fais rien en votre nom.", "Noted: I do nothing in your name."),
    "already_linked": ("Ce compte est déjà rattaché à {who}.", "This account is already linked to {who}."),
    "already_declined": (
        "Vous avez déjà répondu que ce n'était pas vous.",
        "You have already answered that it is not you.",
    ),
    "not_yours": (
        "Cette question s'adresse à quelqu'un d'autre : seule cette personne peut y répondre.",
        "This question is for somebody else: only they can answer it.",
    ),
    "unknown": (
        "Ce bouton ne correspond à aucune question. Écrivez-moi votre demande.",
        "This button belongs to no question. Write me your request.",
    ),
    "no_answer": (
        "Je n'arrive pas à vérifier votre compte à l'instant. Réessayez dans une minute.",
        "I cannot verify your account just now. Try again in a minute.",
    ),
    "to_type": (
        "Il lui suffit de taper : `commis people link PERSONNE {account}`",
        "All they have to type is: `commis people link PERSON {account}`",
    ),
    "guest": (
        "Je ne réponds pas encore aux comptes invités : la personne qui m'administre peut rattacher le vôtre en tapant `commis people link PERSONNE {account}`.",
        "I do not answer guest accounts yet: whoever administers me can link yours by typing `commis people link PERSON {account}`.",
    ),
    "outsider": (
        "Je ne travaille qu'avec les personnes de l'entreprise où je suis : adressez-vous à elles directement.",
        "I only work with the people of the company I am in: please write to them directly.",
    ),
    "alert": (
        "Le compte {account} agit désormais au nom de {who} ({role}) : son adresse vérifiée est la sienne. Si ce n'est pas voulu : `commis people unlink {account}`",
        "The account {account} now acts as {who} ({role}): it has their verified address. If that is not meant to be: `commis people unlink {account}`",
    ),
    "command.linked": ("{account} est le compte de {who} ({id}).", "{account} is the account of {who} ({id})."),
    "command.moved": (
        "{account} est le compte de {who} ({id}) ; c'était celui de {before}.",
        "{account} is the account of {who} ({id}); it was that of {before}.",
    ),
    "command.same": (
        "{account} était déjà le compte de {who} ({id}) : rien n'a changé.",
        "{account} was the account of {who} ({id}) already: nothing has changed.",
    ),
    "command.unlinked": (
        "{account} n'est plus le compte de personne ; c'était celui de {before}. Il ne lui sera plus proposé.",
        "{account} is nobody's account any more; it was that of {before}. It will not be offered to them again.",
    ),
    "command.nobody": ("{account} n'est le compte de personne.", "{account} is nobody's account."),
    "command.bad_platform": (
        "« {platform} » n'est pas une plateforme dont les comptes se rattachent. Il y a : {known}.",
        "“{platform}” is not a platform whose accounts can be linked. There are: {known}.",
    ),
    "command.bad_account": (
        "« {account} » n'est pas un compte de {platform}. Il s'écrit {platform}:ESPACE/COMPTE, par exemple {example}.",
        "“{account}” is not an account of {platform}. It is written {platform}:WORKSPACE/ACCOUNT, for instance {example}.",
    ),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language; in both, one per line, when the language is neither."""
    french, english = SENTENCES[key]
    said = {"fr": [typeset(french)], "en": [english]}.get(language, [typeset(french), english])
    return "\n".join(sentence.format(**values) for sentence in said)
