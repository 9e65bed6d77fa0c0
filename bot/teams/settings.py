"""What the Teams room is told at start: who the bot is, who vouches for its callers, and where it may write."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PLATFORM = "teams"

OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
ISSUER = "https://api.botframework.com"
LOGIN_URL = "https://login.microsoftonline.com"
SERVICE_HOSTS = ("smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us")
"""Hosts of Teams' connector; a port is given for hosts of this machine only ("127.0.0.1:56150")."""

AppType = Literal["SingleTenant", "UserAssignedMSI"]


@dataclass(frozen=True)
class TeamsSettings:
    """`playground`: callers are not asked who they are and no token is sent; only between programs of this machine.

    `openid_url`, `issuer` vouch for the connector's tokens; `login_url` gives the bot its own. `service_hosts` are the
    only hosts that are ever written to.
    """

    app_id: str = ""
    app_password: str = field(default="", repr=False)
    tenant_id: str = ""
    app_type: AppType = "SingleTenant"
    playground: bool = False
    openid_url: str = OPENID_URL
    issuer: str = ISSUER
    login_url: str = LOGIN_URL
    service_hosts: tuple[str, ...] = SERVICE_HOSTS
    public_url: str = ""
    file_key: str = field(default="", repr=False)
    language: str = "fr"
    time_zone: str = "Europe/Paris"
