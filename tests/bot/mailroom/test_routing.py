"""Where a received mail goes: by what it says, what it answers, and from which address it was written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.mailroom import routing
from bot.mailroom.answered import Answered, references_of
from bot.mailroom.routing import Ignore, ToPeople, Work
from bot.store.cases import CaseRow
from graphs.debtor.brief import PROCESS_OF, News, NewsKind
from graphs.debtor.brief import brief_from_json as news_from_json
from graphs.message import Address
from graphs.quote_followup.brief import brief_from_json as followup_from_json
from graphs.understanding.reading import Reading
from integrations.mail.port import DeliveryReport, IncomingMail

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SOPHIE = "sophie@hotel.example"


def case(process: str, **facts: object) -> CaseRow:
    return CaseRow(
        id=f"case-{process}",
        process=process,
        version=1,
        address=Address("web", "c:relances", "t1"),
        asker_id=None,
        language="fr",
        state="done",
        title="",
        facts=facts,
        reasons=[],
        waits=[],
        contributors=[],
        opened_at=NOW,
        changed_at=NOW,
    )


def mail(sender: str = SOPHIE, text: str = "Bonjour", *, automatic: bool = False, **more: object) -> IncomingMail:
    return IncomingMail("<m@x.example>", "", sender, [], "Re: Facture", text, NOW, automatic=automatic, **more)  # type: ignore[arg-type]


REMINDER = Answered(case("reminder", customer_id="C1"), SOPHIE)
QUOTE = Answered(case("quote", number="D2026-0001"), SOPHIE, "D2026-0001")


@pytest.mark.parametrize("kind", [kind for kind in PROCESS_OF if kind not in ("hold", "resume")])
def test_an_answer_to_a_reminder_is_worked_by_its_process(kind: NewsKind) -> None:
    route = routing.to_reminder(mail(), News(kind, words="x"), REMINDER, [SOPHIE])
    assert isinstance(route, Work) and not route.elsewhere
    assert route.process == PROCESS_OF[kind]
    assert (news_from_json(route.brief).kind, news_from_json(route.brief).source) == (kind, "mail")


@pytest.mark.parametrize("kind", ["paid", "promise"])
def test_from_another_address_a_word_stops_no_reminder(kind: NewsKind) -> None:
    route = routing.to_reminder(mail("eve@outside.example"), News(kind, day="2026-12-01"), REMINDER, [SOPHIE])
    assert isinstance(route, Work) and route.elsewhere
    assert route.process == "handoff"
    news = news_from_json(route.brief)
    assert (news.kind, news.readings) == ("unclear", [kind])


@pytest.mark.parametrize("kind", ["dispute", "wrong_contact", "insolvency", "unclear"])
def test_what_only_makes_us_careful_is_heard_from_any_address(kind: NewsKind) -> None:
    route = routing.to_reminder(mail("eve@outside.example"), News(kind), REMINDER, [SOPHIE])
    assert isinstance(route, Work) and route.elsewhere and route.process == PROCESS_OF[kind]


def test_both_the_address_in_the_books_and_the_one_written_to_are_known() -> None:
    for sender in (SOPHIE.upper(), "compta@hotel.example"):
        route = routing.to_reminder(mail(sender), News("paid"), REMINDER, ["Compta@hotel.example"])
        assert isinstance(route, Work) and not route.elsewhere and route.process == "payment"
    assert not routing.is_known("", [""])


@pytest.mark.parametrize("kind", ["hold", "resume"])
def test_no_customer_pauses_reminders(kind: NewsKind) -> None:
    route = routing.to_reminder(mail(), News(kind), REMINDER, [SOPHIE])
    assert isinstance(route, Work) and route.process == "handoff"
    assert news_from_json(route.brief).kind == "unclear"


@pytest.mark.parametrize("kind", list(PROCESS_OF))
def test_of_an_automatic_mail_only_absences_and_other_contacts_are_believed(kind: NewsKind) -> None:
    route = routing.to_reminder(mail("robot@outside.example", automatic=True), News(kind), REMINDER, [SOPHIE])
    if kind in ("absence", "wrong_contact"):
        assert isinstance(route, Work) and not route.elsewhere
    else:
        assert isinstance(route, Ignore)


def test_an_answer_to_a_quote_is_followed_up() -> None:
    said = mail(text="Bon pour accord")
    assert routing.is_verdict(said) and not routing.is_verdict(mail(text="Mettez 4 moulins au lieu de 3, svp."))
    route = routing.to_quote(said, None, QUOTE, [SOPHIE])
    assert isinstance(route, Work) and route.process == "quote_followup"
    brief = followup_from_json(route.brief)
    assert (brief.why, brief.number, brief.words, brief.sender) == ("answered", "D2026-0001", "Bon pour accord", SOPHIE)
    assert isinstance(routing.to_quote(mail(automatic=True), Reading("unknown", 0, "fr"), QUOTE, []), Ignore)


def test_another_wish_in_answer_to_a_quote_is_for_people() -> None:
    assert isinstance(routing.to_quote(mail(), Reading("quote", 0.9, "fr"), QUOTE, [SOPHIE]), ToPeople)
    assert isinstance(routing.to_quote(mail(), Reading("quote", 0.3, "fr"), QUOTE, [SOPHIE]), Work)
    unnumbered = Answered(case("quote"), SOPHIE, "")
    assert isinstance(routing.to_quote(mail(), Reading("unknown", 0.3, "fr"), unnumbered, [SOPHIE]), ToPeople)


@pytest.mark.parametrize(
    ("text", "news", "process"),
    [
        ("Le virement est parti hier.", News("paid", confidence=0.9), "payment"),
        ("I will pay on Friday.", News("promise", confidence=0.8), "promise"),
        ("Nous contestons la facture.", News("dispute", confidence=0.9), "dispute"),
        ("Nous sommes en redressement judiciaire.", News("insolvency", confidence=0.9), "handoff"),
        ("Le carton F2026-0103 est faux", News("dispute", invoices=["F2026-0103"], confidence=0.9), "dispute"),
        ("Le carton livré était abîmé.", News("dispute", confidence=0.9), None),
        ("Je suis en congés.", News("absence", confidence=0.9), None),
        ("Le virement est parti hier.", News("paid", confidence=0.7), None),
        ("La facture ?", News("unclear", confidence=0.9), None),
        ("Ne relancez plus, je paie.", News("hold", confidence=0.9), None),
    ],
)
def test_a_mail_that_answers_nothing_is_news_where_that_is_sure(text: str, news: News, process: str | None) -> None:
    plain = IncomingMail("", "", SOPHIE, [], "Bonjour", text, NOW)
    route = routing.unasked(plain, news)
    assert (route.process if route else None) == process


def test_what_an_answer_is_about_and_what_it_names_first() -> None:
    assert routing.about(None) == "other" and routing.about(Answered(case("enquiry"), "")) == "other"
    assert routing.about(Answered(case("lead"), "")) == "lead"
    assert routing.about(REMINDER) == "money" and routing.about(QUOTE) == "quote"
    named = mail(in_reply_to="<3@x>", references=["<1@x>", "<2@x>", "<3@x>"])
    assert references_of(named) == ["<3@x>", "<2@x>", "<1@x>"]
    reported = mail(report=DeliveryReport("", "", True, "<0@x>"), references=["<1@x>"])
    assert references_of(reported) == ["<0@x>", "<1@x>"]
    assert references_of(mail()) == []


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        (datetime(2026, 11, 20, 16, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), date(2026, 11, 23)),  # already Monday in Paris
        (datetime(2019, 1, 1, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2027, 1, 1, tzinfo=UTC), date(2026, 11, 23)),
        (None, date(2026, 11, 23)),
    ],
)
def test_friday_is_said_on_the_day_it_was_written(sent: datetime | None, day: date) -> None:
    written = IncomingMail("", "", SOPHIE, [], "", "", sent)
    assert routing.day_of(written, NOW, "Europe/Paris") == day
