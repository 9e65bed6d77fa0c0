"""Leads by the hundred, by every way in, and the desk that works them; it may be killed.

Run as `python -m tests.support.lead_storm HOME [SMTP_PORT]`: plans and answers are those of `tests.support.crashing`.
What comes in is in HOME/storm, as `write` makes it. Each worker hands all of it in anew, as form tools and mail servers
do that got no answer, while it works what it has.
"""

from __future__ import annotations

import asyncio
import csv
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiohttp import ClientError, ClientSession

from bot.app import App, open_app
from bot.clock import FrozenClock
from bot.events import MailReceived
from bot.leads.importing import import_leads
from bot.logs import configure_logs
from bot.server import serving
from bot.settings import load_settings
from bot.store import asks
from graphs.message import FileRef
from tests.support.crashing import Trap, lay, main
from tests.support.world import AT_ONCE

MORNING = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
SECRET = "a long shared secret"
SETTINGS: dict[str, Any] = {
    **AT_ONCE,
    "autonomy_lead": "act",
    "mails_per_minute": "6000",
    "lead_secret": SECRET,
    "lead_per_minute": "10000",
    "company_register": "none",
    "booking": "link",
    "booking_url": "https://rdv.example/comptoir",
    "privacy_url": "https://comptoir.example/donnees",
    "port": "0",
}
TWINS = 50
"""How often the same person is posted at once, each time as another request."""

LOOKS = 3
POSTERS = 8

_ASKS = {
    "hot": "Nous voulons commander 200 mugs avant fin décembre, budget 3 000 € HT. Pouvez-vous me rappeler ?",
    "warm": "Nous serions intéressés par vos mugs.",
    "cold": "Bonjour, envoyez-moi une documentation.",
    "job": "Bonjour, je cherche un stage de six mois. Mon CV est à votre disposition.",
}
"""What the leads of a kind say; the kinds are called by what most of it sounds like."""


@dataclass(frozen=True)
class Storm:
    """Addresses by how they came, and by what they said."""

    posted: dict[str, str]
    imported: dict[str, str]
    mailed: list[str]
    twin: str = "jumeau@twin.example"

    @property
    def everybody(self) -> set[str]:
        return {*self.posted, *self.imported, *self.mailed, self.twin}


def write(home: Path, *, posted: int, imported: int, mailed: int) -> Storm:
    """The same for the same numbers."""
    folder = home / "storm"
    (folder / "mails").mkdir(parents=True)
    kinds = list(_ASKS)
    by_form = {f"contact@maison{n}.example": kinds[n % len(kinds)] for n in range(posted)}
    by_file = {f"achats@atelier{n}.example": kinds[n % len(kinds)] for n in range(imported)}
    by_mail = [f"gerant@auberge{n}.example" for n in range(mailed)]
    posts = [_person(number, mail, kind) for number, (mail, kind) in enumerate(by_form.items())]
    (folder / "posts.json").write_text(json.dumps(posts), encoding="utf-8")
    with (folder / "leads.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["Nom", "Société", "Courriel", "Téléphone", "Message"])
        for number, (mail, kind) in enumerate(by_file.items()):
            rows.writerow([f"Idris Benali{number}", f"Atelier {number} Vidal", mail, _phone(5, number), _ASKS[kind]])
    for number, address in enumerate(by_mail):
        (folder / "mails" / f"{number}.eml").write_bytes(_letter(number, address))
    return Storm(by_form, by_file, by_mail)


def _person(number: int, mail: str, kind: str) -> dict[str, Any]:
    return {
        "name": f"Camille Garnier{number}",
        "company": f"Maison {number} Roussel",
        "email": mail,
        "phone": _phone(6, number),
        "message": _ASKS[kind],
        "consent": True,
    }


def _phone(first: int, number: int) -> str:
    return f"0{first}{20_000_000 + number}"


def _letter(number: int, address: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"Nora Lemaire{number} <{address}>"
    mail["To"], mail["Subject"] = "contact@comptoir-aubrac.example", "Vos mugs"
    mail["Message-ID"] = f"<storm{number}@outside.example>"
    mail.set_content(
        "Bonjour,\n\nNous ouvrons une auberge et découvrons votre catalogue. Vos mugs nous intéressent, pourriez-vous "
        f"nous rappeler ?\n\nNora Lemaire{number}\nAuberge {number} du Causse\n{_phone(7, number)}\n"
    )
    return mail.as_bytes()


async def work(home: Path, smtp_port: int | None, trap: Trap | None) -> None:
    """Everything handed in while it is worked, then whatever somebody has to decide, to the end."""
    options: dict[str, Any] = (
        {"smtp_host": "127.0.0.1", "smtp_port": smtp_port, "smtp_security": "none"} if smtp_port else {}
    )
    clock = FrozenClock(MORNING)
    async with open_app(load_settings(home=home, **SETTINGS, **options), offline=True, clock=clock) as app:
        if trap is not None:
            lay(trap, app)
        async with serving(app, any_port=True) as url:
            handed_in = asyncio.gather(_posts(home, url), _imports(home, app), _mails(home, app))
            while not handed_in.done():
                await app.drain()
                await asyncio.sleep(0.01)
            await handed_in
        for _ in range(LOOKS):
            await _decide(app)
            clock.advance(timedelta(minutes=1))


async def _decide(app: App) -> None:
    await app.drain()
    director = app.people.find("director")
    while waiting := await app.database.read(lambda c: asks.list_approvals(c, state="open")):
        for approval in waiting:
            await app.approvals.decide(approval.id, "approve", director, confirmed=True, platform="cli")
        await app.drain()


async def _posts(home: Path, url: str) -> None:
    """All of them over HTTP, and one person very often at the same moment."""
    people: list[dict[str, Any]] = json.loads((home / "storm" / "posts.json").read_text(encoding="utf-8"))
    twin = {**_person(0, Storm({}, {}, []).twin, "hot"), "name": "Jules Jumeau", "company": "Twin", "phone": ""}
    at_once = asyncio.Semaphore(POSTERS)
    async with ClientSession(headers={"X-Commis-Secret": SECRET}) as http:

        async def post(person: dict[str, Any], key: str, lock: asyncio.Semaphore | None = None) -> None:
            async with lock or asyncio.Semaphore():
                headers = {"Idempotency-Key": key}
                async with http.post(f"{url}/webhooks/leads", json=person, headers=headers) as answer:
                    if answer.status != 202:
                        raise ClientError(f"{answer.status}: {await answer.text()}")

        await asyncio.gather(*(post(twin, f"twin-{number}") for number in range(TWINS)))
        await asyncio.gather(*(post(person, f"post-{n}", at_once) for n, person in enumerate(people)))


async def _imports(home: Path, app: App) -> None:
    path, channel = home / "storm" / "leads.csv", app.leads.channel
    report = await import_leads(app.database, path, channel=channel, now=app.clock.now())
    if not report.ok:
        raise RuntimeError(str(report))
    app.wake()


async def _mails(home: Path, app: App) -> None:
    for path in sorted((home / "storm" / "mails").iterdir()):
        raw = path.read_bytes()
        digest = hashlib.sha256(raw).hexdigest()
        event = MailReceived(f"mail:{digest}", FileRef(digest, "m.eml", "message/rfc822", len(raw)), app.clock.now())
        await app.door.mail(event, app.mail_place, raw)


if __name__ == "__main__":
    configure_logs("critical", "text")
    main(work)
