"""Comptoir Aubrac in the Playground: its people (Léa is who sits at the client), a guest, a group chat and a team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

TENANT = "5d0f7a3c-8a4e-4c55-9a51-0f6a2c9b1e10"
BOT = "28:9f1c2d3e-4b5a-4678-8899-aabbccddeeff"
BOT_NAME = "Commis"

PERSONAL = "a:1lea-and-commis"
GROUP = "19:0a1b2c3d4e5f4a5b8c9d0e1f2a3b4c5d@thread.v2"
TEAM = "19:equipe-commerciale@thread.tacv2"
CHANNEL = "19:devis@thread.tacv2"

PLACES = {"personal": PERSONAL, "group": GROUP, "channel": CHANNEL, "general": TEAM}
COMPANY = "comptoir-aubrac.example"


@dataclass(frozen=True)
class User:
    """`id` is the name Teams gives to bots, `object` the one of the directory."""

    name: str
    full_name: str
    email: str
    number: int

    @property
    def id(self) -> str:
        return f"29:1{self.name}-as-seen-by-this-bot"

    @property
    def object(self) -> str:
        return f"00000000-0000-4000-8000-{self.number:012}"

    @property
    def account(self) -> str:
        """As the desk names it."""
        return f"{TENANT}/{self.object}"

    def configured(self) -> dict[str, str]:
        given, _, surname = self.full_name.partition(" ")
        return {
            "id": self.id,
            "name": self.full_name,
            "userPrincipleName": self.email,  # as the Playground spells it
            "aadObjectId": self.object,
            "givenName": given,
            "surname": surname,
            "email": self.email,
        }


USERS = {
    user.name: user
    for user in (
        User("lea", "Léa Martin", f"lea.martin@{COMPANY}", 1),
        User("oliver", "Oliver Hughes", f"oliver.hughes@{COMPANY}", 2),
        User("claire", "Claire Dubois", f"claire.dubois@{COMPANY}", 3),
        User("marc", "Marc Lefèvre", f"marc.lefevre@{COMPANY}", 4),
        User("paul", "Paul Voisin", "paul@voisin.example", 5),
        User("ines", "Inès Roux", "ines@agence.example", 6),
    )
}
"""The first one is the Playground's own user; it wants five more."""


def configuration() -> dict[str, Any]:
    lea, *others = USERS.values()
    return {
        "version": "0.1.1",
        "tenantId": TENANT,
        "bot": {"id": BOT, "name": BOT_NAME},
        "currentUser": lea.configured(),
        "users": [user.configured() for user in others],
        "personalChat": {"id": PERSONAL},
        "groupChat": {"id": GROUP, "name": "Devis urgents"},
        "team": {
            "id": TEAM,
            "name": "Équipe commerciale",
            "aadGroupId": "00000000-0000-4000-8000-0000000000ff",
            "channels": [{"id": CHANNEL, "name": "Devis"}],
        },
    }
