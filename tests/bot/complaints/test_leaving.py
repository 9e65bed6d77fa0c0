"""Mails that look again as they leave: what began to run stops them, and nothing is sent twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from bot.clock import FrozenClock
from bot.complaints.holding import HoldingMail
from bot.effects import SendMail
from bot.enquiries.effect import AnswerByMail
from bot.store import forgotten
from bot.store.database import Database
from graphs.standing import Standing, StandingKind
from integrations.books.port import Books
from integrations.errors import Rejected
from integrations.mail.maildir import MaildirOut
from tests.bot.followup.shop import NOW, QuoteBooks, Running, no_file, sender

DAY = date(2026, 11, 23)
MAIL: dict[str, Any] = {
    "to": "Achats@bellerive.example", "subject": "Devis", "text": "Bonjour", "attachments": [], "reply_to_id": "",
    "customer_id": "C1", "seen": [],
}  # fmt: skip


def sending(folder: Path) -> SendMail:
    return SendMail(MaildirOut(folder), cast(Books, QuoteBooks()), sender, no_file, FrozenClock(NOW))


def count(folder: Path) -> int:
    return len(list((folder / "new").iterdir())) if (folder / "new").exists() else 0


async def test_a_complaint_that_nobody_was_asked_about_holds_a_quote_s_mail(tmp_path: Path):
    running = Running([Standing("C1", "complaint", DAY)])
    mail = HoldingMail(sending(tmp_path), running)
    assert await mail.perform("k1", MAIL) == {"sent": False, "why": "complaint"}
    assert count(tmp_path) == 0
    agreed = await mail.perform("k2", {**MAIL, "seen": ["complaint"]})
    assert agreed["to"] == "Achats@bellerive.example" and "sent" not in agreed and count(tmp_path) == 1
    running.standings = []
    await mail.perform("k3", MAIL)
    assert count(tmp_path) == 2


async def test_a_complaint_of_the_address_holds_it_too_and_a_dispute_does_not(tmp_path: Path):
    running = Running([Standing("achats@bellerive.example", "complaint", DAY)])
    assert (await HoldingMail(sending(tmp_path), running).perform("k1", MAIL))["sent"] is False
    running.standings = [Standing("C1", "dispute", DAY)]
    await HoldingMail(sending(tmp_path), running).perform("k2", MAIL)
    assert count(tmp_path) == 1


async def test_what_has_left_before_a_crash_has_left_whatever_runs_now(tmp_path: Path):
    running = Running()
    mail = HoldingMail(sending(tmp_path), running)
    await mail.perform("k1", MAIL)
    running.standings = [Standing("C1", "complaint", DAY)]
    assert "sent" not in await mail.perform("k1", MAIL) and count(tmp_path) == 1


async def test_mails_of_releases_before_leave_as_they_did(tmp_path: Path):
    old = {key: value for key, value in MAIL.items() if key not in {"customer_id", "seen"}}
    await HoldingMail(sending(tmp_path), Running([Standing("C1", "complaint", DAY)])).perform("k1", old)
    assert count(tmp_path) == 1


@pytest.mark.parametrize("kind", ["complaint", "objection", "bounced"])
async def test_an_answer_to_a_question_looks_again(database: Database, tmp_path: Path, kind: StandingKind):
    running = Running([Standing("C1", kind, DAY)])
    answer = AnswerByMail(sending(tmp_path), database, running)
    assert await answer.perform("k1", MAIL) == {"sent": False, "why": kind}
    seen = await answer.perform("k2", {**MAIL, "seen": [kind]})
    assert seen["sent"] is (kind == "bounced")  # what bans cannot be agreed to
    running.standings = []
    assert (await answer.perform("k3", MAIL))["sent"] is True
    running.standings = [Standing("C1", kind, DAY)]
    assert (await answer.perform("k3", MAIL))["sent"] is True and count(tmp_path) == (2 if kind == "bounced" else 1)


async def test_nobody_who_was_forgotten_is_answered(database: Database, tmp_path: Path):
    await database.write(lambda c: forgotten.never_write_to(c, "achats@bellerive.example", NOW))
    answer = AnswerByMail(sending(tmp_path), database, Running())
    assert await answer.perform("k1", MAIL) == {"sent": False, "why": "forgotten"} and count(tmp_path) == 0


async def test_a_payload_of_another_kind_is_rejected(database: Database, tmp_path: Path):
    with pytest.raises(Rejected):
        await AnswerByMail(sending(tmp_path), database, Running()).perform("k1", {"subject": "x"})
