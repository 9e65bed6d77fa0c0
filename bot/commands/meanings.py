"""What each setting means, in French; the English is in `bot.settings`, where the setting is."""

from __future__ import annotations

from bot.settings import Variable
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
    "COMMIS_MAIL_CHANNEL": "Canal du bureau où les courriels reçus sont traités.",
    "COMMIS_AUTONOMY_QUOTE": "Jusqu'où les devis vont seuls : observe, propose ou act.",
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
