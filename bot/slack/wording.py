"""What the Slack room itself says to people."""

from __future__ import annotations

from bot.typography import NARROW, typeset

TEXTS: dict[str, dict[str, str]] = {
    "command_taken": {
        "fr": "C'est noté : je vous réponds dans nos messages privés.",
        "en": "Noted: I will answer you in our private messages.",
    },
    "command_help": {
        "fr": "Écrivez votre demande après la commande, par exemple « {command} aide ».",
        "en": "Write your request after the command, for example “{command} help”.",
    },
    "entrusted_privately": {
        "fr": "C'est noté : je m'en occupe et je vous réponds dans nos messages privés.",
        "en": "Noted: I am on it and will answer you in our private messages.",
    },
    "entrusted_already": {
        "fr": "Ce message m'a déjà été confié : je m'en occupe, il n'y a rien de plus à faire.",
        "en": "That message was already entrusted to me: I am on it, there is nothing more to do.",
    },
    "entrusted_ours": {
        "fr": "Ce message est de moi. Pour le reprendre, écrivez dans son fil ce que vous voulez changer.",
        "en": "That message is mine. To take it up again, write in its thread what you want changed.",
    },
    "shared_channel": {
        "fr": "Ce canal est partagé avec une autre entreprise : je n'y traite rien. Écrivez-moi en message privé.",
        "en": "This channel is shared with another company: I work nothing here. Write to me in a private message.",
    },
    "other_company": {
        "fr": "Je ne travaille que pour les personnes de l'entreprise qui m'a installé : je ne peux pas vous aider ici.",
        "en": "I only work for the people of the company that installed me: I cannot help you here.",
    },
    "form_late": {
        "fr": "Le formulaire n'a pas pu s'ouvrir à temps. Cliquez à nouveau.",
        "en": "The form could not open in time. Click again.",
    },
    "form_unknown": {
        "fr": "Ce formulaire n'est plus reconnu. Fermez-le et recommencez depuis le bouton.",
        "en": "This form is no longer known. Close it and start again from the button.",
    },
    "prompts_title": {
        "fr": "Que puis-je faire pour vous ?",
        "en": "What can I do for you?",
    },
    "files_refused": {
        "fr": "Slack n'a pas accepté ce qui devait suivre : {names}. Je le garde, rien n'est perdu.",
        "en": "Slack did not accept what should have followed: {names}. I am keeping it, nothing is lost.",
    },
    "live_title": {
        "fr": "Je m'en occupe",
        "en": "On it",
    },
    "live_stopped": {
        "fr": "Arrêté à votre demande",
        "en": "Stopped at your request",
    },
    "cut.rows": {"fr": "… et {n} lignes de plus{where}.", "en": "… and {n} more rows{where}."},
    "cut.rows.one": {"fr": "… et {n} ligne de plus{where}.", "en": "… and {n} more row{where}."},
    "cut.columns": {"fr": "… et {n} colonnes de plus{where}.", "en": "… and {n} more columns{where}."},
    "cut.columns.one": {"fr": "… et {n} colonne de plus{where}.", "en": "… and {n} more column{where}."},
    "cut.cells": {
        "fr": "{n} cases du tableau sont abrégées{where}.",
        "en": "{n} cells of the table are shortened{where}.",
    },
    "cut.cells.one": {
        "fr": "{n} case du tableau est abrégée{where}.",
        "en": "{n} cell of the table is shortened{where}.",
    },
    "cut.text": {"fr": "… {n} caractères de plus{where}.", "en": "… {n} more characters{where}."},
    "cut.text.one": {"fr": "… {n} caractère de plus{where}.", "en": "… {n} more character{where}."},
    "cut.items": {"fr": "… et {n} éléments de plus{where}.", "en": "… and {n} more items{where}."},
    "cut.items.one": {"fr": "… et {n} élément de plus{where}.", "en": "… and {n} more item{where}."},
    "cut.parts": {
        "fr": "… {n} passages du message ne tiennent pas ici{where}.",
        "en": "… {n} parts of the message do not fit here{where}.",
    },
    "cut.parts.one": {
        "fr": "… {n} passage du message ne tient pas ici{where}.",
        "en": "… {n} part of the message does not fit here{where}.",
    },
    "cut.buttons": {
        "fr": "… et {n} boutons de plus, qui ne tiennent pas ici{where}.",
        "en": "… and {n} more buttons, which do not fit here{where}.",
    },
    "cut.buttons.one": {
        "fr": "… et {n} bouton de plus, qui ne tient pas ici{where}.",
        "en": "… and {n} more button, which does not fit here{where}.",
    },
    "cut.where": {"fr": " : voir le fichier joint", "en": ": see the attached file"},
    "buttons_elsewhere": {
        "fr": "Les boutons ne peuvent pas s'afficher ici ({labels}) : ouvrez l'onglet Accueil de Commis.",
        "en": "The buttons cannot be shown here ({labels}): open the Home tab of Commis.",
    },
    "form_title": {"fr": "Formulaire", "en": "Form"},
    "form_submit": {"fr": "Valider", "en": "Submit"},
    "form_close": {"fr": "Annuler", "en": "Cancel"},
    "form_between": {"fr": "Entre {minimum} et {maximum}.", "en": "Between {minimum} and {maximum}."},
    "form_at_least": {"fr": "Au moins {minimum}.", "en": "At least {minimum}."},
    "form_at_most": {"fr": "Au plus {maximum}.", "en": "At most {maximum}."},
    "form_value_cut": {
        "fr": "La valeur était trop longue pour ce champ : seul son début est repris.",
        "en": "The value was too long for this field: only its beginning is kept.",
    },
    "form_options_cut": {
        "fr": "D'autres choix ne tiennent pas dans cette liste.",
        "en": "More choices do not fit in this list.",
    },
    "form_nothing": {"fr": "Il n'y a rien à remplir.", "en": "There is nothing to fill in."},
}  # fmt: skip


def tell(name: str, language: str, **values: object) -> str:
    """The text of that name; unknown languages read English."""
    texts = TEXTS[name]
    text = texts.get(language, texts["en"])
    return (typeset(text) if language == "fr" else text).format(**values)


def count(number: int, language: str) -> str:
    """A whole number with the language's thousands separator."""
    return f"{number:,}".replace(",", NARROW if language == "fr" else ",")
