"""What is said about people: roles by name, and what is wrong in the files they come from."""

from __future__ import annotations

from bot.typography import typeset

ROLES: dict[str, tuple[str, str]] = {
    "employee": ("collaborateur", "employee"),
    "sales_lead": ("responsable commercial", "sales lead"),
    "director": ("direction", "director"),
}

LOCAL_NAMES: dict[str, tuple[str, str]] = {
    "employee": ("Camille Durand", "Emma Clarke"),
    "sales_lead": ("Lucas Moreau", "Oliver Hughes"),
    "director": ("Hélène Faure", "Margaret Stone"),
}
"""Who works in a home where nobody has been entered yet."""

SENTENCES: dict[str, tuple[str, str]] = {
    "unknown": (
        "Personne ne s'appelle « {spec} ». Il y a : {people}.",
        "Nobody is called “{spec}”. There are: {people}.",
    ),
    "nobody": (
        "Personne n'est encore enregistré : chargez people.csv avec `commis import`.",
        "Nobody has been entered yet: load people.csv with `commis import`.",
    ),
    "ambiguous": (
        "« {spec} » désigne plusieurs personnes : {people}. Donnez l'identifiant ou le nom complet.",
        "“{spec}” means several people: {people}. Give the id or the full name.",
    ),
    "vacant": (
        "Personne d'actif n'a le rôle « {spec} ». Il y a : {people}.",
        "Nobody active holds the role “{spec}”. There are: {people}.",
    ),
    "more": ("et {count} autres", "and {count} more"),
    "line": ("{file}, ligne {line}, {column} : {text}", "{file}, line {line}, {column}: {text}"),
    "row": ("{file}, ligne {line} : {text}", "{file}, line {line}: {text}"),
    "missing_column": (
        "il manque la colonne « {column} ». Colonnes attendues : {expected}.",
        "the column “{column}” is missing. Expected columns: {expected}.",
    ),
    "duplicate_column": ("la colonne « {column} » est là deux fois.", "the column “{column}” is there twice."),
    "too_many_cells": ("la ligne a plus de cellules que d'en-têtes.", "the row has more cells than there are headers."),
    "required": ("la cellule est vide.", "the cell is empty."),
    "duplicate": ("« {text} » est déjà à la ligne {first}.", "“{text}” is already on line {first}."),
    "unknown_role": (
        "le rôle « {text} » n'existe pas. Il y a : {roles}.",
        "there is no role “{text}”. There are: {roles}.",
    ),
    "bad_zone": (
        "« {text} » n'est pas un fuseau horaire, par exemple Europe/Paris.",
        "“{text}” is not a time zone, for instance Europe/Paris.",
    ),
    "bad_language": (
        "« {text} » n'est pas une langue connue : fr ou en.",
        "“{text}” is not a known language: fr or en.",
    ),
    "bad_email": ("« {text} » n'est pas une adresse de courriel.", "“{text}” is not an e-mail address."),
    "bad_rank": (
        "« {text} » n'est pas un rang : un nombre entier de 0 à 1000.",
        "“{text}” is not a rank: a whole number from 0 to 1000.",
    ),
    "bad_limit": (
        "« {text} » n'est pas une limite : un nombre positif, ou rien pour aucune limite.",
        "“{text}” is not a limit: a positive number, or nothing for no limit.",
    ),
    "bad_yes_no": ("« {text} » n'est ni oui ni non.", "“{text}” is neither yes nor no."),
    "bad_date": (
        "« {text} » n'est pas une date : 2026-12-31 ou 31/12/2026.",
        "“{text}” is not a date: 2026-12-31 or 31/12/2026.",
    ),
    "bad_text": (
        "« {text} » contient des caractères qui ne se lisent pas.",
        "“{text}” holds characters that cannot be read.",
    ),
    "formula": ("« {text} » est une formule de tableur.", "“{text}” is a spreadsheet formula."),
    "too_long": (
        "le texte est trop long : {limit} caractères au plus.",
        "the text is too long: {limit} characters at most.",
    ),
    "unknown_delegate": (
        "« {text} » n'est personne de ce fichier ni de l'entreprise.",
        "“{text}” is nobody of this file or of the company.",
    ),
    "absent_backwards": (
        "l'absence commence le jour du retour ou après.",
        "the absence begins on the day of the return or after it.",
    ),
    "own_delegate": ("une personne ne se remplace pas elle-même.", "nobody stands in for themselves."),
    "unreadable": ("{file} ne peut pas être lu : {why}.", "{file} cannot be read: {why}."),
    "no_rows": ("le fichier n'a aucune ligne sous les en-têtes.", "the file has no row below its headers."),
}


def tell(language: str, key: str, **values: object) -> str:
    """The sentence in that language (French when the language is neither)."""
    french, english = SENTENCES[key]
    return (english if language == "en" else typeset(french)).format(**values)


def role_label(name: str, language: str) -> str:
    """How people call the role; a company's own roles are called as they are written."""
    known = ROLES.get(name)
    if known is None:
        return name.replace("_", " ")
    return known[1] if language == "en" else known[0]


def local_name(role: str, language: str) -> str:
    french, english = LOCAL_NAMES[role]
    return english if language == "en" else french
