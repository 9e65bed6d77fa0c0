"""What is said while Slack is being set up, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

TEXTS: dict[str, dict[str, str]] = {
    "app_description": {
        "fr": "L'employé de bureau qui prépare les devis, les fait approuver dans le fil et les envoie.",
        "en": "The clerk that prepares quotes, has them approved in the thread, and sends them.",
    },
    "app_long_description": {
        "fr": (
            "Écrivez-lui en message privé, ou mentionnez-le dans un canal. Commis lit la demande, cherche le client et "
            "les prix dans vos livres, pose les questions qui manquent, fait approuver ce qui doit l'être par les bonnes "
            "personnes, puis envoie le devis en PDF et le range. Chaque décision est gardée dans un registre."
        ),
        "en": (
            "Write to it privately, or mention it in a channel. Commis reads the request, looks up the customer and the "
            "prices in your books, asks what is missing, has what needs it approved by the right people, then sends the "
            "quote as a PDF and files it. Every decision is kept in a ledger."
        ),
    },
    "app_command": {
        "fr": "Confier une demande à Commis, qui répond en message privé",
        "en": "Hand a request to Commis, which answers in a private message",
    },
    "app_usage_hint": {"fr": "devis pour …", "en": "quote for …"},
    "app_shortcut": {"fr": "Confier à Commis", "en": "Hand to Commis"},
    "app_shortcut_description": {
        "fr": "Commis traite ce message et répond dans son fil.",
        "en": "Commis works this message and answers in its thread.",
    },
    "app_agent": {
        "fr": "Prépare, fait approuver et envoie vos devis, à partir d'une phrase ou d'un fichier.",
        "en": "Prepares your quotes, has them approved and sends them, from a sentence or a file.",
    },
    "app_prompt_quote": {"fr": "Préparer un devis", "en": "Prepare a quote"},
    "app_prompt_quote_message": {"fr": "Je voudrais préparer un devis", "en": "I would like to prepare a quote"},
    "app_prompt_waiting": {"fr": "Voir ce qui m'attend", "en": "See what waits for me"},
    "app_prompt_waiting_message": {"fr": "Qu'est-ce qui m'attend ?", "en": "What is waiting for me?"},
    "app_prompt_help": {"fr": "Savoir quoi demander", "en": "Learn what to ask"},
    "app_prompt_help_message": {"fr": "aide", "en": "help"},
    "key_absent": {
        "fr": "COMMIS_TOKEN_KEY manque : c'est la clé qui protège les jetons des espaces de travail (`commis slack key` en donne une).",
        "en": "COMMIS_TOKEN_KEY is missing: it is the key that protects the workspaces' tokens (`commis slack key` makes one).",
    },
    "key_short": {
        "fr": "COMMIS_TOKEN_KEY est trop courte : {least} caractères au moins, ou une clé de `commis slack key`.",
        "en": "COMMIS_TOKEN_KEY is too short: at least {least} characters, or a key of `commis slack key`.",
    },
    "key_lost": {
        "fr": "Un jeton gardé ne se lit pas avec COMMIS_TOKEN_KEY : remettez la clé d'avant dans COMMIS_TOKEN_KEY_PREVIOUS, ou installez à nouveau.",
        "en": "A token that is kept cannot be read with COMMIS_TOKEN_KEY: put the former key in COMMIS_TOKEN_KEY_PREVIOUS, or install again.",
    },
    "not_installed": {
        "fr": "Commis n'est pas installé dans l'espace de travail Slack {team}.",
        "en": "Commis is not installed in the Slack workspace {team}.",
    },
    "install_done_title": {"fr": "Commis est installé dans {workspace}", "en": "Commis is installed in {workspace}"},
    "install_done": {
        "fr": "Ouvrez Slack, trouvez Commis sous Applications et écrivez-lui « bonjour ». Pour le faire venir dans un canal, écrivez-y /invite @Commis.",
        "en": "Open Slack, find Commis under Apps and write “hello” to it. To have it in a channel, write /invite @Commis there.",
    },
    "install_open": {"fr": "Ouvrir Slack", "en": "Open Slack"},
    "install_again": {"fr": "Recommencer l'installation", "en": "Start the installation again"},
    "install_failed_title": {"fr": "Commis n'est pas installé", "en": "Commis is not installed"},
    "install_denied": {
        "fr": "L'installation a été annulée dans Slack. Rien n'a été gardé.",
        "en": "The installation was cancelled in Slack. Nothing was kept.",
    },
    "install_stale": {
        "fr": "Ce lien d'installation a expiré, a déjà servi, ou n'a pas été ouvert dans ce navigateur. Recommencez : cela prend une minute.",
        "en": "This installation link has expired, was already used, or was not opened in this browser. Start again: it takes a minute.",
    },
    "install_refused": {
        "fr": "Slack a refusé l'installation ({code}). Recommencez ; si cela se répète, prévenez la personne qui gère Commis.",
        "en": "Slack refused the installation ({code}). Start again; if it happens again, tell the person who runs Commis.",
    },
    "install_misconfigured": {
        "fr": "L'installation n'est pas bien réglée de notre côté. Prévenez la personne qui gère Commis : `commis doctor` dit quoi faire.",
        "en": "The installation is not set up well on our side. Tell the person who runs Commis: `commis doctor` says what to do.",
    },
    "install_later": {
        "fr": "L'installation n'a pas pu se terminer pour l'instant. Recommencez dans quelques minutes.",
        "en": "The installation could not be finished for now. Start again in a few minutes.",
    },
    "found_token_is_app": {
        "fr": "c'est un jeton d'application (xapp-…)",
        "en": "this is an app-level token (xapp-…)",
    },
    "found_token_is_bot": {"fr": "c'est un jeton de bot (xoxb-…)", "en": "this is a bot token (xoxb-…)"},
    "found_token_is_user": {"fr": "c'est un jeton d'utilisateur (xoxp-…)", "en": "this is a user token (xoxp-…)"},
    "found_scopes": {"fr": "{count} droits, aucun ne manque", "en": "{count} scopes, none is missing"},
    "found_scopes_missing": {"fr": "il manque {scopes}", "en": "missing: {scopes}"},
    "found_socket_mode": {"fr": "Socket Mode se connecte", "en": "Socket Mode connects"},
    "found_secret_is_token": {"fr": "c'est un jeton, pas un secret", "en": "this is a token, not a secret"},
    "found_secret_shape": {
        "fr": "défini, mais un secret de Slack a 32 chiffres hexadécimaux",
        "en": "set, but a secret of Slack has 32 hexadecimal digits",
    },
    "found_secrets": {"fr": "{count} en service", "en": "{count} in use"},
    "found_no_address": {
        "fr": "absente : on ne peut pas vérifier que Slack nous atteint",
        "en": "absent: whether Slack reaches us cannot be checked",
    },
    "found_not_https": {"fr": "{url} n'est pas en https", "en": "{url} is not https"},
    "found_nobody": {"fr": "personne ne répond à {url} ({answer})", "en": "nobody answers at {url} ({answer})"},
    "found_redirected": {
        "fr": "{url} renvoie ailleurs (HTTP {answer}) ; Slack ne suit pas",
        "en": "{url} redirects (HTTP {answer}); Slack does not follow",
    },
    "found_somebody_else": {
        "fr": "{url} répond HTTP {answer} au lieu de 401 : ce n'est pas Commis",
        "en": "{url} answers HTTP {answer} instead of 401: that is not Commis",
    },
    "found_installable": {"fr": "s'installe à {url}", "en": "is installed at {url}"},
    "found_none_installed": {"fr": "aucun pour l'instant", "en": "none so far"},
    "found_unreadable": {
        "fr": "son jeton ne se lit pas avec COMMIS_TOKEN_KEY",
        "en": "its token cannot be read with COMMIS_TOKEN_KEY",
    },
    "found_said": {"fr": "{why}", "en": "{why}"},
    "found_nobody_linked": {
        "fr": "personne n'a de compte Slack relié : personne ne peut rien demander",
        "en": "nobody has a linked Slack account: nobody can ask for anything",
    },
    "found_linked": {"fr": "{count} personnes reliées", "en": "{count} people linked"},
    "found_slack_silent": {"fr": "Slack n'a pas répondu ({why})", "en": "Slack did not answer ({why})"},
    "found_slack_refuses": {"fr": "Slack refuse ({code})", "en": "Slack refuses ({code})"},
    "fix_bot_token": {
        "fr": "api.slack.com/apps → votre application → OAuth & Permissions → Bot User OAuth Token (xoxb-…) ; s'il n'y en a pas, Install to Workspace",
        "en": "api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token (xoxb-…); if there is none, Install to Workspace",
    },
    "fix_app_token": {
        "fr": "api.slack.com/apps → votre application → Basic Information → App-Level Tokens → Generate, avec le droit connections:write ; et Socket Mode → Enable",
        "en": "api.slack.com/apps → your app → Basic Information → App-Level Tokens → Generate, with the scope connections:write; and Socket Mode → Enable",
    },
    "fix_scopes": {
        "fr": "api.slack.com/apps → votre application → App Manifest : collez `commis slack manifest`, puis OAuth & Permissions → Reinstall to Workspace",
        "en": "api.slack.com/apps → your app → App Manifest: paste `commis slack manifest`, then OAuth & Permissions → Reinstall to Workspace",
    },
    "fix_secret": {
        "fr": "api.slack.com/apps → votre application → Basic Information → App Credentials → Signing Secret → Show",
        "en": "api.slack.com/apps → your app → Basic Information → App Credentials → Signing Secret → Show",
    },
    "fix_address": {
        "fr": "donnez l'adresse https que Slack appelle, sans {path}, la même que dans Event Subscriptions → Request URL",
        "en": "give the https address that Slack calls, without {path}, the same as in Event Subscriptions → Request URL",
    },
    "fix_https": {
        "fr": "Slack n'appelle que du https : mettez un tunnel ou un serveur mandataire devant COMMIS_PUBLIC_PORT",
        "en": "Slack calls https only: put a tunnel or a reverse proxy before COMMIS_PUBLIC_PORT",
    },
    "fix_nobody": {
        "fr": "si `commis run` est en marche, vérifiez COMMIS_PUBLIC_PORT et que le tunnel ou le serveur mandataire y mène",
        "en": "if `commis run` is running, check COMMIS_PUBLIC_PORT and that the tunnel or reverse proxy leads there",
    },
    "fix_redirected": {
        "fr": "donnez l'adresse finale dans COMMIS_PUBLIC_URL et dans l'application (`commis slack manifest --url …`)",
        "en": "give the final address in COMMIS_PUBLIC_URL and in the app (`commis slack manifest --url …`)",
    },
    "fix_somebody_else": {
        "fr": "faites mener /slack/ au port COMMIS_PUBLIC_PORT, sans page de connexion devant",
        "en": "make /slack/ lead to the port COMMIS_PUBLIC_PORT, with no sign-in page before it",
    },
    "fix_token_key": {
        "fr": "la clé de l'installation : COMMIS_TOKEN_KEY, et celle d'avant dans COMMIS_TOKEN_KEY_PREVIOUS",
        "en": "the key of the installation: COMMIS_TOKEN_KEY, and the former one in COMMIS_TOKEN_KEY_PREVIOUS",
    },
    "fix_install": {
        "fr": "ouvrez {url} dans un navigateur où vous êtes dans cet espace de travail",
        "en": "open {url} in a browser that is signed in to that workspace",
    },
    "fix_install_again": {
        "fr": "installez à nouveau dans cet espace de travail",
        "en": "install again in that workspace",
    },
    "fix_link": {
        "fr": "écrivez à Commis dans Slack et acceptez qu'il vous relie, ou `commis people link PERSONNE COMPTE`, ou la colonne slack de people.csv",
        "en": "write to Commis in Slack and accept to be linked, or `commis people link PERSON ACCOUNT`, or the column slack of people.csv",
    },
    "fix_slack_silent": {
        "fr": "vérifiez l'accès de cette machine à https://slack.com (réseau, serveur mandataire, SLACK_API_URL), puis slack-status.com",
        "en": "check this machine's way to https://slack.com (network, proxy, SLACK_API_URL), then slack-status.com",
    },
}  # fmt: skip


def tell(name: str, language: str, **values: object) -> str:
    """The text of that name; unknown languages read English."""
    texts = TEXTS[name]
    text = texts.get(language, texts["en"])
    return (typeset(text) if language == "fr" else text).format(**values)
