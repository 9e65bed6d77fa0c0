"""The leads in the embedded books: once under each key, found again by any of theirs, erased with what is theirs."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from integrations.books.sql import SqlBooks
from integrations.books.sql_leads import SqlLeads
from integrations.crm.port import CompanyRecord, Crm, Lead, LeadKeys, LeadNote, ScorePoint
from integrations.errors import NotFound, Rejected

NOW = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
async def books(database_url: str) -> AsyncIterator[SqlBooks]:
    opened = SqlBooks.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def crm(books: SqlBooks) -> SqlLeads:
    leads: Crm = books.leads
    assert isinstance(leads, SqlLeads)
    return leads


def lead(id: str = "case-1", **more: object) -> Lead:
    values: dict[str, object] = {"id": id, "received_at": NOW, "source": "web", "email": f"{id}@x.example", **more}
    return Lead(**values)  # type: ignore[arg-type]  # fields by name


def whole() -> Lead:
    return lead(
        via="site",
        name="Anaïs 🧾",
        company="Fromagerie Ortolan",
        phone="+33298001122",
        siren="552100554",
        website="ortolan.example",
        postal_code="29200",
        country="FR",
        message="Deux\nlignes",
        language="en",
        consent=True,
        direct=False,
        facts={"quantity": "40"},
        record=CompanyRecord("552100554", "ORTOLAN", activity="10.51A", open=False),
        classed="hot",
        score=71,
        points=[ScorePoint("budget", 15, "5 k€"), ScorePoint("free_mail", -5)],
        missing=["deadline"],
        status="contacted",
        owner="lea",
        customer_id="",
        budget=Decimal("5000.10"),
        first_reply_at=NOW + timedelta(minutes=1),
        last_contact_at=NOW + timedelta(days=1),
        booked_for=NOW + timedelta(days=9),
        informed_at=NOW,
        hot_since=NOW + timedelta(minutes=3),
        case_id="case-1",
    )


def note(text: str = "Rappeler", minutes: int = 0) -> LeadNote:
    return LeadNote(NOW + timedelta(minutes=minutes), "note", "lea", text)


async def test_all_of_it_comes_back(crm: SqlLeads) -> None:
    assert await crm.put_lead("k", whole(), LeadKeys(email="case-1@x.example")) == whole()
    assert await crm.lead("case-1") == whole()
    assert await crm.lead("case-2") is None


async def test_a_key_writes_once(crm: SqlLeads) -> None:
    keys = LeadKeys(email="case-1@x.example")
    results = await asyncio.gather(*(crm.put_lead("k", lead(name=f"n{n}"), keys) for n in range(20)))
    assert len({result.name for result in results}) == 1 and len(await crm.leads()) == 1
    await asyncio.gather(*(crm.add_lead_note("n", "case-1", note()) for _ in range(10)))
    changes: dict[str, object] = {"score": 5}
    await asyncio.gather(*(crm.change_lead("c", "case-1", changes, note("Changé", 1)) for _ in range(10)))
    assert [each.text for each in await crm.lead_notes("case-1")] == ["Rappeler", "Changé"]


async def test_a_second_put_writes_it_anew(crm: SqlLeads) -> None:
    await crm.put_lead("k1", lead(name="Avant"), LeadKeys(email="case-1@x.example", phone="+331"))
    await crm.put_lead("k2", lead(name="Après"), LeadKeys(phone="+332"))
    found = await crm.lead("case-1")
    assert found is not None and found.name == "Après"
    assert await crm.similar_leads(LeadKeys(phone="+331")) == []
    assert len(await crm.similar_leads(LeadKeys(phone="+332"))) == 1


async def test_changes_may_be_typed_or_json(crm: SqlLeads) -> None:
    await crm.put_lead("k", lead(), LeadKeys())
    changed = await crm.change_lead("c1", "case-1", {"status": "booked", "booked_for": "2026-12-01T10:00:00Z"}, None)
    assert changed.booked_for == datetime(2026, 12, 1, 10, tzinfo=UTC)
    changed = await crm.change_lead("c2", "case-1", {"budget": Decimal("12.345"), "last_contact_at": NOW}, None)
    assert (changed.budget, changed.last_contact_at, changed.status) == (Decimal("12.35"), NOW, "booked")
    many = (crm.change_lead(f"p{n}", "case-1", {"facts": {"n": str(n)}}, note(str(n))) for n in range(8))
    await asyncio.gather(*many)
    assert len(await crm.lead_notes("case-1")) == 8


@pytest.mark.parametrize("changes", [{"status": "sold"}, {"nothing": 1}, {"id": "case-9"}, {"score": "many"}])
async def test_what_a_lead_cannot_hold_is_refused(crm: SqlLeads, changes: dict[str, object]) -> None:
    await crm.put_lead("k", lead(), LeadKeys())
    with pytest.raises(Rejected):
        await crm.change_lead("c", "case-1", changes, note())
    assert await crm.lead("case-1") == lead()
    assert await crm.lead_notes("case-1") == []


async def test_an_unknown_lead_is_not_found(crm: SqlLeads) -> None:
    with pytest.raises(NotFound):
        await crm.change_lead("c", "case-1", {"score": 1}, None)
    with pytest.raises(NotFound):
        await crm.add_lead_note("n", "case-1", note())
    await crm.put_lead("k", lead(), LeadKeys())
    await crm.add_lead_note("n", "case-1", note())
    assert len(await crm.lead_notes("case-1")) == 1, "a refused write has not used up its key"


async def test_text_from_outside_is_kept_as_far_as_it_can_be(crm: SqlLeads) -> None:
    odd = lead(name="a\x00b", message="\ud800 moitié", facts={"x\x00": "y\udfff"}, budget=Decimal("1e30"))
    await crm.put_lead("k", odd, LeadKeys(name_key="a\x00b", email="E" * 400 + "@x.example"))
    found = await crm.lead("case-1")
    assert found is not None
    assert (found.name, found.message, found.budget) == ("a\ufffdb", "\ufffd moitié", None)
    await crm.add_lead_note("n", "case-1", note("a\x00\udfff"))
    assert [each.text for each in await crm.lead_notes("case-1")] == ["a\ufffd\ufffd"]


async def test_lists(crm: SqlLeads) -> None:
    for n, (status, owner) in enumerate([("new", "lea"), ("booked", "lea"), ("new", "marc"), ("lost", "")]):
        hot = NOW + timedelta(hours=9 - n) if n else None
        made = lead(
            f"case-{n}", received_at=NOW + timedelta(hours=n), status=status, owner=owner, classed="hot", hot_since=hot
        )
        await crm.put_lead(f"k{n}", made, LeadKeys())
    assert [each.id for each in await crm.leads()] == ["case-3", "case-2", "case-1", "case-0"]
    assert [each.id for each in await crm.leads(limit=1)] == ["case-3"]
    assert [each.id for each in await crm.leads(statuses=["new"], owner="lea")] == ["case-0"]
    assert [each.id for each in await crm.leads(since=NOW + timedelta(hours=2))] == ["case-3", "case-2"]
    assert [each.id for each in await crm.leads(hot_since=NOW + timedelta(hours=7))] == ["case-2", "case-1"]
    await crm.change_lead("c", "case-2", {"classed": "warm"}, None)
    assert [each.id for each in await crm.leads(hot_since=NOW + timedelta(hours=7))] == ["case-1"]


async def test_any_shared_key_finds_it(crm: SqlLeads) -> None:
    keys = LeadKeys("case-1@x.example", "+33298001122", "552100554", "ortolan.example", "ortolan")
    await crm.put_lead("k", whole(), keys)
    for one in (
        LeadKeys(email="CASE-1@x.example"),
        LeadKeys(phone="+33298001122"),
        LeadKeys(siren="552100554"),
        LeadKeys(domain="ortolan.example"),
        LeadKeys(email="other@y.example", name_key="ortolan"),
    ):
        assert [each.id for each in await crm.similar_leads(one)] == ["case-1"]
    assert await crm.similar_leads(LeadKeys(name_key="ortolans")) == []
    assert await crm.similar_leads(LeadKeys()) == []


async def test_who_is_forgotten_is_erased_with_notes_and_keys(crm: SqlLeads) -> None:
    keys = LeadKeys(email="same@x.example", phone="+331")
    for id in ("case-1", "case-2"):
        await crm.put_lead(id, lead(id, email="Same@x.example"), keys)
        await crm.add_lead_note(f"n-{id}", id, note())
    await crm.put_lead("other", lead("case-3"), LeadKeys(phone="+331"))
    assert [each.id for each in await crm.leads_of("SAME@x.example")] == ["case-1", "case-2"]
    assert await crm.forget_person(" same@X.example ") == 2
    assert await crm.forget_person("same@x.example") == 0
    assert [each.id for each in await crm.similar_leads(keys)] == ["case-3"]
    assert await crm.lead_notes("case-1") == []
    assert await crm.forget_person("") == 0


async def test_retention_spares_customers_and_recent_contacts(crm: SqlLeads) -> None:
    old, late = NOW - timedelta(days=2000), NOW - timedelta(days=3)
    await crm.put_lead("1", lead("case-old", received_at=old), LeadKeys())
    await crm.put_lead("2", lead("case-spoke", received_at=old, last_contact_at=late), LeadKeys())
    await crm.put_lead("3", lead("case-customer", received_at=old, customer_id="7"), LeadKeys())
    await crm.put_lead("4", lead("case-won", received_at=old, status="won"), LeadKeys())
    await crm.put_lead("5", lead("case-new", received_at=late), LeadKeys())
    before = NOW - timedelta(days=1000)
    assert [each.id for each in await crm.stale(before)] == ["case-old"]
    assert await crm.forget_before(before) == ["case-old@x.example"]
    assert len(await crm.leads()) == 4


async def test_the_export_opens_safely(books: SqlBooks, tmp_path: Path) -> None:
    evil = lead(name='=HYPERLINK("http://x")', company="+cmd", message="@SUM(1)", facts={"-x": "=1"}, direct=False)
    await books.leads.put_lead("k", evil, LeadKeys())
    await books.leads.add_lead_note("n", "case-1", note("=1+1"))
    written = {path.name for path in await books.export(tmp_path)}
    assert {"leads.csv", "lead_notes.csv"} <= written
    with (tmp_path / "leads.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["name"], row["company"], row["message"]) == ("'" + evil.name, "'+cmd", "'@SUM(1)")
    assert (row["direct"], row["received_at"], row["facts"]) == ("no", "2026-11-23T09:00:00+00:00", "'-x: =1")
    with (tmp_path / "lead_notes.csv").open(encoding="utf-8", newline="") as file:
        [said] = csv.DictReader(file)
    assert (said["lead"], said["text"]) == ("case-1", "'=1+1")
    results = await books.load(tmp_path)
    assert all(result.ok for result in results), "a folder that was exported loads again"
