"""The company in miniature with its doors to the web: leads are posted over HTTP, answered by mail, booked by hooks."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from bot.console.render import plain_text
from bot.events import MailReceived
from bot.server import serving
from bot.store import cases
from bot.store.cases import CaseRow
from graphs.message import FileRef
from integrations.crm.port import Lead, LeadNote
from tests.support.booking_server import SIGNING_KEY, calendly_post, signed_by_calendly
from tests.support.world import World, open_world

SECRET = "a long shared secret of the tests"
PAGE = "https://rdv.comptoir-aubrac.example/demo"
NIGHT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""Three in the morning in Paris, a Tuesday."""

HOT: dict[str, Any] = {
    "name": "Ada Lenoir", "company": "Voilerie du Ponant", "email": "ada@voilerie-ponant.example",
    "phone": "06 12 34 56 78", "postal_code": "29200", "city": "Brest", "consent": True,
    "message": "Bonjour, je souhaite un devis pour 40 moulins manuels avant le 15 janvier, budget 4 000 €.",
}  # fmt: skip
WARM: dict[str, Any] = {
    "name": "Basile Ott", "company": "Papeterie Ott", "email": "basile@papeterie-ott.example",
    "city": "Lyon", "consent": True, "message": "Bonjour, nous cherchons des moulins manuels pour la boutique.",
}  # fmt: skip
COLD: dict[str, Any] = {
    "name": "Nina", "email": "nina.perso@gmail.com", "consent": True,
    "message": "Bonjour, je regarde ce que vous faites.",
}  # fmt: skip


@dataclass
class LeadWorld:
    world: World
    url: str
    http: ClientSession

    # --- what comes in ------------------------------------------------------------------------------------------------

    async def posts(
        self, lead: dict[str, Any], *, work: bool = True, headers: dict[str, str] | None = None
    ) -> dict[str, Any]:
        sent = {"X-Commis-Secret": SECRET, **(headers or {})}
        async with self.http.post(f"{self.url}/webhooks/leads", json=lead, headers=sent) as answer:
            told = await answer.json()
            assert answer.status == 202, told
        if work:
            await self.world.works()
            await self.looks_at(told["id"])
        return told

    async def books(self, email: str, event: str = "invitee.created", **more: Any) -> int:
        data = calendly_post(event, email=email, **more)
        headers, body = signed_by_calendly(data, self.world.clock.now(), SIGNING_KEY)
        headers["Content-Type"] = "application/json"
        async with self.http.post(f"{self.url}/webhooks/calendly", data=body, headers=headers) as answer:
            status = answer.status
        await self.world.works()
        return status

    async def receives(self, sender: str, subject: str, text: str, *, answers: str = "", **headers: str) -> None:
        """`answers`: the Message-ID that it answers."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, "contact@comptoir-aubrac.example", subject
        digest = hashlib.sha256(f"{sender}|{subject}|{text}|{answers}".encode()).hexdigest()
        mail["Message-ID"] = f"<{digest[:20]}@outside.example>"
        if answers:
            mail["In-Reply-To"] = answers
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        raw = mail.as_bytes()
        key = hashlib.sha256(raw).hexdigest()
        event = MailReceived(f"mail:{key}", FileRef(key, "m.eml", "message/rfc822", len(raw)), self.world.clock.now())
        await self.world.app.door.mail(event, self.world.app.mail_place, raw)
        await self.world.works()

    async def answers(self, address: str, text: str, **headers: str) -> None:
        """What they write back to the last mail that they were sent."""
        mail = self.mails_to(address)[-1]
        await self.receives(address, f"Re: {mail['Subject']}", text, answers=str(mail["Message-ID"]), **headers)

    # --- what became of it --------------------------------------------------------------------------------------------

    async def leads(self) -> list[Lead]:
        return list(await self.world.app.books.leads.leads())

    async def lead(self, email: str) -> Lead:
        found = [lead for lead in await self.leads() if lead.email == email]
        assert len(found) == 1, [(lead.email, lead.classed, lead.status) for lead in await self.leads()]
        return found[0]

    async def notes(self, email: str) -> list[LeadNote]:
        return list(await self.world.app.books.leads.lead_notes((await self.lead(email)).id))

    async def cases(self) -> list[CaseRow]:
        return list(await self.world.app.database.read(lambda c: cases.recent(c, 200)))

    async def looks_at(self, lead_id: str) -> None:
        """The world's thread is the lead's from now on."""
        case = await self.world.app.database.read(lambda c: cases.by_id(c, lead_id))
        assert case is not None, f"no case {lead_id}"
        self.world.thread = case.address

    async def private(self, person: str) -> list[str]:
        """What a colleague was told privately."""
        place = f"dm:{self.world.app.people.find(person).id}"
        return [plain_text(post.content) for post in await self.world.every_post() if post.channel == place]

    async def passes(self, days: int) -> None:
        """Day by day, as the clock goes: every morning's look is taken."""
        for _ in range(days):
            self.world.clock.advance(timedelta(days=1))
            await self.world.works()

    def mails_to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.world.mails() if str(mail["To"]) == address]


@asynccontextmanager
async def open_leads(
    prepared: Path, home: Path, *, at: datetime = NIGHT, **overrides: Any
) -> AsyncGenerator[LeadWorld]:
    """`prepared`: a home with the sample company, copied. Leads are answered alone, with a plain link, unless the
    overrides say otherwise."""
    await asyncio.to_thread(shutil.copytree, prepared, home)
    wanted: dict[str, Any] = {
        "autonomy_lead": "act", "lead_secret": SECRET, "booking": "link", "booking_url": PAGE,
        "company_register": "none", "lead_per_minute": 10_000, "lead_form": True, "port": 0,
    }  # fmt: skip
    async with (
        open_world(home, at=at, **{**wanted, **overrides}) as world,
        serving(world.app) as url,
        ClientSession() as http,
    ):
        await world.app.leads.plan()
        yield LeadWorld(world, url, http)
