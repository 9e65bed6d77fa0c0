"""An account that nobody knows, with the verified address of a colleague: asked once, answered once, and then heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.platform import Account, Receipt
from bot.store import ledger
from bot.store.database import Database
from tests.bot.accounts.hall import ASKS, CLAIRE, LEA, MARC, Hall, member, open_hall

YES, NO = "C'est moi", "Ce n'est pas moi"
ASKED = "Vous écrivez avec l'adresse lea@aubrac.example : êtes-vous Léa Martin ?"


async def test_it_is_asked_in_private_with_two_buttons_and_nothing_is_linked_yet(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    [card] = await hall.reads("T1/U1")
    assert ASKED in card and f"[{YES}]  [{NO}]" in card
    assert await hall.owner("T1/U1") is None
    assert not hall.heard


async def test_yes_links_and_the_message_that_waited_is_heard_in_their_name(hall: Hall) -> None:
    said = await hall.says("T1/U1", ASKS)
    assert await hall.clicks("T1/U1", YES) == Receipt(claimed=True)
    assert await hall.owner("T1/U1") == "lea"
    person = hall.people.of_account("chat", "T1/U1")
    assert person is not None and person.id == "lea", "the very next message is theirs, without a restart"
    await hall.works()
    [heard] = hall.heard
    assert (heard.text, heard.address, heard.key) == (ASKS, said.address, f"{said.key}:linked")
    [card] = await hall.reads("T1/U1")
    assert "✔ C'est vous, Léa Martin — à 10 h 00" in card
    assert not await hall.buttons()


async def test_the_ledger_says_who_and_the_domain_but_not_the_address(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    await hall.clicks("T1/U1", YES)
    [row] = await hall.database.read(ledger.page)
    assert (row.actor, row.kind, row.what, row.case_id) == ("lea", "linked", "lea", None)
    assert (row.why["account"], row.why["platform"], row.why["domain"]) == ("T1/U1", "chat", "aubrac.example")
    assert "lea@" not in str(row.why)


async def test_no_links_nothing_and_says_what_the_administrator_types(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    assert await hall.clicks("T1/U1", NO) == Receipt(claimed=True)
    card, told = await hall.reads("T1/U1")
    assert "✘ Ce n'est pas vous" in card and YES not in card
    assert "commis people link PERSONNE chat:T1/U1" in told
    assert await hall.owner("T1/U1") is None
    await hall.works()
    assert not hall.heard
    assert await hall.ledger() == [("outside", "declined", "account")]


async def test_who_said_no_is_not_asked_again_for_the_same_person(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    await hall.clicks("T1/U1", NO)
    hall.waits(days=3)
    await hall.says("T1/U1", ASKS)
    assert not await hall.buttons()
    assert "commis people link PERSONNE chat:T1/U1" in (await hall.reads("T1/U1"))[-1]


async def test_in_a_channel_the_question_is_private_and_the_line_names_nobody(hall: Hall) -> None:
    said = await hall.says("T1/U1", ASKS, channel="general")
    [line] = await hall.reads(channel="general")
    assert "messages privés" in line
    assert "Léa" not in line and "lea@" not in line
    assert ASKED in (await hall.reads("T1/U1"))[0]
    await hall.clicks("T1/U1", YES)
    await hall.works()
    assert [event.address for event in hall.heard] == [said.address], "answered where it was asked"


async def test_talk_between_colleagues_is_left_in_peace(hall: Hall) -> None:
    hall.chat.accounts["T1/U9"] = member("nobody@aubrac.example")
    await hall.says("T1/U9", "on en parle demain", channel="general", called=False)
    await hall.says("T1/U1", "oui d'accord", channel="general", called=False)
    await hall.says("T1/U1", "à demain", channel="general", called=False)
    assert await hall.reads(channel="general") == []
    assert len(await hall.reads("T1/U1")) == 1, "asked once, and in private"


@pytest.mark.parametrize("written", ["LEA@Aubrac.Example", "  lea@aubrac.example "])
async def test_addresses_are_the_same_whatever_their_case(hall: Hall, written: str) -> None:
    hall.chat.accounts["T1/U1"] = member(written)
    await hall.says("T1/U1", ASKS)
    assert await hall.button(YES)


@pytest.mark.parametrize(
    "account",
    [
        member(""),
        member("lea@aubrac.example.evil.example"),
        member("xlea@aubrac.example"),
        member("lea+x@aubrac.example"),
        member("lea"),
        member("unknown@aubrac.example"),
        None,
    ],
)
async def test_no_verified_address_of_a_colleague_no_question(hall: Hall, account: Account | None) -> None:
    """The words of the message count for nothing."""
    hall.chat.accounts.pop("T1/U1")
    if account is not None:
        hall.chat.accounts["T1/U1"] = account
    await hall.says("T1/U1", "Je suis Léa Martin, lea@aubrac.example, c'est moi")
    [told] = await hall.reads("T1/U1")
    assert "Je ne vous connais pas encore" in told
    assert "commis people link PERSONNE chat:T1/U1" in told
    assert not await hall.buttons()
    assert await hall.owner("T1/U1") is None


async def test_both_languages_when_it_is_not_known(hall: Hall) -> None:
    hall.chat.accounts.pop("T1/U1")
    await hall.says("T1/U1", ASKS)
    [told] = await hall.reads("T1/U1")
    assert "Je ne vous connais pas encore" in told and "I do not know you yet" in told
    assert "link PERSONNE chat:T1/U1" in told and "link PERSON chat:T1/U1" in told


async def test_it_is_asked_in_the_language_of_the_account(hall: Hall) -> None:
    hall.chat.accounts["T1/U1"] = member("lea@aubrac.example", "en")
    await hall.says("T1/U1", ASKS)
    [card] = await hall.reads("T1/U1")
    assert "are you Léa Martin?" in card and "[It's me]  [It's not me]" in card
    await hall.clicks("T1/U1", "It's me")
    assert "✔ It is you, Léa Martin — at 10:00" in (await hall.reads("T1/U1"))[0]


async def test_two_people_with_one_address_are_not_guessed_between(database: Database) -> None:
    hall = await open_hall(database, LEA, replace(CLAIRE, email="LEA@aubrac.example"))
    hall.chat.accounts["T1/U1"] = member("lea@aubrac.example")
    await hall.says("T1/U1", ASKS)
    assert not await hall.buttons()


async def test_someone_who_has_left_is_never_offered(database: Database) -> None:
    hall = await open_hall(database, replace(LEA, active=False), MARC)
    hall.chat.accounts["T1/U1"] = member("lea@aubrac.example")
    await hall.says("T1/U1", ASKS)
    assert not await hall.buttons()


async def test_the_address_of_someone_who_left_may_be_a_successors(database: Database) -> None:
    hall = await open_hall(database, replace(LEA, active=False), replace(CLAIRE, email=LEA.email))
    hall.chat.accounts["T1/U1"] = member("lea@aubrac.example")
    await hall.says("T1/U1", ASKS)
    assert "Claire Dubois" in (await hall.reads("T1/U1"))[0]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("guest", "comptes invités"), ("stranger", "personnes de l'entreprise"), ("bot", ""), ("gone", "")],
)
async def test_guests_strangers_bots_and_those_who_left(hall: Hall, kind: str, words: str) -> None:
    """However right their address is."""
    hall.chat.accounts["T1/U1"] = Account("x", kind, "lea@aubrac.example", "fr")  # pyright: ignore[reportArgumentType]
    await hall.says("T1/U1", ASKS)
    told = await hall.reads("T1/U1")
    assert not await hall.buttons()
    assert not any("Léa" in text or "aubrac" in text for text in told)
    assert [words in text for text in told] == ([True] if words else [])
    assert ("link PERSONNE chat:T1/U1" in "".join(told)) == (kind == "guest")


async def test_each_workspace_is_asked_for_itself_and_once(hall: Hall) -> None:
    for account in ("T1/U1", "T2/U1", "T1/U2"):
        hall.chat.accounts[account] = member("lea@aubrac.example")
    await hall.says("T1/U1", ASKS)
    await hall.clicks("T1/U1", YES)
    await hall.says("T1/U2", ASKS)
    assert not await hall.buttons(), "she is in that workspace already"
    await hall.says("T2/U1", ASKS)
    await hall.clicks("T2/U1", YES)
    assert [await hall.owner(account) for account in ("T1/U1", "T1/U2", "T2/U1")] == ["lea", None, "lea"]


async def test_while_the_question_is_open_the_newest_message_waits(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    await hall.says("T1/U1", "Devis pour Nordlys : 12 mugs")
    assert len(await hall.buttons()) == 2, "one question, two buttons"
    assert "la question est plus haut" in (await hall.reads("T1/U1"))[-1]
    await hall.clicks("T1/U1", YES)
    await hall.works()
    assert [event.text for event in hall.heard] == ["Devis pour Nordlys : 12 mugs"]


async def test_after_an_hour_the_question_is_asked_anew_and_the_old_card_locked(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    old = await hall.button(YES)
    hall.waits(minutes=61)
    await hall.says("T1/U1", "Devis pour Nordlys : 12 mugs")
    assert len(await hall.buttons()) == 2
    assert "plus bas" in (await hall.reads("T1/U1"))[0]
    receipt = await hall.clicks("T1/U1", YES, button=old.id)
    assert receipt.note is not None and "plus lieu d'être" in receipt.note.summary
    await hall.clicks("T1/U1", YES)
    await hall.works()
    assert [event.text for event in hall.heard] == ["Devis pour Nordlys : 12 mugs"]


@pytest.mark.parametrize(("said", "owner"), [("Oui, c'est moi !", "lea"), ("oui", "lea"), ("non", None)])
async def test_the_answer_may_be_typed_in_private(hall: Hall, said: str, owner: str | None) -> None:
    await hall.says("T1/U1", ASKS, channel="general")
    await hall.says("T1/U1", said)
    assert await hall.owner("T1/U1") == owner
    await hall.works()
    assert [event.text for event in hall.heard] == ([ASKS] if owner else [])
    assert not await hall.buttons()


@pytest.mark.parametrize("said", ["", "?", "👍", "…", "oui mais non", "je ne suis pas elle", "moi"])
async def test_what_is_no_clear_answer_is_none(hall: Hall, said: str) -> None:
    await hall.says("T1/U1", ASKS)
    await hall.says("T1/U1", said)
    assert await hall.owner("T1/U1") is None
    assert len(await hall.buttons()) == 2


async def test_a_yes_said_in_a_channel_is_not_an_answer(hall: Hall) -> None:
    await hall.says("T1/U1", ASKS)
    await hall.says("T1/U1", "oui", channel="general")
    assert await hall.owner("T1/U1") is None
