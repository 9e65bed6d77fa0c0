"""What the command prints to people, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

TEXTS: dict[str, dict[str, str]] = {
    "preparing": {
        "fr": "Préparation de l'entreprise d'exemple…",
        "en": "Preparing the sample company…",
    },
    "no_books": {
        "fr": "Les livres sont vides : chargez-les avec `commis import DOSSIER`.",
        "en": "The books are empty: load them with `commis import FOLDER`.",
    },
    "already_running": {
        "fr": "Un autre Commis travaille déjà sur le dossier {home}. Arrêtez-le, ou choisissez un autre dossier avec COMMIS_HOME.",
        "en": "Another Commis is already working on the folder {home}. Stop it, or choose another folder with COMMIS_HOME.",
    },
    "demo_ready": {
        "fr": (
            "Le bureau est ouvert : {address}\n"
            "  Écrivez par exemple « Devis pour Bellerive : 3 moulins et 12 tasses ».\n"
            "  Les mails partent dans {home}/mail (un Maildir : rien ne sort de cette machine).\n"
            "  Ctrl-C pour arrêter ; tout est gardé dans {home}."
        ),
        "en": (
            "The desk is open: {address}\n"
            "  Write for instance “Quote for Nordlys: 3 grinders and 12 cups”.\n"
            "  Mails go to {home}/mail (a Maildir: nothing leaves this machine).\n"
            "  Ctrl-C to stop; everything is kept in {home}."
        ),
    },
    "run_ready": {
        "fr": "Commis est au travail : {address} (données : {home}). Ctrl-C pour arrêter.",
        "en": "Commis is at work: {address} (data: {home}). Ctrl-C to stop.",
    },
    "stopping": {
        "fr": "Arrêt : ce qui est en cours se termine…",
        "en": "Stopping: what is under way is being finished…",
    },
    "no_folder": {
        "fr": "Le dossier {folder} n'existe pas ou ne peut pas être lu.",
        "en": "The folder {folder} does not exist or cannot be read.",
    },
    "no_files": {
        "fr": "Aucun fichier connu dans {folder}. Attendus : {names}.",
        "en": "No known file in {folder}. Expected: {names}.",
    },
    "file_done": {
        "fr": "{file} : {added} ajoutés, {updated} modifiés, {unchanged} inchangés",
        "en": "{file}: {added} added, {updated} updated, {unchanged} unchanged",
    },
    "file_refused": {
        "fr": "{file} : rien n'a été chargé, {errors} erreur(s)",
        "en": "{file}: nothing was loaded, {errors} error(s)",
    },
    "exported": {
        "fr": "Exporté dans {folder} : {names}",
        "en": "Exported to {folder}: {names}",
    },
    "cannot_write": {
        "fr": "Impossible d'écrire dans {folder} : {why}.",
        "en": "Cannot write to {folder}: {why}.",
    },
    "migrated": {
        "fr": "La base est à jour (schéma {revision}).",
        "en": "The database is up to date (schema {revision}).",
    },
    "set": {"fr": "défini", "en": "set"},
    "default": {"fr": "par défaut", "en": "default"},
}


def text(name: str, language: str, **values: object) -> str:
    if language == "fr":
        return typeset(TEXTS[name]["fr"]).format(**values)
    return TEXTS[name]["en"].format(**values)


def preparing(language: str) -> str:
    return text("preparing", language)


def no_books(language: str) -> str:
    return text("no_books", language)


def already_running(home: str, language: str) -> str:
    return text("already_running", language, home=home)


def demo_ready(address: str, home: str, language: str) -> str:
    return text("demo_ready", language, address=address, home=home)


def run_ready(address: str, home: str, language: str) -> str:
    return text("run_ready", language, address=address, home=home)


def stopping(language: str) -> str:
    return text("stopping", language)
