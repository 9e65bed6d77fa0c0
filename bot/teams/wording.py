"""What the Teams room itself says to people."""

from __future__ import annotations

from bot.typography import NARROW, typeset

TEXTS: dict[str, dict[str, str]] = {
    "entrusted_privately": {
        "fr": "C'est noté : je m'en occupe et je vous réponds dans notre conversation privée.",
        "en": "Noted: I am on it and will answer you in our private conversation.",
    },
    "entrusted_here": {
        "fr": "C'est noté : je m'en occupe et je réponds sous le message.",
        "en": "Noted: I am on it and will answer below the message.",
    },
    "entrusted_already": {
        "fr": "Ce message m'a déjà été confié : je m'en occupe, il n'y a rien de plus à faire.",
        "en": "That message was already entrusted to me: I am on it, there is nothing more to do.",
    },
    "entrusted_ours": {
        "fr": "Ce message est de moi. Pour le reprendre, répondez-y en écrivant ce que vous voulez changer.",
        "en": "That message is mine. To take it up again, reply to it with what you want changed.",
    },
    "entrusted_nothing": {
        "fr": "Ce message n'a pas de texte que je puisse lire : il n'y a rien à traiter.",
        "en": "That message has no text that I can read: there is nothing to work on.",
    },
    "other_company": {
        "fr": "Je ne travaille que pour les personnes de l'entreprise qui m'a installé : je ne peux pas vous aider ici.",
        "en": "I only work for the people of the company that installed me: I cannot help you here.",
    },
    "anonymous": {
        "fr": "Je ne sais pas qui vous êtes : connectez-vous à Teams avec le compte de votre entreprise pour m'écrire.",
        "en": "I do not know who you are: sign in to Teams with your company's account to write to me.",
    },
    "welcome_team": {
        "fr": "Bonjour, je suis Commis. Mentionnez-moi dans un message pour me confier un devis ou une question : "
        "je réponds dans le fil.",
        "en": "Hello, I am Commis. Mention me in a message to hand me a quote or a question: I answer in the thread.",
    },
    "welcome_group": {
        "fr": "Bonjour, je suis Commis. Mentionnez-moi pour me confier un devis ou une question.",
        "en": "Hello, I am Commis. Mention me to hand me a quote or a question.",
    },
    "form_unknown": {
        "fr": "Ce formulaire n'est plus reconnu. Recommencez depuis le bouton.",
        "en": "This form is no longer known. Start again from the button.",
    },
    "act_unknown": {
        "fr": "Cette carte n'est plus reconnue. Écrivez-moi votre demande.",
        "en": "This card is no longer known. Write your request to me.",
    },
    "act_done": {"fr": "C'est fait.", "en": "Done."},
    "act_repeated": {
        "fr": "C'est déjà pris en compte : il n'y a rien de plus à faire.",
        "en": "That is already taken into account: there is nothing more to do.",
    },
    "prompts_title": {"fr": "Que puis-je faire pour vous ?", "en": "What can I do for you?"},
    "buttons_for_others": {
        "fr": "Les boutons sont réservés aux personnes qui peuvent décider : {names}.",
        "en": "The buttons are for the people who may decide: {names}.",
    },
    "buttons_for_deciders": {
        "fr": "Les boutons sont réservés aux personnes qui peuvent décider.",
        "en": "The buttons are for the people who may decide.",
    },
    "files_refused": {
        "fr": "Teams n'a pas accepté ce qui devait suivre : {names}. Je le garde, rien n'est perdu.",
        "en": "Teams did not accept what should have followed: {names}. I am keeping it, nothing is lost.",
    },
    "live_title": {"fr": "Je m'en occupe", "en": "On it"},
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
    "cut.where": {"fr": " : voir le fichier joint", "en": ": see the attached file"},
    "form_submit": {"fr": "Valider", "en": "Submit"},
    "form_close": {"fr": "Annuler", "en": "Cancel"},
    # --- more keys are added below --------------------------------------------------------------------------------
    "cut.buttons": {
        "fr": "… et {n} boutons de plus, qui ne tiennent pas ici{where}.",
        "en": "… and {n} more buttons, which do not fit here{where}.",
    },
    "cut.buttons.one": {
        "fr": "… et {n} bouton de plus, qui ne tient pas ici{where}.",
        "en": "… and {n} more button, which does not fit here{where}.",
    },
    "form_title": {"fr": "Formulaire", "en": "Form"},
    "form_nothing": {"fr": "Il n'y a rien à remplir.", "en": "There is nothing to fill in."},
    "form_wrong": {"fr": "À corriger, puis à valider de nouveau.", "en": "To be corrected, then submitted again."},
    "form_required": {"fr": "Ce champ est obligatoire.", "en": "This field is required."},
    "form_email": {
        "fr": "Indiquez une adresse e-mail, par exemple nom@entreprise.fr.",
        "en": "Give an e-mail address, for example name@company.com.",
    },
    "form_number": {"fr": "Indiquez un nombre, par exemple 12,5.", "en": "Give a number, for example 12.5."},
    "form_integer": {"fr": "Indiquez un nombre entier.", "en": "Give a whole number."},
    "form_date": {"fr": "Indiquez une date.", "en": "Give a date."},
    "form_choice": {"fr": "Choisissez dans la liste.", "en": "Choose from the list."},
    "form_none": {"fr": "(aucun choix)", "en": "(no choice)"},
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
    "form_left_out": {
        "fr": "{n} champs ne tiennent pas ici : ils gardent leur valeur.",
        "en": "{n} fields do not fit here: they keep their values.",
    },
    "form_left_out.one": {
        "fr": "{n} champ ne tient pas ici : il garde sa valeur.",
        "en": "{n} field does not fit here: it keeps its value.",
    },
    "file_unknown": {
        "fr": "Ce lien ne mène à aucun fichier.",
        "en": "This link leads to no file.",
    },
    "file_link_ended": {
        "fr": "Ce lien n'est plus valable : redemandez le fichier à Commis.",
        "en": "This link is no longer valid: ask Commis for the file again.",
    },
    "file_later": {
        "fr": "Le fichier ne peut pas être lu pour l'instant : réessayez dans un moment.",
        "en": "The file cannot be read just now: try again in a moment.",
    },
    "file_download": {"fr": "Télécharger {file}", "en": "Download {file}"},
    "file_kept": {
        "fr": "Fichier que je ne peux pas joindre ici : {file}. Je le garde.",
        "en": "File that I cannot attach here: {file}. I am keeping it.",
    },
    "file_consent": {
        "fr": "Acceptez pour que je dépose ce fichier dans votre OneDrive.",
        "en": "Accept and I will put this file in your OneDrive.",
    },
    "file_declined": {
        "fr": "D'accord, je ne dépose pas {file}. Je le garde, redemandez-le-moi si besoin.",
        "en": "All right, I am not uploading {file}. I am keeping it, ask me for it when you need it.",
    },
    "file_not_uploaded": {
        "fr": "Je n'ai pas pu déposer {file} dans votre OneDrive. Je le garde, redemandez-le-moi.",
        "en": "I could not put {file} in your OneDrive. I am keeping it, ask me for it again.",
    },
    "message_as_file": {
        "fr": "Ce message est trop long pour Teams : il suit en entier dans un fichier.",
        "en": "This message is too long for Teams: it follows whole in a file.",
    },
}  # fmt: skip


def tell(name: str, language: str, **values: object) -> str:
    """The text of that name; unknown languages read English."""
    texts = TEXTS[name]
    text = texts.get(language, texts["en"])
    return (typeset(text) if language == "fr" else text).format(**values)


def count(number: int, language: str) -> str:
    """A whole number with the language's thousands separator."""
    return f"{number:,}".replace(",", NARROW if language == "fr" else ",")
