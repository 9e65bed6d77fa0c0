"""What each setting means, in French; the English is in `bot.settings`, where the setting is."""

from __future__ import annotations

from bot.settings_table import Variable
from bot.typography import typeset

FRENCH: dict[str, str] = {
    "COMMIS_HOME": "Dossier des données : base, boîte de courriels.",
    "COMMIS_DATABASE_URL": "Adresse de la base (sqlite:///… ou postgresql://…) ; par défaut SQLite dans ce dossier.",
    "COMMIS_NOW": "Arrête l'horloge à cet instant ISO (tests, démonstrations).",
    "COMMIS_LANGUAGE": "Langue quand celle de la personne n'est pas connue.",
    "COMMIS_TIME_ZONE": "Fuseau horaire quand celui de la personne n'est pas connu.",
    "COMMIS_HOST": "Adresse où le bureau écoute ; cette machine seulement.",
    "COMMIS_PORT": "Port du bureau ; 0 en prend un libre.",
    "COMMIS_CHANNELS": "Canaux du bureau local, séparés par des virgules.",
    "COMMIS_MAIL_CHANNEL": "Canal où les courriels reçus sont traités : un nom du bureau, ou slack:T…/C….",
    "COMMIS_PUBLIC_HOST": "Adresse où écoute ce qui vient du dehors (Slack, Teams) ; voyez le port.",
    "COMMIS_PUBLIC_PORT": "Second port, où n'arrive que ce qui vient du dehors ; absent : aucun.",
    "COMMIS_PUBLIC_URL": "Adresse https par laquelle le dehors atteint ce port (ou celui du bureau).",
    "COMMIS_TOKEN_KEY": "Chiffre les jetons des espaces de travail installés ; `commis slack key` en donne une.",
    "COMMIS_TOKEN_KEY_PREVIOUS": "La clé qu'elle remplace, tant que les deux servent.",
    "COMMIS_AUTONOMY_QUOTE": "Jusqu'où les devis vont seuls au départ : observe, propose ou act.",
    "COMMIS_UNDO_MINUTES": "Minutes de travail pour annuler un envoi que personne n'a vu, par montant HT ; 0 : aucune.",
    "COMMIS_PROMOTION_AFTER": "Propositions de suite acceptées telles quelles avant de suggérer plus d'autonomie.",
    "COMMIS_APPROVAL_DAYS": "Jours avant qu'une demande d'approbation sans réponse expire.",
    "COMMIS_CONFIRM_ABOVE": "Euros HT au-delà desquels un clic est confirmé ; -1 : jamais.",
    "COMMIS_TWO_PEOPLE_ABOVE": "Euros HT au-delà desquels deux personnes approuvent ; -1 : jamais.",
    "COMMIS_EDITOR_MAY_APPROVE": "Si la personne qui a modifié une proposition peut l'approuver.",
    "OPENAI_API_KEY": "Clé du fournisseur de modèle ; absente : la grammaire locale.",
    "OPENAI_BASE_URL": "Tout serveur compatible.",
    "COMMIS_MODEL": "Nom du modèle.",
    "COMMIS_MODEL_TIMEOUT": "Secondes pour un appel au modèle.",
    "COMMIS_MODEL_MONTHLY_CAP": "Euros par mois ; atteints : la grammaire locale.",
    "COMMIS_MODEL_PRICE_INPUT": "Euros par million de jetons en entrée.",
    "COMMIS_MODEL_PRICE_OUTPUT": "Euros par million de jetons en sortie.",
    "SLACK_BOT_TOKEN": "Jeton de bot (xoxb-…) de l'espace de travail, quand il n'y en a qu'un.",
    "SLACK_APP_TOKEN": "Jeton d'application (xapp-…) : Socket Mode.",
    "SLACK_SIGNING_SECRET": "Secret de signature : Slack par HTTP.",
    "SLACK_SIGNING_SECRET_PREVIOUS": "Le secret de signature qu'il remplace, tant que les deux servent.",
    "SLACK_APP_ID": "Identifiant de l'application (A…) : une autre est refusée ; absent : demandé à Slack.",
    "SLACK_CLIENT_ID": "Identifiant client, pour les espaces de travail qui installent Commis eux-mêmes.",
    "SLACK_CLIENT_SECRET": "Secret client, avec l'identifiant client.",
    "SLACK_API_URL": "API Web de Slack.",
    "SLACK_TRUSTED_TEAMS": "Espaces (T…) installés par OAuth où une adresse vérifiée peut dire qui est quelqu'un.",
    "TEAMS_APP_ID": "Identifiant d'application (client) du bot.",
    "TEAMS_APP_PASSWORD": "Secret client de l'application.",
    "TEAMS_TENANT_ID": "Le seul locataire (annuaire) qui est écouté.",
    "TEAMS_APP_TYPE": "SingleTenant (secret client) ou UserAssignedMSI (identité managée, sans secret).",
    "TEAMS_PLAYGROUND": "Parle à l'Agents Playground de cette machine, sans jetons ; pour essayer, jamais en service.",
    "TEAMS_SERVICE_HOSTS": "Les seuls hôtes auxquels on écrit, séparés par des virgules.",
    "TEAMS_OPENID_URL": "Qui répond des jetons du connecteur.",
    "TEAMS_TOKEN_ISSUER": "Émetteur des jetons du connecteur.",
    "TEAMS_LOGIN_URL": "Où le bot prend son propre jeton.",
    "COMMIS_MAIL_FROM": "Expéditeur des courriels ; par défaut l'adresse de l'entreprise dans les livres.",
    "COMMIS_SMTP_HOST": "Serveur SMTP ; absent : le Maildir intégré, dans le dossier des données.",
    "COMMIS_SMTP_PORT": "Port SMTP.",
    "COMMIS_SMTP_USER": "Utilisateur SMTP.",
    "COMMIS_SMTP_PASSWORD": "Mot de passe SMTP.",
    "COMMIS_SMTP_SECURITY": "Sécurité du transport SMTP.",
    "COMMIS_LOG_LEVEL": "Niveau le plus bas qui est journalisé.",
    "COMMIS_LOG_FORMAT": "text pour les personnes, json pour les machines.",
}


def meaning(variable: Variable, language: str) -> str:
    """A setting that has no French yet is explained in English rather than not at all."""
    french = FRENCH.get(variable.name) if language == "fr" else None
    return typeset(french) if french else variable.meaning
