"""Notes that somebody goes away, or who stands in for them: what waits is passed on, and all it means is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.approvals import Approvals
from bot.approvals.presence import Presence
from bot.outgoing import post_row
from bot.people.absence_days import days_of
from bot.people.absence_keeping import Absence, absence_of, name_stand_in, note, today_of
from bot.people.absence_telling import Concerned, rank_of
from bot.people.absence_words import Words, joined
from bot.people.directory import People
from bot.people.staff import Staff, UnknownPerson, slug
from bot.staging import case_id_of
from bot.store import ledger
from bot.store import people as store
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.telling import Asked, Told
from bot.turn import Turn
from graphs.message import Message, text_message
from graphs.understanding.written import clip


@dataclass(frozen=True)
class _Wish:
    """What is to be noted. `stand_in` None: as it was; `trouble`: why whoever was named cannot stand in."""

    person: PersonRow
    speaker: PersonRow
    absence: Absence
    stand_in: PersonRow | None = None
    nobody: bool = False
    trouble: str = ""

    @property
    def own(self) -> bool:
        return self.person.id == self.speaker.id


@dataclass(frozen=True)
class _Scene:
    """What was noted, for whom it matters. `passed`: what went to others at once; `acts`: whoever decides for them just
    now, where it has begun (None: nobody does)."""

    wish: _Wish
    absence: Absence
    person: PersonRow
    stand_in: PersonRow | None
    staff: Staff
    words: Words
    now: datetime
    key: str
    passed: Presence
    acts: PersonRow | None


class Noting:
    def __init__(self, people: People, approvals: Approvals, concerned: Concerned) -> None:
        self._people = people
        self._approvals = approvals
        self._concerned = concerned

    def away(
        self, turn: Turn, asked: Asked, brief: dict[str, Any], person: PersonRow, speaker: PersonRow, words: Words
    ) -> Told:
        absence, question = days_of(brief, person, words)
        if absence is None:
            return Told(text_message(question), "needs_answer")
        wish = self._wish(brief, person, speaker, absence, words)
        turn.outcome["facts"] = {
            "person": person.id,
            "from": absence.since.isoformat(),
            "until": (absence.until - timedelta(days=1)).isoformat(),
            "back_on": self._concerned.calendar.working_day_from(absence.until).isoformat(),
            "stand_in": wish.stand_in.id if wish.stand_in else "",
        }
        key = case_id_of(turn.key)
        turn.openers.append(lambda c: self._noted(c, asked, wish, words, turn.now, key))
        return Told(None, "needs_answer" if wish.trouble else "done")

    def _wish(
        self, brief: dict[str, Any], person: PersonRow, speaker: PersonRow, absence: Absence, words: Words
    ) -> _Wish:
        said, nobody = str(brief.get("stand_in", "")), bool(brief.get("nobody"))
        wish = _Wish(person, speaker, absence, nobody=nobody)
        if not said or nobody:
            return wish
        found, why = self._found(said, person, words)
        if found is None:
            return replace(wish, trouble=self._ask_stand_in(why, wish.own, person, words))
        return replace(wish, stand_in=found)

    def _found(self, said: str, person: PersonRow, words: Words) -> tuple[PersonRow | None, str]:
        """The colleague who is to stand in, or why it is nobody."""
        staff = self._people.staff
        try:
            found = staff.find(said, words.language)
        except UnknownPerson as unknown:
            gone = [row for row in staff.people.values() if not row.active and _called(row, said)]
            return None, words.tell("why.gone", stand_in=gone[0].name) if gone else str(unknown)
        return (None, words.tell("why.self")) if found.id == person.id else (found, "")

    def _ask_stand_in(self, why: str, own: bool, person: PersonRow, words: Words) -> str:
        return words.tell("ask.stand_in", why=why, example=self._example(own, person, words))

    def _example(self, own: bool, person: PersonRow, words: Words, but: str = "") -> str:
        """A sentence that names a colleague."""
        others = [row for row in self._people.everyone() if row.id not in (person.id, but)]
        ranked = sorted(others, key=lambda row: (row.role != person.role, row.name))
        first = clip(ranked[0].name.split()[0]) if ranked else "Marc"
        return words.tell("example.self" if own else "example.other", first=first, name=person.name)

    def _noted(self, c: Connection, asked: Asked, wish: _Wish, words: Words, now: datetime, key: str) -> list[Outgoing]:
        """Notes it, passes on what waits when it has begun, and says all that it means."""
        store.hold(c, wish.person.id)
        before = Staff.load(c).people[wish.person.id]
        known = "" if wish.nobody or wish.trouble else before.delegate or ""
        absence = replace(wish.absence, stand_in=wish.stand_in.id if wish.stand_in else known)
        kept = note(c, before, absence, self._concerned.calendar, now, key)
        ledger.append(c, [entry_of(wish.speaker.id, "absence.noted", before, absence)], now)
        staff = Staff.load(c)
        stand_in = staff.people.get(absence.stand_in)
        begun = absence.since <= words.today
        scene = _Scene(
            wish=wish,
            absence=absence,
            person=staff.people[before.id],
            stand_in=stand_in if stand_in is not None and stand_in.active else None,
            staff=staff,
            words=words,
            now=now,
            key=key,
            passed=self._approvals.away(c, before.id, now) if begun else Presence(),
            acts=staff.stand_in(staff.people[before.id], now) if begun else None,
        )
        rows = self._tell_stand_in(c, scene)
        lines = [words.noted(absence, "" if wish.own else before.name)]
        if kept:
            lines.append(words.tell("kept_too", spans=words.spans(kept)))
        lines += self._covered(scene, reached=bool(rows)) if scene.stand_in else self._uncovered(scene)
        rows += self._tell_acting(c, scene)
        rows += self._tell_former(c, scene, before)
        rows += self._tell_absent(c, scene)
        return [reply(asked, joined(lines), key), *rows, *scene.passed.posts]

    # --- said to whoever told it --------------------------------------------------------------------------------------

    def _uncovered(self, scene: _Scene) -> list[str]:
        words, wish, count = scene.words, scene.wish, len(scene.passed.waiting)
        lines = [words.tell("offered.one" if count == 1 else "offered.many", count=count)] if count else []
        if wish.trouble:
            return [*lines, wish.trouble]
        example = self._example(wish.own, scene.person, words)
        return [*lines, words.tell("nobody.wanted") if wish.nobody else words.tell("nobody", example=example)]

    def _covered(self, scene: _Scene, *, reached: bool) -> list[str]:
        """What it means that this person stands in."""
        words, person, stand_in, count = scene.words, scene.person, scene.stand_in, len(scene.passed.waiting)
        assert stand_in is not None
        key = "stands_in.unreached"
        if reached or stand_in.id == scene.wish.speaker.id:
            key = "stands_in" if scene.wish.stand_in is not None else "stands_in.known"
        lines = [words.tell(key, stand_in=stand_in.name), self._away_too(scene, stand_in)]
        if rank_of(scene.staff, stand_in) < rank_of(scene.staff, person):
            roles = {"role": words.role(stand_in), "own": words.role(person)}
            lines.append(words.tell("lends_role", stand_in=stand_in.name, name=person.name, **roles))
        if count and scene.acts is None:
            lines.append(words.tell("offered.one" if count == 1 else "offered.many", count=count))
        elif count:
            lines.append(words.tell("passed.one" if count == 1 else "passed.many", count=count))
        return lines

    def _away_too(self, scene: _Scene, stand_in: PersonRow) -> str:
        words = scene.words
        theirs = absence_of(stand_in, today_of(stand_in, scene.now))
        if theirs is None or not theirs.overlaps(scene.absence):
            return ""
        other = _in_the_end(scene, stand_in)
        if other is not None:
            return words.tell("stand_in.away", stand_in=stand_in.name, span=words.span(theirs), other=other.name)
        following = scene.staff.people.get(theirs.stand_in)
        named = following is not None and following.active and following.id != scene.person.id
        example = self._example(scene.wish.own, scene.person, words, but=stand_in.id)
        key = "stand_in.away.all" if named else "stand_in.away.nobody"
        return words.tell(key, stand_in=stand_in.name, span=words.span(theirs), example=example)

    # --- said to those it concerns ------------------------------------------------------------------------------------

    def _tell_stand_in(self, c: Connection, scene: _Scene) -> list[Outgoing]:
        stand_in, person, now = scene.stand_in, scene.person, scene.now
        if stand_in is None or stand_in.id == scene.wish.speaker.id:
            return []
        words = self._concerned.words(stand_in, now)
        lines = [words.standing_in(scene.absence, person), self._concerned.lends(words, person, stand_in, scene.staff)]
        if not scene.wish.own:
            lines.append(words.tell("to.by", who=scene.wish.speaker.name))
        begun = scene.absence.since <= scene.words.today
        waiting = words.waiting(scene.passed.waiting, stand_in.time_zone, now) if begun else []
        return self._concerned.to(c, stand_in, joined(lines, waiting), f"{scene.key}.stand_in")

    def _tell_acting(self, c: Connection, scene: _Scene) -> list[Outgoing]:
        """Whoever is named to stand in is away just now: so whoever stands in for them does, until one is back."""
        stand_in, acts, person, now = scene.stand_in, scene.acts, scene.person, scene.now
        if stand_in is None or acts is None or acts.id in (stand_in.id, scene.wish.speaker.id):
            return []
        until = min(scene.absence.until, stand_in.absent_until or scene.absence.until)
        words = self._concerned.words(acts, now)
        lent = self._concerned.lends(words, person, acts, scene.staff)
        lines = [words.standing_in(replace(scene.absence, until=until), person), lent]
        waiting = words.waiting(scene.passed.waiting, acts.time_zone, now)
        return self._concerned.to(c, acts, joined(lines, waiting), f"{scene.key}.acting")

    def _tell_absent(self, c: Connection, scene: _Scene) -> list[Outgoing]:
        """Nobody is noted as away without knowing it."""
        if scene.wish.own:
            return []
        words = self._concerned.words(scene.person, scene.now)
        said = words.tell("to.away", who=scene.wish.speaker.name, span=words.span(scene.absence))
        return self._concerned.to(c, scene.person, joined([said, words.tell("to.away.hint")]), f"{scene.key}.absent")

    def _tell_former(self, c: Connection, scene: _Scene, before: PersonRow) -> list[Outgoing]:
        """Whoever was to stand in until now, and does no longer."""
        earlier = absence_of(before, today_of(before, scene.now))
        former = scene.staff.people.get(before.delegate or "")
        if earlier is None or former is None or not former.active or former.id == scene.absence.stand_in:
            return []
        if not earlier.overlaps(scene.absence):
            return []
        other = scene.stand_in
        what = "to.other" if other else "to.cancelled"
        return self._concerned.over(c, scene.person, former, scene.now, scene.key, what, other)

    # --- somebody else stands in --------------------------------------------------------------------------------------

    def cover(
        self, turn: Turn, asked: Asked, brief: dict[str, Any], person: PersonRow, speaker: PersonRow, words: Words
    ) -> Told:
        """ "Marc me remplace": in the absence that is noted, or whenever there is one."""
        nobody = bool(brief.get("nobody"))
        found, why = (None, "") if nobody else self._found(str(brief.get("stand_in", "")), person, words)
        if found is None and not nobody:
            own = person.id == speaker.id
            return Told(text_message(self._ask_stand_in(why, own, person, words)), "needs_answer")
        current = absence_of(person, today_of(person, turn.now))
        if current is not None:
            again = {
                "from": current.since.isoformat(),
                "until": current.until.isoformat(),
                "stand_in": brief["stand_in"],
                "nobody": nobody,
            }
            return self.away(turn, asked, again, person, speaker, words)
        key, stand_in = case_id_of(turn.key), found

        def keep(c: Connection) -> list[Outgoing]:
            store.hold(c, person.id)
            row = Staff.load(c).people[person.id]
            name_stand_in(c, row, stand_in.id if stand_in else "")
            why = {"person": person.id, "stand_in": stand_in.id if stand_in else ""}
            ledger.append(c, [LedgerEntry(None, speaker.id, "changed", "absence.stand_in", why)], turn.now)
            said = words.tell("cover.none", name=person.name)
            if stand_in is not None:
                said = words.tell("cover.later", stand_in=stand_in.name, name=person.name)
            return [reply(asked, text_message(said), key)]

        turn.openers.append(keep)
        turn.outcome["facts"] = {"person": person.id, "stand_in": stand_in.id if stand_in else ""}
        return Told(None)


def _in_the_end(scene: _Scene, stand_in: PersonRow) -> PersonRow | None:
    """Who decides while that person is away too: the first of those who stand in for each other who is there."""
    current, seen = stand_in, {scene.person.id}
    while True:
        theirs = absence_of(current, today_of(current, scene.now))
        if theirs is None or not theirs.overlaps(scene.absence):
            return current
        seen.add(current.id)
        following = scene.staff.people.get(theirs.stand_in)
        if following is None or not following.active or following.id in seen:
            return None
        current = following


def entry_of(actor: str, what: str, person: PersonRow, absence: Absence) -> LedgerEntry:
    why = {
        "person": person.id,
        "from": absence.since.isoformat(),
        "until": absence.until.isoformat(),
        "stand_in": absence.stand_in,
    }
    return LedgerEntry(None, actor, "changed", what, why)


def reply(asked: Asked, message: Message, key: str) -> Outgoing:
    return post_row(f"{key}.reply", asked.address, message, language=asked.language)


def _called(person: PersonRow, said: str) -> bool:
    wanted = slug(said)
    return bool(wanted) and (slug(person.name) == wanted or slug(person.name).split("-")[0] == wanted)
