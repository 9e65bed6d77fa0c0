"""The card: every headline is the sum of what stands under it, it is short, and it says the same in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.console.render import plain_text
from graphs.digest import cards, rank
from graphs.digest.body import SECTIONS, Body, Line, Section, Settled, body_from_json, body_to_json, settle
from graphs.digest.facts import facts_of
from graphs.digest.lines import Reader
from graphs.message import Buttons, Message, Text, ThreadLink
from tests.graphs.digest.bodies import UNTIL, bodies, morning, waiting

FRENCH = Reader("fr", "Europe/Paris", "digest.x:2026-11-23")
ENGLISH = Reader("en", "Europe/Paris", "digest.x:2026-11-23")
READERS = [FRENCH, ENGLISH]
FEW = settings(max_examples=30)
"""Each example is a whole digest, drawn in both languages."""


def number_after(text: str, label: str) -> int:
    found = re.search(rf"{label}\s?: (\d+)", text)
    assert found, f"{label} in {text!r}"
    return int(found[1])


def section_of(message: Message, begins: str) -> tuple[str, list[str]]:
    """The headline and the texts below it, up to the next headline."""
    headline, below = "", list[str]()
    for block in message.blocks:
        if isinstance(block, Text) and block.tone == "strong":
            if headline:
                break
            headline = block.text if block.text.startswith(begins) else ""
        elif headline and isinstance(block, Text):
            headline = f"{headline}\n{block.text}"
        elif headline and isinstance(block, ThreadLink):
            below.append(block.label)
    below += [line for line in headline.splitlines() if line.startswith("• ")]
    assert headline, f"no section {begins}"
    return headline, below


@FEW
@given(bodies)
def test_every_headline_is_the_sum_of_its_lines(body: Body):
    facts = facts_of(body)
    assert facts["waiting"] == len(body.waits)
    for section in ("troubles", "exceptions", "today"):
        assert sum(facts[section].values()) == sum(line.count for line in body.lines(section))
    done = facts["done"]
    assert sum(each["count"] for each in done.values()) == sum(line.count for line in body.done)
    for process, each in done.items():
        theirs = [line for line in body.done if line.process == process]
        assert each["count"] == each["alone"] + each["decided"] == sum(line.count for line in theirs)
        told = [line.amount for line in theirs if line.amount is not None]
        assert each["amount"] == (f"{sum(told, Decimal(0)):.2f}" if told else None)
    if body.money:
        for what, name in (("bucket", "due"), ("late", "overdue"), ("paid", "recovered")):
            total = sum((line.amount or Decimal(0) for line in body.money if line.what == what), Decimal(0))
            assert facts["money"][name] == f"{total:.2f}"


@FEW
@given(bodies)
def test_what_is_shown_and_what_is_left_add_up(body: Body):
    shown = rank.shown(body)
    for section in SECTIONS:
        below = len(shown.pressed) if section == "waits" else len(shown.lines.get(section, []))
        count = len(body.waits) if section == "waits" else rank.count_of(body.lines(section))
        assert below + shown.left(body, section) == count
        assert shown.left(body, section) >= 0


@FEW
@given(bodies)
@pytest.mark.parametrize("reader", READERS, ids=["fr", "en"])
def test_the_words_say_how_many_are_left(reader: Reader, body: Body):
    """Of each section: shown one by one + in private + others = the number of its headline."""
    if body.silent:
        return
    message, shown, english = cards.card(body, reader), rank.shown(body), reader.language == "en"
    starts: dict[Section, str] = {
        "troubles": "What went wrong" if english else "Ce qui n'a pas marché",
        "exceptions": "Exceptions",
        "done": "Done" if english else "Fait",
    }
    for section, start in starts.items():
        if not rank.told(body, section):
            continue
        headline, below = section_of(message, start)
        hidden = re.search(r"^([\d\u202f,]+) (?:dans (?:une|des)|in) (?:a )?(?:conversation|private)", headline, re.M)
        others = re.search(r"^… (?:et|and) ([\d\u202f,]+) (?:autres?|more)\b", headline, re.M)
        told = [int(re.sub(r"\D", "", found[1])) if found else 0 for found in (hidden, others)]
        assert len(below) == len(shown.lines.get(section, []))
        if below:
            assert number_after(headline, start) == len(below) + sum(told)


@FEW
@given(bodies)
def test_it_is_short_and_nothing_is_empty(body: Body):
    for reader in READERS:
        message = cards.card(body, reader)
        assert len(message.blocks) <= 32 + len(body.pictures)
        assert message.summary.strip()
        for block in message.blocks:
            if isinstance(block, Text):
                assert block.text.strip()
            if isinstance(block, ThreadLink):
                assert block.label.strip()
                assert "\n" not in block.label
            if isinstance(block, Buttons):
                assert block.buttons


@FEW
@given(bodies)
def test_it_is_kept_as_it_was(body: Body):
    assert body_from_json(body_to_json(body)) == body


def test_another_version_is_not_read():
    with pytest.raises(ValueError, match="version 9"):
        body_from_json({**body_to_json(morning()), "version": 9})


@FEW
@given(bodies)
def test_nothing_of_what_is_hidden_is_told(body: Body):
    """Whatever is put on a hidden line, none of it is shown."""
    secret = "SECRET-OF-SOMEBODY"
    hidden = [replace(line, title=secret, who=secret) if line.hidden else line for line in body.done]
    requests = [replace(each, title=secret, asker=secret) if each.hidden else each for each in body.waits]
    told = replace(body, done=hidden, waits=requests)
    for reader in READERS:
        for message in (cards.card(told, reader), *(cards.whole(told, section, reader) for section in SECTIONS)):
            assert secret not in plain_text(message, reader.language)


def test_a_morning_in_french():
    text = plain_text(cards.card(morning(), FRENCH))
    assert "Digest du lundi 23 novembre 2026" in text
    assert "Depuis le vendredi 20 novembre à 8\u00a0h\u00a015." in text
    assert "À traiter\u00a0: 8" in text
    assert "dont 1 en privé (Claire Fontaine\u00a0: 1)" in text
    assert "Les prospects\u00a0: pas de réponse, ces chiffres manquent" in text
    assert "Exceptions\u00a0: 3" in text
    assert "remise au-delà de la limite\u00a0: 2 · stock insuffisant\u00a0: 1" in text
    assert "Fait\u00a0: 5, dont 4 sans demander" in text
    assert "Devis\u00a0: 4, dont 3 sans demander · 3\u202f120,50\u00a0€ HT" in text
    assert "Relances\u00a0: 1, sans demander · 88,00\u00a0€ TTC" in text
    assert "Prospect Atelier Nord · suivi par Léa Martin" in text
    assert (
        "À recevoir\u00a0: 1\u202f000,00\u00a0€, dont 300,00\u00a0€ en retard, 450,00\u00a0€ encaissés depuis" in text
    )
    assert "Par âge" not in text, "the picture tells it"
    plain = plain_text(cards.card(replace(morning(), pictures=[]), FRENCH))
    assert "Par âge\u00a0: Non échu 700,00\u00a0€ · 1 à 30 jours 300,00\u00a0€" in plain
    assert "Dupré SARL a promis de payer · 200,00\u00a0€ TTC" in text


def test_a_morning_in_english():
    text = plain_text(cards.card(morning(), ENGLISH), "en")
    assert "Digest of Monday 23 November 2026" in text
    assert "Since Friday 20 November at 08:15." in text
    assert "Needs somebody: 8" in text
    assert "Owed to you: €1,000.00, €300.00 of it overdue, €450.00 came in since" in text
    assert "Quotes: 4, 3 without asking · €3,120.50 excl. VAT" in text


def decides_in(message: Message) -> list[str]:
    """The requests that can be decided from the card, by number."""
    ids = [button.id for block in message.blocks if isinstance(block, Buttons) for button in block.buttons]
    return [id.split(":")[1].lstrip("0") for id in ids if id.startswith("a:") and id.endswith(":approve")]


def test_five_requests_have_their_buttons_where_no_more_wait():
    few = replace(morning(), waits=[waiting(number) for number in range(1, 6)])
    assert decides_in(cards.card(few, FRENCH)) == ["1", "2", "3", "4", "5"]


def test_of_many_the_whole_morning_can_be_decided_from_the_card():
    """Whenever one is decided the next one takes its turn, and those that were decided do not leave at once."""
    body, seen = morning(), list[str]()
    while turn := decides_in(cards.card(body, FRENCH)):
        assert len(turn) <= 3
        seen.append(turn[0])
        at = UNTIL + timedelta(minutes=len(seen))
        body = settle(body, f"approval:{int(turn[0], 16):016x}", Settled("approved", "Claire", at))
        text = plain_text(cards.card(body, FRENCH))
        assert text.count("✔ Approuvé par Claire") == min(len(seen), 3)
        assert "… et" in text
    assert seen == [str(number) for number in range(1, 8)]


def test_three_of_many_have_their_buttons_and_the_others_open_by_one():
    message = cards.card(morning(), FRENCH)
    buttons = [button for block in message.blocks if isinstance(block, Buttons) for button in block.buttons]
    decide = [button for button in buttons if button.id.startswith("a:")]
    assert [button.id.rpartition(":")[2] for button in decide] == ["approve", "reject"] * 3
    assert [button.label for button in buttons if button.id.startswith("d:waits:")] == ["Ce qui attend"]
    whole = plain_text(cards.whole(morning(), "waits", FRENCH))
    assert all(f"Devis pour Client {number}" in whole for number in range(1, 8))


def test_what_expires_first_comes_first_and_a_complaint_before_all():
    late, soon = waiting(1, ends=UNTIL + timedelta(days=9)), waiting(2, ends=UNTIL + timedelta(hours=1))
    angry = replace(waiting(3, ends=UNTIL + timedelta(days=20)), process="complaint")
    body = replace(morning(), waits=[late, soon, angry])
    assert rank.requests(body) == [angry, soon, late]


def test_one_decided_is_locked_and_the_others_keep_their_buttons():
    before = morning()
    subject = before.waits[0].subject
    after = settle(before, subject, Settled("approved", "Claire Fontaine", UNTIL + timedelta(minutes=47)))
    message = cards.card(after, FRENCH)
    text = plain_text(message)
    assert "✔ Approuvé par Claire Fontaine à 9\u00a0h\u00a002 · Devis pour Client 1" in text
    assert "À traiter\u00a0: 8, dont 1 déjà réglée" in text
    ids = {button.id for block in message.blocks if isinstance(block, Buttons) for button in block.buttons}
    assert not any(id.startswith(f"a:{1:016x}") for id in ids)
    assert {f"a:{number:016x}:approve" for number in (2, 3, 4)} <= ids


def test_a_first_outcome_stays():
    first, second = Settled("approved", "Claire", UNTIL), Settled("expired", "", UNTIL + timedelta(days=1))
    subject = morning().waits[0].subject
    assert settle(settle(morning(), subject, first), subject, second).waits[0].settled == first


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        (FRENCH, "Rien à signaler depuis le vendredi 20 novembre à 8\u00a0h\u00a015."),
        (ENGLISH, "Nothing to report since Friday 20 November at 08:15."),
    ],
)
def test_a_silent_day_is_one_line(reader: Reader, said: str):
    silent = Body(morning().day, morning().since, UNTIL)
    message = cards.card(silent, reader)
    assert [block.text for block in message.blocks if isinstance(block, Text)] == [said]
    assert len(message.blocks) == 1


def test_what_is_owed_is_no_news_but_is_said_with_it():
    silent = Body(morning().day, morning().since, UNTIL, money=morning().money[:4])
    assert silent.silent
    assert "En retard de paiement\u00a0: 300,00\u00a0€." in cards.card(silent, FRENCH).summary
    assert not replace(silent, money=morning().money).silent


def test_late_is_said():
    late = replace(morning(), planned=UNTIL - timedelta(hours=2), missed=2)
    text = plain_text(cards.card(late, FRENCH))
    assert "En retard\u00a0: prévu à 6\u00a0h\u00a015, envoyé à 8\u00a0h\u00a015." in text
    assert "Reprend aussi 2 envois manqués." in text


def test_names_full_of_markup_stay_text():
    evil = "<script>alert(1)</script> *gras* <!channel> [x](http://evil)"
    body = replace(morning(), leads=[Line("hot", evil, "lead")], done=[replace(morning().done[0], title=evil)])
    blocks = cards.card(body, FRENCH).blocks
    labels = [block.label for block in blocks if isinstance(block, ThreadLink)]
    assert any(evil in label for label in labels)
    assert all("\n" not in label for label in labels)
