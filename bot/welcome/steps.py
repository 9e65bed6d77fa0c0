"""The steps of the first day, by what somebody may do: what each says, and the sentences it offers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.front.change import Change, named
from bot.front.wording import level_words
from bot.people.staff import Staff
from bot.store.people import PersonRow
from bot.welcome.rehearsal import example_of
from bot.welcome.sentences import Sentence, sentence, shown
from bot.welcome.wording import tell
from graphs.answers import guide
from graphs.context import Autonomy
from graphs.message import Block, Button, Buttons, Message, Text
from integrations.books.port import Directory

Rank = Literal["employee", "approver", "manager"]
PREFIX = "w"

STEPS: dict[Rank, tuple[str, ...]] = {
    "employee": ("ask", "try", "after", "stop"),
    "approver": ("ask", "try", "after", "decide", "stop"),
    "manager": ("ask", "try", "after", "decide", "manage", "stop"),
}
EXAMPLES = 5


@dataclass(frozen=True)
class Walk:
    """One person's walk through the steps. `run` names it in its buttons; `autonomy` is how far quotes go alone."""

    run: str
    person: PersonRow
    staff: Staff
    directory: Directory
    language: str
    autonomy: Autonomy

    @property
    def steps(self) -> tuple[str, ...]:
        return STEPS[rank_of(self.person, self.staff)]


def rank_of(person: PersonRow, staff: Staff) -> Rank:
    """What they may do: set everything, approve, or ask."""
    own = staff.role(person.role)
    if own is None or not staff.above_lowest(person):
        return "employee"
    return "manager" if own.rank == max(role.rank for role in staff.roles) else "approver"


def card(walk: Walk, step: str, note: str = "") -> Message:
    """`note` stands before it."""
    language, steps = walk.language, walk.steps
    at = steps.index(step)
    title = tell(language, "card.title", at=at + 1, of=len(steps), title=tell(language, f"{step}.title"))
    blocks: list[Block] = [Text(tell(language, note), tone="muted")] if note else []
    blocks += [Text(title, tone="heading"), *_content(walk, step), Buttons(_buttons(walk, step, at))]
    return Message(title, blocks)


def _buttons(walk: Walk, step: str, at: int) -> list[Button]:
    language, last = walk.language, at == len(walk.steps) - 1
    buttons: list[Button] = []
    if step == "try" and example_of(walk.directory, language)[0]:
        buttons.append(_button(walk, step, "try", "primary"))
    if step == "manage":
        buttons.append(Button(f"{PREFIX}:setup", tell(language, "button.setup"), "primary"))
    buttons.append(_button(walk, step, "end" if last else "next", "default" if buttons else "primary"))
    if at:
        buttons.append(_button(walk, step, "restart"))
    return buttons


def _button(walk: Walk, step: str, verb: str, style: Literal["default", "primary"] = "default") -> Button:
    return Button(f"{PREFIX}:{walk.run}:{step}:{verb}", tell(walk.language, f"button.{verb}"), style)


# --- what each step says ----------------------------------------------------------------------------------------------


def _content(walk: Walk, step: str) -> list[Block]:
    match step:
        case "ask":
            return _ask(walk)
        case "try":
            return _try(walk)
        case "after":
            return _after(walk)
        case "decide":
            return [Text(_said(walk, "decide")), Text(_said(walk, "decide.say")), *_offer(walk, step)]
        case "manage":
            return [Text(_said(walk, "manage")), *_offer(walk, step)]
        case _:
            people = named(Change("resume"), walk.staff, walk.language)
            return [Text(_said(walk, "stop")), Text(_said(walk, "stop.resume", people=people)), *_offer(walk, step)]


def _ask(walk: Walk) -> list[Block]:
    sentences = guide.examples(walk.directory, walk.language)
    if not walk.directory.customers and not walk.directory.products:
        return [Text(_said(walk, "ask.empty"), tone="warning")]
    blocks: list[Block] = []
    if sentences:
        blocks.append(Text(_said(walk, "ask")))
        blocks += [Text(shown(Sentence("", one), walk.language)) for one in sentences[:EXAMPLES]]
    lacking = _lacking(walk)
    return [*blocks, Text(lacking, tone="warning")] if lacking else blocks


def _lacking(walk: Walk) -> str:
    """What the books miss for a quote."""
    missing: list[str] = []
    if not any(customer.email for customer in walk.directory.customers):
        missing.append(_said(walk, "missing.customers"))
    if not any(product.unit_price is not None for product in walk.directory.products):
        missing.append(_said(walk, "missing.products"))
    return _said(walk, "ask.partly", missing=", ".join(missing)) if missing else ""


def _try(walk: Walk) -> list[Block]:
    text, customer = example_of(walk.directory, walk.language)
    if not text:
        empty = not walk.directory.customers and not walk.directory.products
        return [Text(_said(walk, "ask.empty") if empty else _lacking(walk), tone="warning")]
    return [
        Text(_said(walk, "try")),
        Text(shown(Sentence("quote", text), walk.language), tone="strong"),
        Text(_said(walk, "try.safe", customer=customer)),
    ]


def _after(walk: Walk) -> list[Block]:
    level = level_words(walk.autonomy, walk.language)
    return [
        Text(_said(walk, "after")),
        Text(_said(walk, "after.level", level=level), tone="strong"),
        Text(_said(walk, "after.thread")),
        *_offer(walk, "after"),
        Text(_said(walk, "after.thumb"), tone="muted"),
    ]


def offered(walk: Walk, step: str) -> Sequence[Sentence]:
    """The sentences of that step, besides those about the books."""
    language = walk.language
    match step:
        case "after":
            return [sentence("why", language), sentence("stop", language)]
        case "decide":
            deciders = [row for row in walk.staff.active if walk.staff.above_lowest(row)]
            colleague = next((row.name for row in deciders if row.id != walk.person.id), "")
            away = "le 5" if language != "en" else "the 5th"
            absence = [sentence("absence", language, day=away.removeprefix("le "), who=colleague)] if colleague else []
            return [sentence("waiting", language), *absence, sentence("brief", language)]
        case "manage":
            return [sentence(key, language) for key in ("setup", "digest", "gained", "advice")]
        case "stop":
            return [sentence(key, language) for key in ("stop", "pause", "help")]
        case _:
            return []


def _offer(walk: Walk, step: str) -> list[Block]:
    return [Text(shown(one, walk.language)) for one in offered(walk, step)]


def _said(walk: Walk, key: str, **values: object) -> str:
    return tell(walk.language, key, **values)
