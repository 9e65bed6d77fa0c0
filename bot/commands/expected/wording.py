"""What each setting expects, in French and in English."""

from __future__ import annotations

from bot.typography import typeset

__all__ = ["EXPECTED", "typeset"]

EXPECTED: dict[str, dict[str, str]] = {
    "fr": {
        "number": "un nombre est attendu.",
        "instant": "une date et une heure ISO sont attendues, par exemple 2026-11-23T09:00:00Z.",
        "bound": "un nombre {bounds} est attendu.",
        "choice": "l'une de ces valeurs est attendue : {choices}.",
        "COMMIS_TIME_ZONE": "un fuseau horaire est attendu, par exemple Europe/Paris.",
        "COMMIS_HOST": "le bureau n'écoute que sur cette machine : 127.0.0.1, localhost ou ::1.",
        "COMMIS_DATABASE_URL": "une adresse sqlite:///CHEMIN ou postgresql://… est attendue.",
        "SLACK_SIGNING_SECRET": "donnez le secret de signature actuel (Slack par HTTP), ou SLACK_APP_TOKEN (Socket Mode) ; un secret vide n'en est pas un.",
        "SLACK_BOT_TOKEN": "donnez le jeton de bot (xoxb-…), ou SLACK_CLIENT_ID pour que des espaces de travail installent Commis.",
        "SLACK_CLIENT_SECRET": "il va avec SLACK_CLIENT_ID : Basic Information → App Credentials.",
        "COMMIS_TOKEN_KEY": "elle est nécessaire avec SLACK_CLIENT_ID ; `commis slack key` en donne une.",
        "COMMIS_PUBLIC_URL": "elle est nécessaire avec SLACK_CLIENT_ID : Slack y renvoie qui installe Commis.",
        "TEAMS_APP_ID": "donnez l'identifiant d'application (client) du bot : sans lui, n'importe qui parlerait au nom de n'importe qui.",
        "TEAMS_TENANT_ID": "donnez l'identifiant du locataire (annuaire) qui est écouté.",
        "TEAMS_APP_PASSWORD": "donnez le secret client de l'application, ou TEAMS_APP_TYPE=UserAssignedMSI.",
        "COMMIS_IMAP_USER": "donnez l'utilisateur de la boîte, avec COMMIS_IMAP_HOST.",
        "COMMIS_IMAP_PASSWORD": "donnez le mot de passe de la boîte, avec COMMIS_IMAP_HOST.",
        "COMMIS_IMAP_SECURITY": "choisissez tls ou starttls : sinon le mot de passe circulerait en clair (none ne va que pour cette machine).",
        "COMMIS_IMAP_PORT": "avec starttls, le port est d'ordinaire 143 ; 993 est celui de tls.",
    },
    "en": {
        "number": "a number is expected.",
        "instant": "an ISO date and time is expected, for instance 2026-11-23T09:00:00Z.",
        "bound": "a number {bounds} is expected.",
        "choice": "one of these is expected: {choices}.",
        "COMMIS_TIME_ZONE": "a time zone is expected, for instance Europe/Paris.",
        "COMMIS_HOST": "the desk listens on this machine only: 127.0.0.1, localhost or ::1.",
        "COMMIS_DATABASE_URL": "an address sqlite:///PATH or postgresql://… is expected.",
        "SLACK_SIGNING_SECRET": "give the current signing secret (Slack over HTTP), or SLACK_APP_TOKEN (Socket Mode); an empty secret is none.",
        "SLACK_BOT_TOKEN": "give the bot token (xoxb-…), or SLACK_CLIENT_ID to let workspaces install Commis.",
        "SLACK_CLIENT_SECRET": "it goes with SLACK_CLIENT_ID: Basic Information → App Credentials.",
        "COMMIS_TOKEN_KEY": "it is needed with SLACK_CLIENT_ID; make one with `commis slack key`.",
        "COMMIS_PUBLIC_URL": "it is needed with SLACK_CLIENT_ID: Slack sends whoever installs Commis back there.",
        "TEAMS_APP_ID": "give the bot's app (client) id: without it anybody could speak for anybody.",
        "TEAMS_TENANT_ID": "give the id of the tenant (directory) that is listened to.",
        "TEAMS_APP_PASSWORD": "give the app's client secret, or TEAMS_APP_TYPE=UserAssignedMSI.",
        "COMMIS_IMAP_USER": "give the mailbox's user, with COMMIS_IMAP_HOST.",
        "COMMIS_IMAP_PASSWORD": "give the mailbox's password, with COMMIS_IMAP_HOST.",
        "COMMIS_IMAP_SECURITY": "choose tls or starttls: otherwise the password would travel in the open (none is for this machine only).",
        "COMMIS_IMAP_PORT": "with starttls the port is usually 143; 993 is that of tls.",
    },
}
