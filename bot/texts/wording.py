"""What is said about files of texts, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

SENTENCES: dict[str, tuple[str, str]] = {
    "name": ("« {file} » ne dit pas de quel texte il s'agit. Nommez le fichier comme {example}.",
        "“{file}” does not tell which text it is. Name the file like {example}."),
    "not_text": ("Ce n'est pas un fichier de texte (UTF-8).", "This is no text file (UTF-8)."),
    "too_large": ("Le fichier est trop grand.", "The file is too large."),
    "cannot_read": ("Impossible de le lire ({why}).", "It cannot be read ({why})."),
    "subject": ("La première ligne doit donner l'objet : « Objet: … ».", "The first line must give the subject: “Subject: …”."),
    "no_folder": ("{folder} n'est pas un dossier.", "{folder} is no folder."),
    "no_files": ("Aucun texte dans {folder} (des fichiers comme {example}).", "No text in {folder} (files like {example})."),
    "cannot_write": ("Impossible d'écrire dans {folder} ({why}).", "Cannot write to {folder} ({why})."),
    "where": ("{file} : {text}", "{file}: {text}"),
    "good": ("{file} : rien à redire.", "{file}: nothing to say against it."),
    "exported": ("{count} textes écrits dans {folder}.", "{count} texts written to {folder}."),
    "imported": ("{count} textes changés, {same} inchangés.", "{count} texts changed, {same} unchanged."),
    "would": ("{count} textes seraient changés, {same} inchangés.", "{count} texts would be changed, {same} unchanged."),
    "unknown": ("Il n'y a pas de texte « {name} ». Les textes : {known}.", "There is no text “{name}”. The texts: {known}."),
    "not_allowed": ("{who} ne peut pas changer les textes : il faut le rôle {role}.",
        "{who} may not change texts: that takes the role {role}."),
    "nobody": ("Personne n'a le rôle {role}, qui peut changer les textes.", "Nobody has the role {role}, who may change texts."),
    "no_roles": ("L'entreprise n'a pas de rôles.", "The company has no roles."),
    "ours": ("d'origine", "as shipped"),
    "own": ("le vôtre", "your own"),
    "manner.formal": ("formel", "formal"),
    "manner.warm": ("chaleureux", "warm"),
}  # fmt: skip


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French unless it is "en"), its blanks filled."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)
