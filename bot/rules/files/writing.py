"""Writes the rules as a file: the same rules give the same bytes, and a change of one rule changes its lines only."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from decimal import Decimal
from typing import Any

from bot.rules.files import toml_text
from bot.rules.files.names import Called
from bot.rules.files.wording import tell
from bot.rules.known import Known
from graphs.rules.consequence import Consequence
from graphs.rules.expression import print_expression
from graphs.rules.rule import Relation, Rule


def written(known: Known, language: str, examples: str = "") -> str:
    """`examples` are tables of the file that it replaces, word for word."""
    called = Called(known.directory)
    blocks = ["\n".join(toml_text.comment(line) for line in tell(language, "header").split("\n"))]
    blocks += [_rule(rule, known, called, language) for rule in sorted(known.kept.known.rules, key=_order)]
    blocks += [
        toml_text.comment(tell(language, "left_out", rule=broken.row.id, why=broken.why))
        for broken in known.kept.broken
    ]
    blocks += [_relation(relation) for relation in sorted(known.kept.known.relations, key=_relation_order)]
    if examples:
        blocks.append(examples)
    return "\n\n".join(blocks) + "\n"


def then_table(then: Consequence) -> dict[str, Any]:
    """Its kind first, then what is set and not as usual."""
    table: dict[str, Any] = {"kind": then.kind}
    for each in fields(then):
        given = getattr(then, each.name)
        if each.name != "kind" and given is not None and given != _usual(each):
            table[each.name] = given
    return table


def _rule(rule: Rule, known: Known, called: Called, language: str) -> str:
    draft = called.outward(rule.draft)
    lines = [
        toml_text.comment(f"{rule.id}{tell(language, 'colon')} {known.text(rule, language)}"),
        "[[rule]]",
        f"id = {toml_text.basic(rule.id)}",
        f"state = {toml_text.basic(rule.state)}",
        f"sentence = {toml_text.basic(rule.sentence)}",
        f"when = {toml_text.literal(print_expression(draft.when))}",
        f"then = {toml_text.inline(then_table(draft.then))}",
    ]
    lines += [f"{key} = {day.isoformat()}" for key, day in (("since", draft.since), ("until", draft.until)) if day]
    return "\n".join(lines)


def _relation(relation: Relation) -> str:
    lines = [
        "[[relation]]",
        f"one = {toml_text.basic(relation.one)}",
        f"other = {toml_text.basic(relation.other)}",
        f"how = {toml_text.basic(relation.how)}",
    ]
    if relation.cap is not None:
        lines.append(f"cap = {toml_text.number(relation.cap)}")
    return "\n".join(lines)


def natural(rule_id: str) -> tuple[int, int, str]:
    """R2 before R10, ours before the price list's."""
    digits = rule_id[1:] if rule_id[:1] == "R" else ""
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1
    return (0, number, "") if number >= 0 else (1, 0, rule_id)


def _order(rule: Rule) -> tuple[int, int, str]:
    return natural(rule.id)


def _relation_order(relation: Relation) -> tuple[Any, ...]:
    return natural(relation.one), natural(relation.other)


def _usual(each: Field[Any]) -> Any:
    return None if each.default is MISSING else each.default


def numbers(table: dict[str, Any]) -> dict[str, Any]:
    """The table for JSON: decimals as strings."""
    return {key: str(given) if isinstance(given, Decimal) else given for key, given in table.items()}
