"""Mails as strangers, customers and machines write them, and their arrival at the desk."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

from bot.events import MailReceived
from bot.store import cases
from bot.store.cases import CaseRow
from graphs.message import Address, FileRef
from tests.support.world import World

SOPHIE = "Sophie Garnier <sophie@hotel-bellerive.example>"
INGRID = "Ingrid Solberg <ingrid@nordlys-kaffe.example>"
MARCEL = "Marcel Perrin <marcel@bistrot-chez-marcel.example>"
STRANGER = "Jeanne Neuve <jeanne@maison-neuve.example>"

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
PROGRAM = b"MZ\x90\x00\x03" + b"\x00" * 200


def letter(
    sender: str,
    subject: str,
    text: str,
    *,
    html: str = "",
    files: Sequence[tuple[str, str, bytes]] = (),
    above: str = "",
    **headers: str,
) -> bytes:
    """`files` are (name, type, bytes); `above` header lines that our own server wrote on top."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "contact@comptoir-aubrac.example", subject
    told = hashlib.sha256(repr((sender, subject, text, html, headers)).encode()).hexdigest()[:20]
    mail["Message-ID"] = f"<{told}@outside.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, media_type, body in files:
        main, _, sub = media_type.partition("/")
        mail.add_attachment(body, maintype=main, subtype=sub, filename=name)
    return above.encode() + mail.as_bytes()


async def receives(world: World, raw: bytes) -> CaseRow | None:
    """Its arrival, worked; the thread where it stands becomes the current one. The case it opened, if it opened one."""
    before = {case.id for case in await all_cases(world)}
    seen = {post.key for post in await world.every_post()}
    digest = hashlib.sha256(raw).hexdigest()
    event = MailReceived(f"mail:{digest}", FileRef(digest, "m.eml", "message/rfc822", len(raw)), world.clock.now())
    await world.app.door.mail(event, world.app.mail_place, raw)
    await world.works()
    shown = [post for post in await world.every_post() if post.key not in seen and post.key.endswith(".mail")]
    world.thread = None
    if shown:
        post = shown[-1]
        world.thread = Address(post.platform, post.channel, post.thread or post.key)
    return next((case for case in await all_cases(world) if case.id not in before), None)


async def all_cases(world: World) -> list[CaseRow]:
    return await world.app.database.read(lambda c: cases.recent(c, 500))


async def shown(world: World) -> str:
    """Everything that stands in any thread."""
    return "\n".join(repr(post.content) for post in await world.every_post())


async def root(world: World) -> str:
    """The mail as it is shown."""
    posts = [post for post in await world.every_post() if post.key.endswith(".mail")]
    return repr(posts[-1].content) if posts else ""


async def standings(world: World) -> set[tuple[str, str]]:
    return {(each.kind, each.subject) for each in await world.app.standings.running()}


async def codes(world: World) -> list[str]:
    return [item["code"] for item in (await world.case())["exceptions"]]


def bomb() -> bytes:
    """A small archive that says it holds gigabytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"{number}.txt", b"\x00" * 30_000_000)
    return packed.getvalue()
