"""The sentences about files being imported, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping

NARROW = "\u202f"
NO_BREAK = "\u00a0"

SENTENCES: dict[str, dict[str, str]] = {
    "fr": {
        # the folder and the file
        "no_folder": "ce dossier n'existe pas ou ne peut pas être lu.",
        "no_files": "aucun fichier connu dans ce dossier. Fichiers attendus : {names}.",
        "unknown_file": "fichier inconnu, ignoré. Fichiers attendus : {names}.",
        "file_twice": "« {other} » décrit déjà la même chose : gardez un seul des deux fichiers.",
        "unreadable": "le fichier ne peut pas être lu (droits d'accès, ou ce n'est pas un fichier).",
        "too_big": "le fichier dépasse {megabytes} Mo : découpez-le.",
        "empty": "le fichier est vide.",
        "no_rows": "le fichier n'a aucune ligne sous ses titres de colonnes.",
        "workbook": "c'est un classeur Excel : enregistrez-le au format CSV (UTF-8).",
        "binary": "ce n'est pas un fichier texte : enregistrez-le au format CSV (UTF-8).",
        "mixed_encoding": "le texte mélange deux encodages : enregistrez le fichier en UTF-8.",
        "encoding_guessed": "le fichier n'est pas en UTF-8 ; lu en Windows-1252. Vérifiez les accents.",
        "missing_columns": "colonnes obligatoires absentes : {columns}.",
        "unknown_column": "colonne inconnue, ignorée.",
        "column_twice": "même colonne que « {other} » : gardez-en une seule.",
        "quote_open": "un guillemet (\") ouvert n'est jamais fermé.",
        "quote_stray": "un guillemet (\") est mal placé ; dans une cellule entre guillemets, il s'écrit deux fois.",
        "cell_too_long": "une cellule est démesurée ; un guillemet (\") n'est sans doute pas fermé.",
        "too_few_cells": "{found} cellules au lieu de {expected}.",
        "too_many_cells": "{found} cellules au lieu de {expected} ; guillemets oubliés autour d'un texte ?.",
        "more_errors": "et {count} autres erreurs.",
        "more_warnings": "et {count} autres avertissements.",
        "refused": "les données ont été refusées par la base : {reason}",
        # a cell
        "required": "cette cellule ne peut pas être vide.",
        "too_long": "le texte dépasse {limit} caractères.",
        "control": "la cellule contient des caractères de contrôle invisibles : retapez-la.",
        "formula": "« {text} » ressemble à une formule de tableur (=, +, - ou @ au début) : mettez sa valeur.",
        "damaged": "« {text} » a perdu des caractères (�) : corrigez-le.",
        "not_number": "« {text} » n'est pas un nombre.",
        "unclear_number": "« {text} » est ambigu (milliers ou décimales ?) : écrivez 1250 ou 1.25.",
        "currency": "« {text} » n'est pas en euros.",
        "too_large": "« {text} » est un nombre démesuré.",
        "too_small": "« {text} » ne peut pas être inférieur à {minimum}.",
        "rounded": "« {text} » est arrondi à {value}.",
        "not_percent": "« {text} » n'est pas un pourcentage entre 0 et 100.",
        "rate_fraction": "« {text} » est lu comme {value} %.",
        "rate_unusual": "« {text} » n'est pas un taux de TVA français ; gardé tel quel.",
        "discount_small": "« {text} » est lu comme un pourcentage inférieur à 1 % ; pour 10 %, écrivez 10.",
        "not_date": "« {text} » n'est pas une date ; écrivez 2026-11-23 ou 23/11/2026.",
        "short_year": "« {text} » : écrivez l'année en quatre chiffres.",
        "not_yes_no": "« {text} » n'est ni oui ni non.",
        "not_days": "« {text} » n'est pas un nombre entier entre {least} et {most}.",
        "not_segment": "« {text} » n'est pas un segment : standard, loyal (fidèle) ou vip.",
        "language": "« {text} » n'est ni français ni anglais ; nous écrirons en anglais.",
        "email": "« {text} » n'est pas une adresse e-mail valable.",
        "siren": "« {text} » n'est pas un SIREN valable ; gardé tel quel.",
        "siret": "« {text} » n'est pas un SIRET valable ; gardé tel quel.",
        "vat_number": "« {text} » n'est pas un numéro de TVA valable ; gardé tel quel.",
        "iban": "« {text} » n'est pas un IBAN valable ; gardé tel quel.",
        # a row
        "duplicate": "« {key} » est déjà à la ligne {first}.",
        "unknown_customer": "le client « {name} » n'existe pas ; ajoutez-le à customers.csv.",
        "unknown_supplier": "le fournisseur « {name} » n'existe pas ; ajoutez-le à suppliers.csv.",
        "unknown_sku": "l'article « {name} » n'existe pas ; ajoutez-le à products.csv.",
        "unknown_key": "réglage « {key} » inconnu, ignoré.",
        "order_differs": "la commande « {number} » a un autre fournisseur ou une autre date à la ligne {first}.",
        "due_before_issued": "l'échéance précède la date de la facture.",
        "paid_too_much": "le montant payé dépasse le total.",
        "received_too_much": "la quantité reçue dépasse la quantité commandée.",
        "no_article": "il faut une référence (sku) ou une description.",
        "no_quantity": "la quantité ne peut pas être nulle.",
    },
    "en": {
        "no_folder": "this folder does not exist or cannot be read.",
        "no_files": "no known file in this folder. Expected files: {names}.",
        "unknown_file": "unknown file, ignored. Expected files: {names}.",
        "file_twice": "“{other}” already describes the same thing: keep only one of the two files.",
        "unreadable": "the file cannot be read (access rights, or it is not a file).",
        "too_big": "the file is larger than {megabytes} MB: split it.",
        "empty": "the file is empty.",
        "no_rows": "the file has no row below its header.",
        "workbook": "this is an Excel workbook: save it as CSV (UTF-8).",
        "binary": "this is not a text file: save it as CSV (UTF-8).",
        "mixed_encoding": "the text mixes two encodings: save the file as UTF-8.",
        "encoding_guessed": "the file is not UTF-8; read as Windows-1252. Check the accents.",
        "missing_columns": "required columns are missing: {columns}.",
        "unknown_column": "unknown column, ignored.",
        "column_twice": "same column as “{other}”: keep only one.",
        "quote_open": 'a quote (") is opened and never closed.',
        "quote_stray": 'a quote (") is out of place; inside a quoted cell it is written twice.',
        "cell_too_long": 'a cell is far too long; a quote (") is probably not closed.',
        "too_few_cells": "{found} cells instead of {expected}.",
        "too_many_cells": "{found} cells instead of {expected}: quotes forgotten around a text?",
        "more_errors": "and {count} more errors.",
        "more_warnings": "and {count} more warnings.",
        "refused": "the database refused the data: {reason}",
        "required": "this cell cannot be empty.",
        "too_long": "the text is longer than {limit} characters.",
        "control": "the cell holds invisible control characters: type it again.",
        "formula": "“{text}” looks like a spreadsheet formula (=, +, - or @ at the start): put its value.",
        "damaged": "“{text}” has lost characters (�): correct it.",
        "not_number": "“{text}” is not a number.",
        "unclear_number": "“{text}” is ambiguous (thousands or decimals?): write 1250 or 1.25.",
        "currency": "“{text}” is not in euros.",
        "too_large": "“{text}” is far too large.",
        "too_small": "“{text}” cannot be below {minimum}.",
        "rounded": "“{text}” is rounded to {value}.",
        "not_percent": "“{text}” is not a percentage between 0 and 100.",
        "rate_fraction": "“{text}” is read as {value}%.",
        "rate_unusual": "“{text}” is not a French VAT rate; kept as it is.",
        "discount_small": "“{text}” is read as a percentage below 1%; for 10%, write 10.",
        "not_date": "“{text}” is not a date; write 2026-11-23 or 23/11/2026.",
        "short_year": "“{text}”: write the year with four digits.",
        "not_yes_no": "“{text}” is neither yes nor no.",
        "not_days": "“{text}” is not a whole number between {least} and {most}.",
        "not_segment": "“{text}” is not a segment: standard, loyal or vip.",
        "language": "“{text}” is neither French nor English; we will write in English.",
        "email": "“{text}” is not a valid e-mail address.",
        "siren": "“{text}” is not a valid SIREN; kept as it is.",
        "siret": "“{text}” is not a valid SIRET; kept as it is.",
        "vat_number": "“{text}” is not a valid VAT number; kept as it is.",
        "iban": "“{text}” is not a valid IBAN; kept as it is.",
        "duplicate": "“{key}” is already on line {first}.",
        "unknown_customer": "there is no customer “{name}”; add it to customers.csv.",
        "unknown_supplier": "there is no supplier “{name}”; add it to suppliers.csv.",
        "unknown_sku": "there is no product “{name}”; add it to products.csv.",
        "unknown_key": "unknown setting “{key}”, ignored.",
        "order_differs": "order “{number}” has another supplier or date on line {first}.",
        "due_before_issued": "the due date is before the invoice's date.",
        "paid_too_much": "the amount paid is above the total.",
        "received_too_much": "the quantity received is above the quantity ordered.",
        "no_article": "a reference (sku) or a description is needed.",
        "no_quantity": "the quantity cannot be zero.",
    },
}


def problem(language: str, file: str, line: int, column: str, code: str, values: Mapping[str, str]) -> str:
    """ "products.csv, ligne 12, colonne unit_price : « 12,,5 » n'est pas un nombre." """
    if language == "fr":
        place = file + (f", ligne {line}" if line else "") + (f", colonne {column}" if column else "")
        return f"{place}{NO_BREAK}: {typeset(SENTENCES['fr'][code]).format_map(values)}"
    place = file + (f", line {line}" if line else "") + (f", column {column}" if column else "")
    return f"{place}: {SENTENCES['en'][code].format_map(values)}"


def typeset(sentence: str) -> str:
    """French spacing: narrow before ; ! ? and %, no-break inside « » and before a colon."""
    for sign in ";!?%":
        sentence = sentence.replace(f" {sign}", f"{NARROW}{sign}")
    return sentence.replace(" :", f"{NO_BREAK}:").replace("« ", f"«{NO_BREAK}").replace(" »", f"{NO_BREAK}»")
