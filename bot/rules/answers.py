"""Answers about the rules: the list, those that matter for a case, and everything about one. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.rules.asked import Asked
from bot.rules.known import Known
from bot.rules.wording import quoted, tell
from bot.store.rules import BrokenRule, Switched, VersionRow
from bot.store.rules_used import UsedIn
from graphs.answers.figures import percent, short_day
from graphs.answers.wording import listed
from graphs.message import Block, FieldItem, Fields, Message, Text, text_message
from graphs.rules.kept import draft_from_json
from graphs.rules.readback import facts_used, readback
from graphs.rules.rule import Relation, Rule

MOST = 30
MOST_PRICE_RULES = 10
MOST_VERSIONS = 8
_LONGEST = 300
_FEW = 2
_LISTED = 5


@dataclass(frozen=True)
class Details:
    """What the store knows of one rule's past."""

    versions: list[VersionRow] = field(default_factory=list[VersionRow])
    switches: list[Switched] = field(default_factory=list[Switched])
    used: list[UsedIn] = field(default_factory=list[UsedIn])


@dataclass(frozen=True)
class Teller:
    """To one reader: in their language, with days as they fall in their `zone`."""

    known: Known
    zone: str
    language: str

    def rules_list(self, asked: Asked, details: Mapping[str, Details], most: int = MOST) -> Message:
        """The answer to `asked`; `details` are those of the rules to explain; `most` of ours are shown."""
        if asked.how == "one":
            return _joined([self.explained(each, details.get(each, Details())) for each in asked.explained])
        lines: list[Block] = [Text(self.line(rule)) for rule in asked.rules]
        broken = [each for each in self.known.kept.broken if _shown(each, asked)]
        said = self._summary(asked, len(lines) + len(broken))
        blocks: list[Block] = [Text(said, tone="strong"), *lines[:most]]
        if len(lines) > most:
            blocks.append(Text(self._tell("more", count=len(lines) - most), tone="muted"))
        blocks += [Text(self._tell("broken", rule=each.row.id), tone="warning") for each in broken[:most]]
        retired = sum(rule.state == "retired" for rule in self.known.kept.known.rules)
        if asked.how == "all" and retired and not any(rule.state == "retired" for rule in asked.rules):
            key = "retired.one" if retired == 1 else "retired.some"
            blocks.append(Text(self._tell(key, count=retired), tone="muted"))
        blocks += self._price_list(asked.price_rules, MOST_PRICE_RULES if most == MOST else most)
        return Message(said, blocks) if len(blocks) > 1 else text_message(said)

    def line(self, rule: Rule) -> str:
        """ "R3 – Si …, alors … (en vigueur depuis le 3 nov., par Claire Dubois)" """
        text = self.known.text(rule, self.language).rstrip(".")
        return self._tell("line", rule=rule.id, text=text, state=self.state(rule))

    def state(self, rule: Rule) -> str:
        row = self.known.kept.rows[rule.id]
        return self._tell(rule.state, day=self._day(row.changed_at), who=self._who(row.changed_by))

    def explained(self, rule_id: str, details: Details) -> Message:
        """Everything about one rule: ours, one that cannot be read, or one of the price list."""
        found = self.known.find(rule_id)
        if isinstance(found, BrokenRule):
            return self._broken(found, details)
        if found is not None:
            return self._own(found, details) if found.version else self._listed(found, details)
        ids = [each.id for each in self.known.kept.known.rules if each.state != "retired"]
        key = "unknown.known" if ids else "unknown"
        return text_message(self._tell(key, rule=rule_id, known=", ".join(ids[:MOST])))

    def history(self, details: Details, told: str = "") -> list[str]:
        """Versions and switches in the order in which they came. A version that says no more than `told` does not say
        it again."""
        dated = [(row.at, self._version(row, told)) for row in details.versions]
        for one in details.switches:
            dated.append((one.at, self._tell(f"switch.{one.state}", at=self._day(one.at), who=self._names(one.by))))
        return [text for _, text in sorted(dated, key=lambda pair: pair[0])]

    def relation(self, relation: Relation, rule_id: str) -> str:
        """As a part of a sentence about the rule."""
        other = relation.other if relation.one == rule_id else relation.one
        if relation.how == "first":
            return self._tell("relation.wins" if relation.one == rule_id else "relation.loses", other=other)
        if relation.how == "add" and relation.cap is not None:
            return self._tell("relation.cap", other=other, cap=percent(relation.cap, self.language))
        return self._tell(f"relation.{relation.how}", other=other)

    # --- one rule

    def _own(self, rule: Rule, details: Details) -> Message:
        said = self._tell("explain", rule=rule.id, text=self.known.text(rule, self.language))
        facts = ", ".join(facts_used(rule.draft, self.language)) or self._tell("explain.always")
        items = [self._item("state", self.state(rule)), self._item("facts", facts)]
        if rule.sentence.strip():
            sentence = " ".join(rule.sentence.split())[:_LONGEST]
            items.insert(0, self._item("sentence", quoted(sentence, self.language)))
        related = [self.relation(each, rule.id) for each in self.known.relations_of(rule.id)]
        if related:
            items.append(self._item("relations", ("\u202f; " if self.language != "en" else "; ").join(related[:10])))
        past = self._past(details, self.known.text(rule, self.language) if len(details.versions) == 1 else "")
        return Message(said, [Text(said, tone="strong"), Fields(items), *past, *self._used(details)])

    def _listed(self, rule: Rule, details: Details) -> Message:
        meaning = readback(rule.draft, self.language, self.known.names)
        text = f"{rule.label.rstrip('.')}. {meaning}" if rule.label else meaning
        said = self._tell("explain", rule=rule.id, text=text)
        books = Text(self._tell("in_books"), tone="muted")
        return Message(said, [Text(said, tone="strong"), books, *self._used(details)])

    def _broken(self, broken: BrokenRule, details: Details) -> Message:
        said = self._tell("broken", rule=broken.row.id)
        blocks: list[Block] = [Text(said, tone="warning")]
        if broken.kept.sentence.strip():
            sentence = " ".join(broken.kept.sentence.split())[:_LONGEST]
            blocks.append(Text(self._tell("broken.said", rule=broken.row.id, sentence=sentence)))
        return Message(said, [*blocks, *self._past(details)])

    def _past(self, details: Details, told: str = "") -> list[Block]:
        lines = self.history(details, told)
        blocks: list[Block] = [Text(self._tell("history"), tone="heading")] if lines else []
        if len(lines) > MOST_VERSIONS:
            blocks.append(Text(self._tell("versions.earlier", count=len(lines) - MOST_VERSIONS), tone="muted"))
        return [*blocks, *(Text(line) for line in lines[-MOST_VERSIONS:])]

    def _used(self, details: Details) -> list[Block]:
        if not details.used:
            return [Text(self._tell("used.none"), tone="muted")]
        blocks: list[Block] = [Text(self._tell("used"), tone="heading")]
        for use in details.used:
            title, at = use.title or use.case_id, self._day(use.at)
            blocks.append(Text(self._tell("used.line", title=title, at=at, reference=use.reference)))
        return blocks

    def _version(self, row: VersionRow, told: str) -> str:
        try:
            text = readback(draft_from_json(row.draft), self.language, self.known.names)
        except ValueError:
            text = self._tell("version.unreadable")
        others = [each for each in row.approved_by if each != row.author]
        key = "version.approved" if others else "version"
        who, approvers = self._who(row.author), self._names(others)
        said = self._tell(key, version=row.version, at=self._day(row.at), who=who, approvers=approvers)
        return said if text == told else self._tell("version.text", version=said, text=text)

    # --- pieces

    def _price_list(self, rules: Sequence[Rule], most: int) -> list[Block]:
        blocks: list[Block] = [Text(self._tell("price_list"), tone="heading")] if rules else []
        ids: dict[str, list[str]] = {}
        for rule in rules:
            ids.setdefault(self.known.text(rule, self.language), []).append(rule.id)
        for text, same in list(ids.items())[:most]:
            blocks.append(Text(self._tell("price_list.line", rule=_together(same), text=text)))
        left = sum(len(same) for same in list(ids.values())[most:])
        if left:
            blocks.append(Text(self._tell("price_list.more", count=left), tone="muted"))
        return blocks

    def _summary(self, asked: Asked, own: int) -> str:
        count = own + (len(asked.price_rules) if asked.how in ("case", "words") else 0)
        ending = "" if count > 1 else ".one" if count else ".none"
        match asked.how:
            case "case":
                return self._tell(f"about{ending}", about=quoted(asked.about, self.language), count=count)
            case "words":
                return self._tell(f"about.words{ending}", about=quoted(asked.about, self.language), count=count)
            case "state" if not count:
                return self._tell(f"state.none.{asked.state}")
            case _:
                return self._tell("count" if count > 1 else "count.one" if count else "none", count=count)

    def _item(self, key: str, value: str) -> FieldItem:
        return FieldItem(self._tell(f"explain.{key}"), value)

    def _tell(self, key: str, **values: object) -> str:
        return tell(self.language, key, **values)

    def _who(self, person_id: str) -> str:
        return self.known.name_of(person_id) or self._tell("nobody")

    def _names(self, ids: Sequence[str]) -> str:
        return listed([self._who(each) for each in ids], self.language) or self._tell("nobody")

    def _day(self, at: datetime) -> str:
        return short_day(at.astimezone(ZoneInfo(self.zone)).date(), self.language)


def _shown(broken: BrokenRule, asked: Asked) -> bool:
    if asked.how == "all":
        return broken.row.state != "retired"
    return asked.how == "state" and broken.row.state == asked.state


def _together(ids: Sequence[str]) -> str:
    """Rows that say the same, on one line: "vip-caf-001 … 005" where they begin alike, else each by its id."""
    start = re.sub(r"[^\W_]*$", "", ids[0])
    if len(ids) > _FEW and start and all(each.startswith(start) for each in ids):
        return f"{ids[0]} … {ids[-1].removeprefix(start)}"
    return ", ".join(ids[:_LISTED]) + (", …" if len(ids) > _LISTED else "")


def _joined(messages: Sequence[Message]) -> Message:
    if len(messages) == 1:
        return messages[0]
    blocks: list[Block] = []
    for message in messages:
        blocks += message.blocks or [Text(message.summary)]
    return Message(" ".join(message.summary for message in messages), blocks)
