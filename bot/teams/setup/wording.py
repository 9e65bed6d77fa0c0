"""What is said while Teams is being set up, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

TEXTS: dict[str, dict[str, str]] = {
    "app_full": {"fr": "Commis, l'employé de bureau dans le fil", "en": "Commis, the clerk in the thread"},
    "app_description": {
        "fr": "Prépare les devis, les fait approuver dans le fil et les envoie.",
        "en": "Prepares quotes, has them approved in the thread, and sends them.",
    },
    "app_long_description": {
        "fr": (
            "Écrivez-lui en privé, ou mentionnez-le dans un canal ou un groupe. Commis lit la demande, cherche le client "
            "et les prix dans vos livres, pose les questions qui manquent, fait approuver ce qui doit l'être par les "
            "bonnes personnes, puis envoie le devis en PDF et le range. Chaque décision est gardée dans un registre.\n\n"
            "Commis ne lit que ce qui lui est dit, ou confié, et ne demande aucun accès à Microsoft 365. Pour vous en "
            "servir, votre compte doit être relié à une personne de votre entreprise : il vous dira comment."
        ),
        "en": (
            "Write to it privately, or mention it in a channel or a group. Commis reads the request, looks up the "
            "customer and the prices in your books, asks what is missing, has what needs it approved by the right "
            "people, then sends the quote as a PDF and files it. Every decision is kept in a ledger.\n\n"
            "Commis reads only what is said, or handed, to it and asks for no access to Microsoft 365. To use it, your "
            "account must be linked to a person of your company: it will tell you how."
        ),
    },
    "app_entrust": {"fr": "Confier à Commis", "en": "Hand to Commis"},
    "app_entrust_description": {
        "fr": "Commis traite ce message et répond dans son fil.",
        "en": "Commis works this message and answers in its thread.",
    },
    "app_command_quote": {"fr": "Je voudrais préparer un devis", "en": "I would like to prepare a quote"},
    "app_command_quote_description": {
        "fr": "Ou tout de suite : devis pour un client, des quantités et des produits",
        "en": "Or at once: quote for a customer, quantities and products",
    },
    "app_command_waiting": {"fr": "Qu'est-ce qui m'attend ?", "en": "What is waiting for me?"},
    "app_command_waiting_description": {
        "fr": "Ce que vous devez décider, et ce que vous avez demandé",
        "en": "What you have to decide, and what you asked for",
    },
    "app_command_help": {"fr": "aide", "en": "help"},
    "app_command_help_description": {"fr": "Ce que vous pouvez demander", "en": "What you can ask for"},
    "found_not_guid": {
        "fr": "ce n'est pas un identifiant de la forme 00000000-0000-0000-0000-000000000000",
        "en": "this is not an id of the form 00000000-0000-0000-0000-000000000000",
    },
    "found_same_ids": {"fr": "le même que TEAMS_TENANT_ID", "en": "the same as TEAMS_TENANT_ID"},
    "found_playground": {
        "fr": "en marche : n'importe quel programme de cette machine peut parler au nom de n'importe qui",
        "en": "on: any program of this machine can speak for anybody",
    },
    "found_secret_is_id": {
        "fr": "c'est l'identifiant du secret, pas sa valeur",
        "en": "this is the secret's id, not its value",
    },
    "found_token": {"fr": "un jeton est obtenu", "en": "a token is obtained"},
    "found_secret_wrong": {"fr": "le secret est refusé ({code})", "en": "the secret is refused ({code})"},
    "found_secret_expired": {"fr": "le secret a expiré ({code})", "en": "the secret has expired ({code})"},
    "found_app_unknown": {
        "fr": "l'annuaire TEAMS_TENANT_ID ne connaît pas cette application ({code})",
        "en": "the directory TEAMS_TENANT_ID does not know this app ({code})",
    },
    "found_tenant_unknown": {"fr": "cet annuaire n'existe pas ({code})", "en": "there is no such directory ({code})"},
    "found_app_disabled": {"fr": "l'application est désactivée ({code})", "en": "the app is disabled ({code})"},
    "found_login_refuses": {"fr": "le jeton est refusé ({code})", "en": "the token is refused ({code})"},
    "found_login_silent": {"fr": "{where} n'a pas répondu ({why})", "en": "{where} did not answer ({why})"},
    "found_no_identity": {
        "fr": "pas d'identité managée sur cette machine ({why})",
        "en": "no managed identity on this machine ({why})",
    },
    "found_keys": {"fr": "clés de Teams : {count}", "en": "keys of Teams: {count}"},
    "found_no_keys": {
        "fr": "{where} ne donne pas les clés de Teams ({why})",
        "en": "{where} does not give the keys of Teams ({why})",
    },
    "found_issuer": {
        "fr": "l'émetteur annoncé est {issuer}, pas {expected}",
        "en": "the announced issuer is {issuer}, not {expected}",
    },
    "found_bad_host": {"fr": "« {host} » n'est pas un nom d'hôte", "en": "“{host}” is not a host's name"},
    "found_no_host": {"fr": "aucun hôte : rien ne peut être envoyé", "en": "no host: nothing can be sent"},
    "found_local_host": {
        "fr": "« {host} » est cette machine, pas Teams",
        "en": "“{host}” is this machine, not Teams",
    },
    "found_no_address": {
        "fr": "absente : les fichiers ne peuvent pas être remis dans les canaux, et on ne peut pas vérifier que Teams nous atteint",
        "en": "absent: files cannot be handed over in channels, and whether Teams reaches us cannot be checked",
    },
    "found_not_https": {"fr": "{url} n'est pas en https", "en": "{url} is not https"},
    "found_nobody": {"fr": "personne ne répond à {url} ({answer})", "en": "nobody answers at {url} ({answer})"},
    "found_redirected": {
        "fr": "{url} renvoie ailleurs (HTTP {answer}) ; Teams ne suit pas",
        "en": "{url} redirects (HTTP {answer}); Teams does not follow",
    },
    "found_somebody_else": {
        "fr": "{url} répond HTTP {answer} au lieu de 401 : ce n'est pas Commis",
        "en": "{url} answers HTTP {answer} instead of 401: that is not Commis",
    },
    "found_no_file_key": {
        "fr": "absente : les fichiers ne peuvent pas être remis dans les canaux",
        "en": "absent: files cannot be handed over in channels",
    },
    "found_nobody_linked": {
        "fr": "personne n'a de compte Teams relié : personne ne peut rien demander",
        "en": "nobody has a linked Teams account: nobody can ask for anything",
    },
    "found_linked": {"fr": "personnes reliées : {count}", "en": "people linked: {count}"},
    "fix_app_id": {
        "fr": "portal.azure.com → Microsoft Entra ID → Inscriptions d'applications → votre application → Vue d'ensemble → ID d'application (client)",
        "en": "portal.azure.com → Microsoft Entra ID → App registrations → your app → Overview → Application (client) ID",
    },
    "fix_tenant_id": {
        "fr": "portal.azure.com → Microsoft Entra ID → Vue d'ensemble → ID de locataire (d'annuaire)",
        "en": "portal.azure.com → Microsoft Entra ID → Overview → Tenant (directory) ID",
    },
    "fix_playground": {
        "fr": "retirez TEAMS_PLAYGROUND en service",
        "en": "remove TEAMS_PLAYGROUND in service",
    },
    "fix_secret": {
        "fr": "portal.azure.com → Microsoft Entra ID → Inscriptions d'applications → votre application → Certificats et secrets → Nouveau secret client ; copiez la colonne Valeur, elle ne se montre qu'une fois",
        "en": "portal.azure.com → Microsoft Entra ID → App registrations → your app → Certificates & secrets → New client secret; copy the column Value, it is shown only once",
    },
    "fix_app_unknown": {
        "fr": "l'application et TEAMS_TENANT_ID doivent être du même annuaire : Inscriptions d'applications → votre application → Vue d'ensemble donne les deux",
        "en": "the app and TEAMS_TENANT_ID must be of the same directory: App registrations → your app → Overview gives both",
    },
    "fix_app_disabled": {
        "fr": "portal.azure.com → Microsoft Entra ID → Applications d'entreprise → votre application → Propriétés → Activé pour que les utilisateurs se connectent : Oui",
        "en": "portal.azure.com → Microsoft Entra ID → Enterprise applications → your app → Properties → Enabled for users to sign in: Yes",
    },
    "fix_login_silent": {
        "fr": "vérifiez l'accès de cette machine à {where} (réseau, serveur mandataire, TEAMS_LOGIN_URL)",
        "en": "check this machine's way to {where} (network, proxy, TEAMS_LOGIN_URL)",
    },
    "fix_identity": {
        "fr": "sur une machine d'Azure : Identité → Affectée par l'utilisateur → ajoutez celle du bot ; ailleurs, TEAMS_APP_TYPE=SingleTenant avec TEAMS_APP_PASSWORD",
        "en": "on a machine of Azure: Identity → User assigned → add the bot's; elsewhere, TEAMS_APP_TYPE=SingleTenant with TEAMS_APP_PASSWORD",
    },
    "fix_keys": {
        "fr": "vérifiez l'accès de cette machine à {where} (réseau, serveur mandataire, TEAMS_OPENID_URL) : sans ces clés, aucun message n'est accepté",
        "en": "check this machine's way to {where} (network, proxy, TEAMS_OPENID_URL): without these keys no message is accepted",
    },
    "fix_issuer": {
        "fr": "TEAMS_OPENID_URL et TEAMS_TOKEN_ISSUER vont ensemble : retirez les deux, sauf dans un nuage souverain",
        "en": "TEAMS_OPENID_URL and TEAMS_TOKEN_ISSUER go together: remove both, except in a sovereign cloud",
    },
    "fix_hosts": {
        "fr": "retirez TEAMS_SERVICE_HOSTS, ou donnez des noms d'hôtes seuls, séparés par des virgules",
        "en": "remove TEAMS_SERVICE_HOSTS, or give hosts' names alone, comma-separated",
    },
    "fix_address": {
        "fr": "donnez l'adresse https que Teams appelle, sans {path}, la même que dans Azure Bot → Configuration → Point de terminaison de messagerie",
        "en": "give the https address that Teams calls, without {path}, the same as in Azure Bot → Configuration → Messaging endpoint",
    },
    "fix_https": {
        "fr": "Teams n'appelle que du https : mettez un tunnel ou un serveur mandataire devant COMMIS_PUBLIC_PORT",
        "en": "Teams calls https only: put a tunnel or a reverse proxy before COMMIS_PUBLIC_PORT",
    },
    "fix_nobody": {
        "fr": "si `commis run` est en marche, vérifiez COMMIS_PUBLIC_PORT et que le tunnel ou le serveur mandataire y mène",
        "en": "if `commis run` is running, check COMMIS_PUBLIC_PORT and that the tunnel or reverse proxy leads there",
    },
    "fix_redirected": {
        "fr": "donnez l'adresse finale dans COMMIS_PUBLIC_URL et dans Azure Bot → Configuration → Point de terminaison de messagerie",
        "en": "give the final address in COMMIS_PUBLIC_URL and in Azure Bot → Configuration → Messaging endpoint",
    },
    "fix_somebody_else": {
        "fr": "faites mener /teams/ au port COMMIS_PUBLIC_PORT, sans page de connexion devant",
        "en": "make /teams/ lead to the port COMMIS_PUBLIC_PORT, with no sign-in page before it",
    },
    "fix_file_key": {
        "fr": "sans secret client, COMMIS_TOKEN_KEY signe les liens ; `commis slack key` en donne une",
        "en": "without a client secret COMMIS_TOKEN_KEY signs the links; make one with `commis slack key`",
    },
    "fix_link": {
        "fr": "écrivez à Commis dans Teams et acceptez qu'il vous relie, ou `commis people link PERSONNE teams:LOCATAIRE/OBJET`, ou la colonne teams de people.csv",
        "en": "write to Commis in Teams and accept to be linked, or `commis people link PERSON teams:TENANT/OBJECT`, or the column teams of people.csv",
    },
    "about_title": {"fr": "Commis dans Teams", "en": "Commis in Teams"},
    "about_what": {
        "fr": "Commis prépare des devis à partir de ce qu'on lui écrit, les fait approuver et les envoie. L'entreprise qui l'a installé le fait marcher sur ses propres machines et en répond : adressez-lui vos questions.",
        "en": "Commis prepares quotes from what it is told, has them approved, and sends them. The company that installed it runs it on its own machines and answers for it: put your questions to them.",
    },
    "about_kept_title": {"fr": "Ce qui est gardé", "en": "What is kept"},
    "about_kept": {
        "fr": "Les messages qui lui sont adressés ou confiés, avec le compte et le lieu d'où ils viennent, les fichiers qu'on lui donne, ce qu'il a répondu, et les décisions, dans un registre. Rien du reste des conversations, que Teams ne lui montre pas.",
        "en": "The messages that are addressed or handed to it, with the account and place they came from, the files it is given, what it answered, and the decisions, in a ledger. Nothing of the rest of the conversations, which Teams does not show it.",
    },
    "about_rights_title": {"fr": "Ce qu'il peut", "en": "What it may do"},
    "about_rights": {
        "fr": "Répondre là où il est installé, et y lire les noms et adresses des membres. Il n'a aucun accès aux boîtes, aux agendas ni aux fichiers de Microsoft 365.",
        "en": "Answer where it is installed, and read the names and addresses of the members there. It has no access to mailboxes, calendars or files of Microsoft 365.",
    },
}  # fmt: skip


def tell(name: str, language: str, **values: object) -> str:
    """The text of that name; unknown languages read English."""
    texts = TEXTS[name]
    text = texts.get(language, texts["en"])
    return (typeset(text) if language == "fr" else text).format(**values)
