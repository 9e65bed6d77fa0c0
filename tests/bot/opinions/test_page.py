"""The customer's page: opening it decides nothing, a link cannot be made up, and the last answer counts."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.opinions.links import Link, read_token, token_of
from bot.store import opinions
from bot.store.database import Database, StoreUnavailable
from bot.store.opinions import Opinions
from tests.bot.opinions.room import Room, open_room


async def path(room: Room, about: str = "case-1.ab:mail", language: str = "fr") -> str:
    link = await room.desk.mail_link(about, "case-1", language)
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "commis.example.com", "/opinion")
    return f"{parts.path}?{parts.query}"


async def test_opening_the_link_decides_nothing(room: Room) -> None:
    where = await path(room)
    for method in ("GET", "HEAD", "GET"):
        answer = await room.client.request(method, where)
        assert answer.status == 200
    assert await room.tally() == Opinions()
    text = await (await room.client.get(where)).text()
    assert '<html lang="fr">' in text
    assert "Votre demande a-t-elle été bien traitée" in text
    assert text.count('type="radio"') == 2
    assert "checked" not in text.replace(":checked", "")


async def test_an_answer_is_kept_and_the_last_one_counts(room: Room) -> None:
    where = await path(room)
    sent = await room.client.post(where, data={"value": "bad", "words": "Trop\n tard"}, allow_redirects=False)
    assert sent.status == 303
    assert await room.tally() == Opinions(customers_bad=1)
    thanks = await room.client.get("/opinion" + sent.headers["Location"])
    assert "Merci" in await thanks.text()
    said = await room.of("", "case-1.ab:mail")
    assert said is not None
    assert (said.case_id, said.how, said.words) == ("case-1", "customer", "Trop tard")
    await room.client.post(where, data={"value": "good"})
    assert await room.tally() == Opinions(customers_good=1)
    turned = await room.of("", "case-1.ab:mail")
    assert turned is not None
    assert turned.words == ""


async def test_the_page_speaks_the_language_of_the_mail(room: Room) -> None:
    answer = await room.client.get(await path(room, language="en"), headers={"Accept-Language": "fr"})
    text = await answer.text()
    assert '<html lang="en">' in text
    assert "Was your request handled well?" in text


async def test_without_a_choice_it_is_asked_again_with_what_was_written(room: Room) -> None:
    where = await path(room)
    for value in ({}, {"value": "perhaps"}, {"value": "none"}):
        answer = await room.client.post(where, data={**value, "words": "<b>Bonjour</b>"})
        assert answer.status == 422
        text = await answer.text()
        assert "Choisissez une réponse" in text
        assert "&lt;b&gt;Bonjour&lt;/b&gt;" in text
        assert "<b>" not in text
    assert await room.tally() == Opinions()


async def test_a_link_cannot_be_made_up_or_changed(room: Room) -> None:
    where = await path(room)
    token = parse_qs(urlsplit(where).query)["t"][0]
    head, _, tail = token.partition(".")
    other = token_of(Link("another:mail", "case-2", "fr"), b"not ours" * 4, room.clock.now())
    flipped = ("A" if head[0] != "A" else "B") + head[1:]
    for bad in (
        "",
        "x",
        ".",
        token[:-3],
        f"{flipped}.{tail}",
        f"{head}.{'A' * len(tail)}",
        other,
        "é" * 50,
        "A" * 5000,
    ):
        for method in ("GET", "POST"):
            answer = await room.client.request(method, "/opinion", params={"t": bad}, data={"value": "good"})
            assert answer.status == 404, bad
            assert "Lien inconnu" in await answer.text()
    assert await room.tally() == Opinions()


async def test_a_link_is_good_for_some_weeks(room: Room) -> None:
    where = await path(room)
    room.clock.at += timedelta(days=59)
    assert (await room.client.get(where)).status == 200
    room.clock.at += timedelta(days=2)
    assert (await room.client.post(where, data={"value": "good"})).status == 410
    assert await room.tally() == Opinions()


async def test_links_of_before_a_restart_are_still_good_and_another_home_has_its_own(room: Room) -> None:
    where = await path(room)
    secret = await room.database.write(opinions.secret)
    token = parse_qs(urlsplit(where).query)["t"][0]
    assert read_token(token, secret, room.clock.now()) == Link("case-1.ab:mail", "case-1", "fr")
    assert read_token(token, bytes(32), room.clock.now()) == "unknown_link"
    assert len(secret) == 32


async def test_whoever_sends_too_much_waits(room: Room) -> None:
    where = await path(room)
    statuses = [(await room.client.get(where)).status for _ in range(40)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    slow = await room.client.post(where, data={"value": "good"})
    assert int(slow.headers["Retry-After"]) >= 1
    assert await room.tally() == Opinions()


async def test_nothing_that_is_posted_makes_a_500(room: Room) -> None:
    where = await path(room)
    bodies: list[tuple[str, bytes]] = [
        ("application/json", b'{"value": "good"}'),
        ("text/plain", b"good"),
        ("application/x-www-form-urlencoded", b"\xff\xfe=\x00&value[a]=good"),
        ("multipart/form-data; boundary=x", b"--y"),
        ("", b""),
    ]
    for kind, body in bodies:
        answer = await room.client.post(where, data=body, headers={"Content-Type": kind})
        assert 400 <= answer.status < 500, kind
    large = await room.client.post(where, data={"value": "good", "words": "x" * (3 * 1024 * 1024)})
    assert large.status == 413
    assert await room.tally() == Opinions()


async def test_the_page_holds_no_script_and_cannot_be_framed(room: Room) -> None:
    answer = await room.client.get(await path(room))
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers
    text = await answer.text()
    assert not re.search(r"<script|javascript:|onclick|<img|https?://", text)


async def test_an_unavailable_store_is_said_and_the_way_back_given(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    where = await path(room)

    async def locked(fn: object) -> None:
        raise StoreUnavailable("locked", "for the test")

    monkeypatch.setattr(room.database, "write", locked)
    answer = await room.client.post(where, data={"value": "good"})
    assert answer.status == 503
    text = await answer.text()
    assert "Pas tout de suite" in text
    assert "Revenir à la question" in text


@pytest.mark.parametrize(
    "settings", [{"ask_customers": False}, {"public_url": ""}, {"public_url": "commis.example.com"}]
)
async def test_nobody_is_asked_unless_it_is_wanted_and_can_be_answered(
    database: Database, tmp_path: Path, settings: dict[str, object]
) -> None:
    async with open_room(database, tmp_path, **settings) as room:
        assert await room.desk.mail_link("case-1.ab:mail", "case-1", "fr") == ""
        assert room.desk.link("case-1.ab:mail", "case-1", "fr") == ""
