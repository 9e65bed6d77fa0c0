"""Accounts linked and unlinked by the command, deactivated by their platform, or entered without their workspace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.store import offers
from bot.store import people as store
from bot.store.database import Connection
from tests.bot.accounts.hall import ASKS, CLAIRE, Hall


async def linked(hall: Hall, *accounts: tuple[str, str], on: str = "chat") -> None:
    def write(c: Connection) -> None:
        for account, person in accounts:
            store.link(c, on, account, person)

    await hall.database.write(write)
    await hall.people.load()


async def accounts(hall: Hall, on: str = "chat") -> dict[str, str]:
    found = await hall.database.read(store.every_identity)
    return {account: person for platform, account, person in found if platform == on}


# --- by the command ---------------------------------------------------------------------------------------------------


async def test_whoever_runs_commis_links_whom_they_like_and_the_ledger_says_so(hall: Hall) -> None:
    assert await hall.accounts.link("chat", "T1/U5", "marc", "operator") is None
    assert await hall.accounts.link("chat", "T1/U5", "marc", "operator") == "marc"
    assert await hall.accounts.link("chat", "T1/U5", "lea", "operator") == "marc"
    assert await hall.owner("T1/U5") == "lea"
    assert await hall.ledger() == [("operator", "linked", "marc"), ("operator", "linked", "lea")]
    person = hall.people.of_account("chat", "T1/U5")
    assert person is not None and person.id == "lea"


async def test_somebody_who_is_not_there_is_not_linked(hall: Hall) -> None:
    with pytest.raises(KeyError):
        await hall.accounts.link("chat", "T1/U5", "nobody", "operator")
    assert await hall.owner("T1/U5") is None


@pytest.mark.parametrize("person", ["lea", "claire"])
async def test_a_link_by_the_command_answers_the_open_question(hall: Hall, person: str) -> None:
    """To whomever it is linked: the message that waited is heard in their name."""
    await hall.says("T1/U1", ASKS)
    await hall.accounts.link("chat", "T1/U1", person, "operator")
    assert not await hall.buttons()
    [card] = await hall.reads("T1/U1")
    assert "✔ Votre compte est rattaché à" in card
    await hall.works()
    assert [event.text for event in hall.heard] == [ASKS]
    assert await hall.owner("T1/U1") == person


async def test_a_click_after_the_command_changes_nothing(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    yes = await hall.button("C'est moi")
    await hall.accounts.link("chat", "T1/U1", "claire", "operator")
    receipt = await hall.clicks("T1/U1", "", button=yes.id)
    assert receipt.note is not None and "déjà rattaché à Claire Dubois" in receipt.note.summary
    assert await hall.owner("T1/U1") == "claire"


async def test_an_account_that_an_import_has_linked_meanwhile_keeps_its_person(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    await linked(hall, ("T1/U1", "claire"))
    await hall.clicks("T1/U1", "C'est moi")
    assert await hall.owner("T1/U1") == "claire"
    await hall.works()
    assert [event.text for event in hall.heard] == [ASKS]


async def test_what_was_unlinked_is_not_offered_again(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    await hall.clicks("T1/U1", "C'est moi")
    await hall.works()
    assert await hall.accounts.unlink("chat", "T1/U1", "operator") == "lea"
    assert await hall.accounts.unlink("chat", "T1/U1", "operator") is None
    assert hall.people.of_account("chat", "T1/U1") is None
    hall.waits(days=1)
    await hall.says("T1/U1", ASKS)
    assert not await hall.buttons()
    assert await hall.ledger() == [("lea", "linked", "lea"), ("operator", "unlinked", "lea")]


async def test_somebody_who_has_left_is_nobody_and_is_offered_to_nobody(hall: Hall) -> None:
    """Not even to the colleague who has the account's address now."""
    await linked(hall, ("T1/U1", "claire"))
    await hall.employs(replace(CLAIRE, active=False))
    await hall.says("T1/U1", ASKS)
    assert not await hall.buttons()
    assert "Je ne vous connais pas encore" in (await hall.reads("T1/U1"))[0]


# --- by the platform --------------------------------------------------------------------------------------------------


async def test_a_deactivated_account_is_nobodys(hall: Hall) -> None:
    await linked(hall, ("T1/U1", "lea"), ("T2/U1", "lea"))
    for _ in range(2):
        await hall.accounts.gone("chat", "T1/U1")
    assert await accounts(hall) == {"T2/U1": "lea"}
    assert hall.people.of_account("chat", "T1/U1") is None
    assert await hall.ledger() == [("commis", "unlinked", "lea")]


async def test_the_question_of_a_deactivated_account_is_closed(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    yes = await hall.button("C'est moi")
    await hall.accounts.gone("chat", "T1/U1")
    assert await hall.database.read(lambda c: offers.open_of(c, "chat", "T1/U1")) == []
    receipt = await hall.clicks("T1/U1", "", button=yes.id)
    assert receipt.note is not None
    assert await hall.owner("T1/U1") is None


async def test_who_comes_back_is_asked_anew(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    await hall.clicks("T1/U1", "C'est moi")
    await hall.accounts.gone("chat", "T1/U1")
    hall.waits(days=30)
    await hall.says("T1/U1", ASKS)
    assert len(await hall.buttons()) == 2


# --- ids without their workspace --------------------------------------------------------------------------------------


async def test_a_bare_id_gets_the_one_workspace(hall: Hall) -> None:
    await linked(hall, ("U1", "lea"), ("U2", "marc"), ("T1/U3", "claire"))
    await linked(hall, ("U1", "lea"), on="teams")
    assert await hall.accounts.qualify("chat", "T1") == 2
    assert await accounts(hall) == {"T1/U1": "lea", "T1/U2": "marc", "T1/U3": "claire"}
    assert await accounts(hall, "teams") == {"U1": "lea"}
    person = hall.people.of_account("chat", "T1/U1")
    assert person is not None and person.id == "lea"
    assert await hall.accounts.qualify("chat", "T1") == 0


async def test_a_whole_id_stands_against_a_bare_one(hall: Hall) -> None:
    await linked(hall, ("U1", "lea"), ("T1/U1", "marc"))
    assert await hall.accounts.qualify("chat", "T1") == 1
    assert await accounts(hall) == {"T1/U1": "marc"}


async def test_in_an_enterprise_its_id_comes_first(hall: Hall) -> None:
    await linked(hall, ("U1", "lea"), ("T1/U2", "marc"), ("T2/U3", "claire"), ("E1/T1/U4", "oliver"))
    assert await hall.accounts.qualify("chat", "E1/T1") == 2
    assert await accounts(hall) == {
        "E1/T1/U1": "lea", "E1/T1/U2": "marc", "T2/U3": "claire", "E1/T1/U4": "oliver",
    }  # fmt: skip
