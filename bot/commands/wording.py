"""What the command prints to people, in French and in English."""

from __future__ import annotations

from typing import Any

from bot.commands.expected.wording import EXPECTED
from bot.typography import typeset

TEXTS: dict[str, dict[str, Any]] = {
    "preparing": {"fr": "Préparation de l'entreprise d'exemple…", "en": "Preparing the sample company…"},
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
    "other_port": {
        "fr": "Le port {wanted} est déjà pris : le bureau prend le {port}.",
        "en": "Port {wanted} is already taken: the desk takes {port}.",
    },
    "port_taken": {
        "fr": "Impossible d'écouter sur {where} : le port est déjà pris. Choisissez-en un autre avec COMMIS_PORT (0 : un port libre).",
        "en": "Cannot listen on {where}: the port is already taken. Choose another one with COMMIS_PORT (0: a free one).",
    },
    "no_folder": {
        "fr": "Le dossier {folder} n'existe pas ou ne peut pas être lu.",
        "en": "The folder {folder} does not exist or cannot be read.",
    },
    "not_a_folder": {
        "fr": "{folder} n'est pas un dossier : donnez celui qui contient les fichiers CSV.",
        "en": "{folder} is not a folder: give the one that holds the CSV files.",
    },
    "no_files": {
        "fr": "Aucun fichier connu dans {folder}. Attendus : {names}.",
        "en": "No known file in {folder}. Expected: {names}.",
    },
    "file_done": {
        "fr": "{file} : {added} ajoutés, {updated} modifiés, {unchanged} inchangés",
        "en": "{file}: {added} added, {updated} updated, {unchanged} unchanged",
    },
    "leads_claimed": {
        "fr": "{count} prospects sont notés et classés en arrière-plan ; un message dira le résultat.",
        "en": "{count} leads are being recorded and classed in the background; one message will say what came of it.",
    },
    "file_refused": {
        "fr": "{file} : rien n'a été chargé. Erreurs : {errors}",
        "en": "{file}: nothing was loaded. Errors: {errors}",
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
    "no_text": {
        "fr": 'Écrivez un message : commis ask "Devis pour …" (ou - pour le lire sur l\'entrée standard).',
        "en": 'Write a message: commis ask "Quote for …" (or - to read it from standard input).',
    },
    "long_conversation": {
        "fr": "L'identifiant de conversation est trop long ({limit} caractères au plus).",
        "en": "The conversation's id is too long ({limit} characters at most).",
    },
    "no_approval": {
        "fr": "Aucune demande d'approbation « {approval} ». Voyez `commis approvals`.",
        "en": "No approval request “{approval}”. See `commis approvals`.",
    },
    "no_verb": {
        "fr": "« {verb} » n'est pas une décision possible. Il y a : {verbs}.",
        "en": "“{verb}” is not a possible decision. There are: {verbs}.",
    },
    "bad_set": {
        "fr": "--set attend NOM=VALEUR, pas « {item} ».",
        "en": "--set expects NAME=VALUE, not “{item}”.",
    },
    "bad_port": {"fr": "--port attend un nombre de 0 à {last}.", "en": "--port expects a number from 0 to {last}."},
    "bad_limit": {"fr": "--limit attend un nombre à partir de 1.", "en": "--limit expects a number from 1 up."},
    "no_such_file": {"fr": "Le fichier {path} n'existe pas.", "en": "The file {path} does not exist."},
    "unreadable_file": {"fr": "Le fichier {path} ne peut pas être lu.", "en": "The file {path} cannot be read."},
    "large_file": {"fr": "Le fichier {path} dépasse 10 Mo.", "en": "The file {path} is larger than 10 MB."},
    "still_working": {
        "fr": "Le travail n'est pas fini au bout d'une minute ; il continue, voyez `commis cases`.",
        "en": "The work is not finished after a minute; it goes on, see `commis cases`.",
    },
    "status": {
        "fr": {
            "done": "C'est fait.",
            "needs_answer": "Une réponse est attendue dans cette conversation.",
            "needs_approval": "Une approbation est attendue.",
            "scheduled": "C'est gardé, et sera fait dès que possible.",
            "refused": "C'est refusé.",
            "failed": "Cela n'a pas pu être fait.",
        },
        "en": {
            "done": "Done.",
            "needs_answer": "An answer is awaited in this conversation.",
            "needs_approval": "An approval is awaited.",
            "scheduled": "It is kept, and will be done as soon as possible.",
            "refused": "It is refused.",
            "failed": "It could not be done.",
        },
    },
    "column": {
        "fr": {
            "id": "id",
            "case": "dossier",
            "role": "rôle",
            "amount": "montant HT",
            "state": "état",
            "requested_by": "demandé par",
            "expires_at": "expire le",
            "process": "processus",
            "status": "statut",
            "title": "objet",
            "asker": "demandeur",
            "changed_at": "modifié le",
            "seq": "n°",
            "at": "date",
            "actor": "acteur",
            "kind": "genre",
            "what": "quoi",
            "name": "nom",
            "email": "courriel",
            "language": "langue",
            "accounts": "comptes",
        },
        "en": {
            "id": "id",
            "case": "case",
            "role": "role",
            "amount": "amount excl. VAT",
            "state": "state",
            "requested_by": "requested by",
            "expires_at": "expires at",
            "process": "process",
            "status": "status",
            "title": "title",
            "asker": "asker",
            "changed_at": "changed at",
            "seq": "no.",
            "at": "at",
            "actor": "actor",
            "kind": "kind",
            "what": "what",
            "name": "name",
            "email": "e-mail",
            "language": "language",
            "accounts": "accounts",
        },
    },
    "ledger_whole": {
        "fr": "La chaîne du registre est vérifiée : aucune ligne n'a été changée ni retirée.",
        "en": "The ledger's chain is verified: no row was changed or removed.",
    },
    "ledger_broken": {
        "fr": "La chaîne du registre est rompue à la ligne {seq} : elle a été changée ou retirée.",
        "en": "The ledger's chain is broken at row {seq}: it was changed or removed.",
    },
    "home_unusable": {
        "fr": "Le dossier de données ne peut pas être utilisé ({why}). Choisissez-en un autre avec COMMIS_HOME.",
        "en": "The data folder cannot be used ({why}). Choose another one with COMMIS_HOME.",
    },
    "store": {
        "fr": {
            "locked": "La base de données est verrouillée par un autre programme",
            "full": "Le disque est plein, ou défaillant",
            "read_only": "La base de données ou son dossier est en lecture seule",
            "unreachable": "La base de données ne peut pas être ouverte ; voyez COMMIS_DATABASE_URL et COMMIS_HOME",
        },
        "en": {
            "locked": "The database is locked by another program",
            "full": "The disk is full, or failing",
            "read_only": "The database or its folder is read-only",
            "unreachable": "The database cannot be opened; see COMMIS_DATABASE_URL and COMMIS_HOME",
        },
    },
    "schema_too_new": {
        "fr": "La base de données vient d'une version plus récente de Commis : installez cette version, ou restaurez une sauvegarde d'avant.",
        "en": "The database is of a newer release of Commis: install that release, or restore a backup from before it.",
    },
    "schema_missing": {
        "fr": "La base de données n'est pas au schéma de cette version : lancez `commis migrate`.",
        "en": "The database does not have this release's schema: run `commis migrate`.",
    },
    "system": {"fr": "{where} : {why}", "en": "{where}: {why}"},
    "defect": {
        "fr": "une erreur de Commis lui-même ({what}) ; COMMIS_LOG_LEVEL=debug en montre le détail.",
        "en": "an error of Commis itself ({what}); COMMIS_LOG_LEVEL=debug shows its details.",
    },
    "expected": EXPECTED,
    "found": {
        "fr": {
            "disk": "{home}, {free} Mo libres",
            "no_key": "absente : la grammaire locale comprend les messages",
            "people": "{people} personnes, dont {approvers} peuvent approuver",
            "books": "{customers} clients, {products} produits",
        },
        "en": {
            "disk": "{home}, {free} MB free",
            "no_key": "absent: the offline grammar reads the messages",
            "people": "{people} people, of whom {approvers} can approve",
            "books": "{customers} customers, {products} products",
        },
    },
    "fix": {
        "fr": {
            "database": "voyez COMMIS_HOME et COMMIS_DATABASE_URL",
            "not_a_folder": "ce n'est pas un dossier : changez COMMIS_HOME",
            "read_only": "donnez le droit d'écrire dans ce dossier, ou changez COMMIS_HOME",
            "disk": "libérez de la place sur ce disque",
            "now": "l'horloge est arrêtée : retirez COMMIS_NOW en service",
            "prices": "sans prix, le plafond mensuel ne peut pas être tenu",
            "company": "complétez company.csv : ces mentions figurent sur les devis",
            "people": "personne ne peut approuver : chargez people.csv avec `commis import`",
            "books": "chargez les livres avec `commis import DOSSIER`",
            "mail_from": "donnez l'adresse d'expédition : COMMIS_MAIL_FROM, ou email dans company.csv",
            "smtp": "vérifiez COMMIS_SMTP_HOST, _PORT, _USER, _PASSWORD et _SECURITY",
            "imap": "vérifiez COMMIS_IMAP_HOST, _PORT, _USER, _PASSWORD, _SECURITY et _FOLDER",
            "channel.unknown": "le bureau n'a pas ce canal : donnez-en un de COMMIS_CHANNELS ({channels}), ou slack:T…/C…",
            "channel.platform": "cette plateforme n'est pas réglée ici : donnez un canal du bureau, ou réglez Slack ou Teams",
            "channel.form": "un canal de Slack se donne comme slack:T…/C…, un canal de Teams comme teams:LOCATAIRE/CANAL",
            "authserv": "dites le nom par lequel votre serveur de mail signe ses contrôles : sans lui, un expéditeur imité n'est reconnu que si le dernier serveur le dit",
        },
        "en": {
            "database": "see COMMIS_HOME and COMMIS_DATABASE_URL",
            "not_a_folder": "this is not a folder: change COMMIS_HOME",
            "read_only": "make the folder writable, or change COMMIS_HOME",
            "disk": "free some space on this disk",
            "now": "the clock is stopped: remove COMMIS_NOW in service",
            "prices": "without prices the monthly cap cannot be held",
            "company": "complete company.csv: quotes carry these mentions",
            "people": "nobody can approve: load people.csv with `commis import`",
            "books": "load the books with `commis import FOLDER`",
            "mail_from": "give the sender's address: COMMIS_MAIL_FROM, or email in company.csv",
            "smtp": "check COMMIS_SMTP_HOST, _PORT, _USER, _PASSWORD and _SECURITY",
            "imap": "check COMMIS_IMAP_HOST, _PORT, _USER, _PASSWORD, _SECURITY and _FOLDER",
            "channel.unknown": "the desk has no such channel: give one of COMMIS_CHANNELS ({channels}), or slack:T…/C…",
            "channel.platform": "this platform is not set up here: give a channel of the desk's, or set up Slack or Teams",
            "channel.form": "a channel of Slack is given as slack:T…/C…, one of Teams as teams:TENANT/CHANNEL",
            "authserv": "name how your mail server signs its checks: without it a forged sender is only known where the last server says so",
        },
    },
    "bad_public_url": {
        "fr": "--url attend l'adresse https par laquelle Slack atteint Commis, par exemple https://commis.example.com.",
        "en": "--url expects the https address by which Slack reaches Commis, for instance https://commis.example.com.",
    },
    "bad_app_id": {
        "fr": "--app-id attend l'identifiant d'application (client) du bot, de la forme 00000000-0000-0000-0000-000000000000 (ou TEAMS_APP_ID).",
        "en": "--app-id expects the bot's app (client) id, of the form 00000000-0000-0000-0000-000000000000 (or TEAMS_APP_ID).",
    },
    "bad_domain": {
        "fr": "--domain attend le nom d'hôte par lequel Teams atteint Commis, par exemple commis.example.com (ou COMMIS_PUBLIC_URL).",
        "en": "--domain expects the host by which Teams reaches Commis, for instance commis.example.com (or COMMIS_PUBLIC_URL).",
    },
    "bad_version": {
        "fr": "--version attend trois nombres, par exemple 1.0.1.",
        "en": "--version expects three numbers, for instance 1.0.1.",
    },
    "package_written": {
        "fr": "{path} est prêt : dans Teams, Applications → Gérer vos applications → Charger une application.",
        "en": "{path} is ready: in Teams, Apps → Manage your apps → Upload an app.",
    },
    "is_set": {"fr": "défini", "en": "set"},
    "is_not_set": {"fr": "non défini", "en": "not set"},
    "colon": {"fr": " :", "en": ":"},
}


def text(name: str, language: str, **values: object) -> str:
    """The sentence called `name`; "table.key" is a sentence of a table."""
    table, _, key = name.partition(".")
    found: Any = TEXTS[table]["fr" if language == "fr" else "en"]
    sentence: str = found[key] if key else found
    return (typeset(sentence) if language == "fr" else sentence).format(**values)


def has(name: str) -> bool:
    table, _, key = name.partition(".")
    return key in TEXTS.get(table, {}).get("en", {})
