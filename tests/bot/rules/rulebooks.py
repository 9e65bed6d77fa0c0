"""Rules to test with, and the short way to keep them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.store import rules as store
from bot.store.database import Connection, Database
from bot.store.rules import Arming, Between, Kept
from graphs.rules.condition import AllOf, Condition, Test
from graphs.rules.consequence import Approval, Consequence, Discount, Forbid
from graphs.rules.kept import draft_to_json
from graphs.rules.rule import Draft

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

BIG = Test("order_total", ">", Decimal(500))
LOYAL = Test("customer_segment", "==", "loyal")
VIP = Test("customer_segment", "==", "vip")

LOYAL_BIG = Draft(AllOf((BIG, LOYAL)), Discount(Decimal(10)))
VIP_12 = Draft(VIP, Discount(Decimal("12.5")))
NOT_ABOVE_15 = Draft(Test("order_discount", ">", Decimal(15)), Approval(role="director"))
NO_DISCOUNT = Draft(Test("customer_new", "==", True), Forbid("discount"))


def draft(when: Condition, then: Consequence) -> dict[str, Any]:
    return draft_to_json(Draft(when, then))


def payload(
    meaning: Draft | dict[str, Any],
    op: str = "add",
    rule_id: str = "",
    version: int = 0,
    author: str = "claire-dubois",
    relations: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    return {
        "op": op,
        "rule_id": rule_id,
        "version": version,
        "draft": draft_to_json(meaning) if isinstance(meaning, Draft) else meaning,
        "sentence": "comme dit",
        "author": author,
        "approved_by": [author],
        "relations": relations or [],
    }


def arming(meaning: Draft, rule_id: str = "", version: int = 0, relations: list[Between] | None = None) -> Arming:
    op = "change" if version else "add"
    return Arming(
        op, draft_to_json(meaning), "comme dit", "claire-dubois", ["marc-lefevre"], rule_id, version, relations or []
    )


async def armed(
    database: Database, meaning: Draft, key: str, rule_id: str = "", version: int = 0, days: int = 0
) -> str:
    """The reference of the version."""
    at = NOW + timedelta(days=days)
    found = await database.write(lambda c: store.arm(c, arming(meaning, rule_id, version), key=key, now=at))
    return f"{found[0]}.{found[1]}"


async def kept(database: Database) -> Kept:
    return await database.read(store.read)


def broken(c: Connection, rule_id: str, **values: Any) -> None:
    """As another release, or a careless hand, might leave a row."""
    from sqlalchemy import update

    from bot.store.schema_rules import rule_version

    c.execute(update(rule_version).where(rule_version.c.rule_id == rule_id).values(**values))
    store.mark_changed(c)
