"""The sending half of the Teams room against the stand-in: real calls, a real store, nothing in between."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.platform import Post
from bot.store import files, migrate, outbox, posts
from bot.store.database import Database
from bot.store.outbox import Outgoing
from bot.teams.connector import Connector
from bot.teams.desk import TeamsDesk
from bot.teams.live import Live
from bot.teams.references import References
from bot.teams.sender import TeamsPlatform
from bot.teams.settings import TeamsSettings
from graphs.context import Person
from graphs.message import Address, Block, FileRef, Message, Text
from tests.support.connector import TENANT, ConnectorServer

LEA_ID, YANN_ID = "aad-lea", "aad-yann"
LEA, YANN = f"{TENANT}/{LEA_ID}", f"{TENANT}/{YANN_ID}"
LEA_CHAT, GROUP, CHANNEL = "a:chat-lea", "19:group@thread.v2", "19:devis@thread.tacv2"
BOT = "28:app-1"

TO_LEA = Address("teams", f"{TENANT}/@{LEA_ID}")
TO_GROUP = Address("teams", f"{TENANT}/{GROUP}")
TO_CHANNEL = Address("teams", f"{TENANT}/{CHANNEL}")


@cache
def _template() -> Path:
    path = Path(tempfile.mkdtemp()) / "commis.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@dataclass
class StandInDesk:
    """Answers as told; `deciders` is for whom buttons that begin with "a:" are."""

    database: Database
    deciders: list[str] | None = None
    people: dict[str, Person] = field(default_factory=dict[str, Person])

    async def visible(self, account: str, buttons: Sequence[str]) -> set[str]:
        mine = self.deciders is None or account in self.deciders
        return {button for button in buttons if mine or not button.startswith("a:")}

    async def audience(self, buttons: Sequence[str]) -> list[str] | None:
        return self.deciders if any(button.startswith("a:") for button in buttons) else None

    async def person(self, account: str) -> Person | None:
        return self.people.get(account)

    def handed(self) -> TeamsDesk:
        async def unasked(*_: Any) -> Any:
            raise AssertionError("nothing that is sent asks for this")

        return TeamsDesk(
            door=unasked,  # type: ignore[arg-type]  # what is sent knocks at no door
            database=self.database,
            person=self.person,
            visible=self.visible,
            audience=self.audience,
            home=unasked,
            prompts=unasked,
            greet=unasked,
            gone=unasked,
            qualify=unasked,
            now=lambda: datetime.now(UTC),
        )


@dataclass
class Rig:
    server: ConnectorServer
    connector: Connector
    references: References
    database: Database
    live: Live
    platform: TeamsPlatform
    desk: StandInDesk
    settings: TeamsSettings

    def heard(self, conversation: str, kind: str, user: str = "", mri: str = "", **more: Any) -> dict[str, Any]:
        """An activity as Teams sends it."""
        return {
            "type": "message",
            "serviceUrl": self.server.url + "/",
            "conversation": {"id": conversation, "conversationType": kind, "tenantId": TENANT},
            "from": {"id": mri, "aadObjectId": user},
            "recipient": {"id": BOT},
            "channelData": {"tenant": {"id": TENANT}},
        } | more

    async def met(self) -> None:
        """Léa wrote in her chat, Yann in the group, and the team has the app."""
        await self.references.seen(self.heard(LEA_CHAT, "personal", LEA_ID, "29:lea"))
        await self.references.seen(self.heard(GROUP, "groupChat", YANN_ID, "29:yann"))
        await self.references.seen(self.heard(CHANNEL, "channel", YANN_ID, "29:yann"))

    async def keep(self, name: str, body: bytes, media_type: str = "application/pdf") -> FileRef:
        ref = FileRef(hashlib.sha256(body).hexdigest(), name, media_type, len(body))
        await self.database.write(lambda c: files.keep(c, ref, body, datetime.now(UTC)))
        return ref

    async def shown(self, post: Post, reference: str) -> None:
        """What the deliverer keeps of a post that was sent."""
        await self.database.write(
            lambda c: posts.posted(
                c,
                key=post.key,
                address=post.address,
                reference=reference,
                content=post.message,
                language=post.language,
                now=datetime.now(UTC),
            )
        )

    async def sent(self, post: Post) -> str:
        reference = await self.platform.send(post)
        await self.shown(post, reference)
        return reference

    async def asks(self, post: Post) -> None:
        """It is staged as a question of the desk's."""
        row = Outgoing(post.key, post.address.conversation, "post", None, {"question_id": "q1"})
        await self.database.write(lambda c: outbox.stage(c, [row], datetime.now(UTC)))


def post(key: str = "p.1", address: Address = TO_LEA, text: str = "Bonjour", *blocks: Block, **more: Any) -> Post:
    return Post(key, address, Message(text, [Text(text), *blocks]), more.pop("language", "fr"), **more)


def verbs(card: dict[str, Any]) -> list[str]:
    """The ids of the buttons a card shows."""
    found: list[str] = []

    def look(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("type") == "Action.Execute" and node.get("verb") == "commis.press":
                found.append(node["data"]["button"])
            for value in node.values():
                look(value)
        elif isinstance(node, list):
            for value in node:
                look(value)

    look(card.get("body"))
    look(card.get("actions"))
    return list(dict.fromkeys(found))


async def until(seen: Callable[[], object], seconds: float = 5.0) -> None:
    async with asyncio.timeout(seconds):
        while not seen():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def opened(
    folder: Path, *, public_url: str = "https://commis.exemple.fr", lasts: float = 120.0, **timing: float
) -> AsyncIterator[Rig]:
    """`timing` is that of Live."""
    shutil.copyfile(_template(), folder / "commis.db")
    database = Database.open(f"sqlite:///{folder / 'commis.db'}")
    gap = timing.get("gap", 1.5)
    async with ConnectorServer(stream_gap=gap * 0.9, stream_lasts=lasts) as server:
        lea, yann = server.person("lea", LEA_ID), server.person("yann", YANN_ID)
        server.open(LEA_CHAT, "personal", lea)
        server.open("a:chat-yann", "personal", yann)
        server.open(GROUP, "group", lea, yann)
        server.open(CHANNEL, "channel", lea, yann)
        settings = TeamsSettings(
            app_id="app-1", tenant_id=TENANT, playground=True, public_url=public_url, file_key="clef" * 8
        )
        connector = Connector(settings)
        references = References(lambda: database, lambda: datetime.now(UTC))
        live = Live(connector, references, "fr", **timing)
        desk = StandInDesk(database)
        handed = desk.handed()
        platform = TeamsPlatform(connector, references, live, lambda: database, lambda: handed, settings)
        try:
            yield Rig(server, connector, references, database, live, platform, desk, settings)
        finally:
            await live.close()
            await platform.close()
            await connector.close()
            await database.close()
