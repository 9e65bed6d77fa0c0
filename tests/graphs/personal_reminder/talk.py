"""The reminder process in memory: an agenda that keeps entries, and a person who talks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.console.render import plain_text
from graphs.agenda import Entry
from graphs.ask import EffectOutcome, ask_from_json
from graphs.context import Context, Person
from graphs.personal_reminder.brief import brief_to_json
from graphs.personal_reminder.process import PERSONAL_REMINDER
from graphs.personal_reminder.reading import read_agenda
from graphs.when.instants import to_instant
from tests.support.process_run import JsonDocuments, MemoryBooks, ProcessRun, Turn

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Monday, 10 h in Paris."""

CLAIRE = Person("claire", "Claire Dubois", "claire@example.com", "employee", "fr", "Europe/Paris")
MARC = Person("marc", "Marc Lefèvre", "marc@example.com", "employee", "fr", "Europe/Paris")
MARC_T = Person("marc-t", "Marc Thomas", "marc.t@example.com", "employee", "fr", "Europe/Paris")
OLIVER = Person("oliver", "Oliver Hughes", "oliver@example.com", "employee", "en", "Europe/London")
EVERYONE = [CLAIRE, MARC, MARC_T, OLIVER]


class MemoryAgenda:
    def __init__(self) -> None:
        self.entries: list[Entry] = []

    async def of(self, person: str) -> list[Entry]:
        mine = [each for each in self.entries if person in {each.owner, each.person}]
        return [each for each in mine if each.state in {"waiting", "active"}]

    def add(self, text: str, local: datetime, **more: Any) -> Entry:
        number = len(self.entries) + 1
        kept = {"owner": "claire", "person": "claire", "zone": "Europe/Paris", "rrule": "", "state": "active", **more}
        values: dict[str, Any] = {"next_at": to_instant(local, str(kept["zone"])), **kept}
        entry = Entry(id=f"e{number}", number=number, text=text, local=local, **values)
        self.entries.append(entry)
        return entry

    def change(self, id: str, **values: Any) -> None:
        self.entries = [replace(each, **values) if each.id == id else each for each in self.entries]


class Talk(ProcessRun):
    """One case; `says` begins it, `replies` answers what it asks."""

    def __init__(self, *, asker: Person = CLAIRE, agenda: MemoryAgenda | None = None, now: datetime = NOW) -> None:
        super().__init__(PERSONAL_REMINDER, MemoryBooks(), asker=asker, language=asker.language, now=now)
        self.agenda = agenda or MemoryAgenda()

    async def says_to(self, text: str) -> Talk:
        brief = read_agenda(text, self.language)
        assert brief is not None, text
        await self.begin(brief_to_json(brief))
        return self

    async def _turn(self, work: Any, people: Any = ()) -> Turn:
        context = Context(
            case_id="case-1",
            turn_key=f"turn-{len(self.turns) + 1}",
            asker=self.asker,
            now=self.now,
            language=self.language,
            books=self.books,
            documents=JsonDocuments(),
            rules=self.rules,
            policy=self.policy,
            colleagues=list(EVERYONE),
            agenda=self.agenda,
        )
        config = {"configurable": {"thread_id": "case-1"}, "recursion_limit": 100}
        values: dict[str, Any] = await self._graph.ainvoke(work, config, context=context, durability="exit")
        interrupts = values.pop("__interrupt__", [])
        asks = [(item.id, ask_from_json(json.loads(json.dumps(item.value)))) for item in interrupts]
        turn = Turn(values, asks[0][1] if asks else None, asks[0][0] if asks else "", context)
        self.turns.append(turn)
        return turn

    async def _perform(self, key: str) -> EffectOutcome:
        effect = next(effect for effect in self.effects if effect.key == key)
        given = json.loads(json.dumps(effect.payload))
        if effect.kind in self.failing:
            return self.failing[effect.kind]
        if effect.kind == "agenda.set":
            more = {name: given[name] for name in ("owner", "person", "zone", "rrule")}
            entry = self.agenda.add(given["text"], datetime.fromisoformat(given["local"]), **more)
            return EffectOutcome(True, {"id": entry.id, "number": entry.number, "state": entry.state})
        if effect.kind == "agenda.change":
            self.agenda.change(given["id"], local=datetime.fromisoformat(given["local"]))
        elif "ids" in given:
            ended = [each for each in self.agenda.entries if each.id in given["ids"]]
            for each in ended:
                self.agenda.change(each.id, state=given["how"])
            return EffectOutcome(True, {"numbers": [each.number for each in ended]})
        else:
            self.agenda.change(given["id"], state=given["how"])
        entry = next(each for each in self.agenda.entries if each.id == given["id"])
        return EffectOutcome(True, {"id": entry.id, "number": entry.number, "state": entry.state})

    @property
    def heard(self) -> str:
        """What was said last, with plain spaces."""
        return plain(plain_text(self.says[-1]))

    @property
    def asks(self) -> str:
        return plain(self.question.message.summary)

    @property
    def labels(self) -> list[str]:
        return [plain(choice.label) for choice in self.question.choices]

    @property
    def staged(self) -> dict[str, Any]:
        return self.effects[-1].payload


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
