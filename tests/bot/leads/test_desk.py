"""Who takes leads, how they are scored, what people put right, and the notes about leads."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.leads.owners import FILE, import_owners
from bot.outgoing import content_of
from bot.store import outbox
from graphs.message import message_to_json, text_message
from integrations.crm.port import Lead, LeadKeys
from integrations.errors import NotFound, Rejected
from tests.bot.leads.house import LEAD, House, open_house


async def acts(house: House, kind: str, key: str, **payload: Any) -> dict[str, Any]:
    return await house.acts[kind].perform(key, payload)


async def load(house: House, folder: Path, text: str) -> Any:
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_text(text, encoding="utf-8")
    (result,) = await import_owners(house.database, folder, language="fr", now=house.now())
    return result


async def test_without_a_file_every_colleague_takes_leads(tmp_path: Path):
    async with open_house(tmp_path) as house:
        owners = await house.room.desk.owners()
        assert [one.person for one in owners] == sorted(row.id for row in house.world.app.people.everyone())
        assert not any(one.absent for one in owners)


async def test_the_file_says_who_where_and_of_what(tmp_path: Path):
    async with open_house(tmp_path / "home") as house:
        row = house.world.app.people.find("lea")
        text = f"person,territories,products,booking\n{row.name},75|92 | BE,moulins,https://cal.example/lea\n"
        result = await load(house, tmp_path / "files", text)
        assert (result.ok, result.added, result.unchanged) == (True, 1, 0)
        (owner,) = await house.room.desk.owners()
        assert (owner.person, owner.territories, owner.products) == (row.id, ["75", "92", "BE"], ["moulins"])
        assert owner.booking == "https://cal.example/lea"
        assert (await load(house, tmp_path / "files", text)).unchanged == 1
        changes = [entry for entry in await house.world.ledger() if entry.what == "leads.owners"]
        assert len(changes) == 1


async def test_a_wrong_file_is_refused_whole_with_its_lines(tmp_path: Path):
    async with open_house(tmp_path / "home") as house:
        text = "person,territories,booking\nlea,75,\nNobody Known,76,\nlea,77,javascript:alert(1)\n"
        result = await load(house, tmp_path / "files", text)
        told = [fault.text("fr") for fault in result.errors]
        assert len(told) == 3
        assert "ligne 3" in told[0]
        assert "Nobody Known" in told[0]
        assert "javascript" in " ".join(told)
        assert len(await house.room.desk.owners()) > 1
        (missing,) = (await load(house, tmp_path / "files", "who\nlea\n")).errors
        assert "person" in missing.text("en")
        assert await import_owners(house.database, tmp_path, language="fr", now=house.now()) == []


async def test_load_and_absence(tmp_path: Path):
    async with open_house(tmp_path) as house:
        crm, lea = house.world.app.books.leads, house.world.app.people.find("lea").id
        for number in range(3):
            lead = Lead(f"L{number}", house.now() - timedelta(days=number), "web", owner=lea)
            await crm.put_lead(f"k{number}", lead, LeadKeys())
        await crm.change_lead("won", "L0", {"status": "won"}, None)
        by_id = {one.person: one for one in await house.room.desk.owners()}
        assert (by_id[lea].open_leads, by_id[lea].last_given_at) == (2, house.now() - timedelta(days=1))
        # One more is counted at once; one that is closed, as soon as that is written down.
        house.room.desk.given("L9", lea)
        house.room.desk.given("L9", lea)
        assert {one.person: one.open_leads for one in await house.room.desk.owners()}[lea] == 3
        await acts(house, "leads.change", "c", lead_id="L1", changes={"status": "lost"}, note=None)
        assert {one.person: one.open_leads for one in await house.room.desk.owners()}[lea] == 2


async def test_points_are_tuned_bit_by_bit(tmp_path: Path):
    async with open_house(tmp_path) as house:
        usual = await house.room.desk.scoring()
        assert (usual.points, usual.hot, usual.warm) == ({}, 70, 40)
        await acts(house, "leads.points", "p1", points={"a": 5}, hot=75, warm=0, by="claire", words="…")
        await acts(house, "leads.points", "p1", points={"a": 5}, hot=75, warm=0, by="claire", words="…")
        await acts(house, "leads.points", "p2", points={"b": -3}, hot=0, warm=30, by="claire", words="…")
        tuned = await house.room.desk.scoring()
        assert (tuned.points, tuned.hot, tuned.warm) == ({"a": 5, "b": -3}, 75, 30)
        refused: list[dict[str, Any]] = [{"points": {}, "hot": 20, "warm": 0}, {"points": {"a": 1000}}, {"hot": 500}]
        for wrong in refused:
            with pytest.raises(Rejected):
                await acts(house, "leads.points", "p3", **wrong)
        assert len([row for row in await house.world.ledger() if row.what == "leads.points"]) == 2


async def test_corrections_count_until_the_points_are_tuned(tmp_path: Path):
    async with open_house(tmp_path) as house:
        said = {"lead_id": "L1", "was": "cold", "became": "hot", "score": 30, "signs": ["a"], "by": "claire"}
        await acts(house, "leads.correct", "k1", **said)
        await acts(house, "leads.correct", "k1", **said)
        assert await house.room.desk.reclassified() == 1
        assert [one.signs for one in await house.room.desk.corrections()] == [["a"]]
        await acts(house, "leads.points", "p", points={"a": 6})
        assert await house.room.desk.reclassified() == 0
        with pytest.raises(Rejected):
            await acts(house, "leads.correct", "k2", **{**said, "became": "lukewarm"})


async def test_notes_about_leads(tmp_path: Path):
    async with open_house(tmp_path) as house:
        crm = house.world.app.books.leads
        lead = Lead("L1", house.now(), "web", email="ada@loom.example")
        for _ in range(2):
            await acts(house, "leads.put", "k", lead=LEAD.dump_python(lead, mode="json"), keys={"email": lead.email})
        assert [each.id for each in await crm.similar_leads(LeadKeys(email=lead.email))] == ["L1"]
        note = {"at": house.now().isoformat(), "kind": "class", "by": "claire", "text": "chaud"}
        changes = {"classed": "hot", "budget": "1200.50", "booked_for": house.now().isoformat(), "missing": ["city"]}
        await acts(house, "leads.change", "c", lead_id="L1", changes=changes, note=note)
        await acts(house, "leads.note", "n", lead_id="L1", note={**note, "kind": "note"})
        found = await crm.lead("L1")
        assert found is not None
        assert (found.classed, str(found.budget), found.booked_for) == ("hot", "1200.50", house.now())
        assert [each.kind for each in await crm.lead_notes("L1")] == ["class", "note"]
        for changes in ({"nothing": 1}, {"classed": "tepid"}, {"budget": "much"}):
            with pytest.raises(Rejected):
                await acts(house, "leads.change", "x", lead_id="L1", changes=changes, note=None)
        with pytest.raises(NotFound):
            await acts(house, "leads.note", "y", lead_id="gone", note=note)
        with pytest.raises(Rejected):
            await acts(house, "leads.put", "z", lead={"id": "L2"})


async def test_the_card_is_private_and_in_their_language_or_in_the_thread(tmp_path: Path):
    async with open_house(tmp_path) as house:
        person = house.world.app.people.find("lea")
        message = {language: message_to_json(text_message(f"card {language}")) for language in ("fr", "en")}
        for _ in range(2):
            await acts(house, "leads.card", "k", person=person.id, lead_id="L1", message=message)
        (post,) = await house.world.every_post()
        assert (post.channel, post.content.summary) == (f"dm:{person.id}", f"card {person.language}")
        await acts(house, "leads.card", "k2", person="nobody", lead_id="L1", message=message)
        assert (await house.world.every_post())[-1].channel == house.room.channel.channel
        with pytest.raises(Rejected):
            await acts(house, "leads.card", "k3", person=person.id, lead_id="L1", message={})
        kept = await house.database.read(lambda c: outbox.by_key(c, post.key))
        assert kept is not None
        assert content_of(kept.payload).summary == post.content.summary
