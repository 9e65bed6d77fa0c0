"""A world whose angry customers are alerted about: mails and colleagues' reports open cases as the desk would."""

from __future__ import annotations

import itertools
from dataclasses import asdict, replace
from typing import Any, cast

from bot.complaints.effects import AddToComplaint
from bot.complaints.exchanges import KeptExchanges
from bot.complaints.holding import HoldingMail
from bot.effects import SendMail
from bot.enquiries.effect import AnswerByMail
from bot.events import CaseWanted
from bot.staging import case_id_of
from bot.store import cases, inbox
from bot.store.cases import CaseRow
from graphs.complaint.brief import ComplaintBrief
from graphs.enquiry.brief import EnquiryBrief
from graphs.message import Address, text_message
from graphs.standing import Standing
from integrations.books.port import Customer
from tests.support.world import World

CHANNEL = Address("web", "c:mails")
_NUMBERS = itertools.count(1)


def wire(world: World) -> None:
    """Puts this room's parts where the app has none yet."""
    app = world.app
    acts = cast("dict[str, Any]", app.acts)
    sending = acts["mail"]
    if isinstance(sending, SendMail):
        acts["mail"] = HoldingMail(sending, app.standings)
        acts.setdefault("enquiry.mail", AnswerByMail(sending, app.database, app.standings))
    acts.setdefault("complaint.again", AddToComplaint(app.database, app.platforms, app.clock))
    if app.turns.ports.exchanges is None:
        app.turns.ports = replace(app.turns.ports, exchanges=KeptExchanges(app.database))


async def customer(world: World, name: str) -> Customer:
    return next(each for each in (await world.app.books.directory()).customers if each.name == name)


async def complains(
    world: World, name: str = "Hôtel Bellerive", words: str = "C'est inadmissible.", **given: Any
) -> str:
    """A mail of that customer, in a thread of its own; returns its case."""
    who = await customer(world, name)
    brief = ComplaintBrief(
        **{
            "customer_id": who.id,
            "sender": who.email,
            "sender_name": who.contact,
            "words": words,
            "excerpt": words,
            "kinds": ["complaint"],
            "severity": 2,
            **given,
        }
    )
    return await opens(world, "complaint", asdict(brief))


async def asks(world: World, name: str, products: list[str], asked: list[str], **given: Any) -> str:
    who = await customer(world, name)
    brief = EnquiryBrief(
        **{
            "products": products,
            "asked": asked,
            "customer_id": who.id,
            "words": "Quel est votre prix ?",
            "sender": who.email,
            "sender_name": who.contact,
            "mail_id": "<question@client.example>",
            **given,
        }
    )
    return await opens(world, "enquiry", asdict(brief))


async def opens(world: World, process: str, brief: dict[str, Any], person: str = "") -> str:
    key = f"test:{next(_NUMBERS)}:{process}"
    now = world.clock.now()
    event = CaseWanted(key, CHANNEL, process, brief, person, "fr", now, text_message("Un mail est arrivé."))
    await world.app.database.write(lambda c: inbox.claim(c, event, conversation=key, now=now, address=CHANNEL))
    await world.works()
    opened = await case_of(world, case_id_of(key))
    world.thread = opened.address
    return opened.id


async def case_of(world: World, case_id: str) -> CaseRow:
    found = await world.app.database.read(lambda c: cases.by_id(c, case_id))
    assert found is not None
    return found


async def held(world: World, name: str = "Hôtel Bellerive") -> list[Standing]:
    who = await customer(world, name)
    return [each for each in await world.app.standings.of(who.id) if each.kind == "complaint"]
