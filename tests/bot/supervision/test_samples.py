"""Cases to look through: drawn at random yet the same everywhere, shown with two buttons, counted as people say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.judgement.agreement import SETTLED, agreement_of
from bot.store import comparisons, samples
from bot.store.comparisons import ComparisonRow
from bot.store.samples import Drawable
from bot.store.timings import SETTINGS
from bot.supervision.sampling import choose, share, span_of, week_of
from graphs.message import Address, ThreadLink
from tests.bot.supervision.room import MONDAY, Room, sampling

WEEK = date(2026, 11, 23)
LAST_WEEK = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
DIRECTION = "c:direction"


async def worked(room: Room, count: int, process: str = "quote", **more: object) -> None:
    for number in range(count):
        await room.case(f"{process}-{number:03}", process=process, at=LAST_WEEK, **more)


async def test_ten_cases_are_drawn_with_their_threads_and_buttons(room: Room):
    await room.case("first", at=MONDAY - timedelta(days=200))
    await worked(room, 60)
    await room.fires(sampling(), WEEK)
    (post,) = await room.posts(DIRECTION)
    links = [block for block in post.content.blocks if isinstance(block, ThreadLink)]
    assert len(links) == 10 and len(await room.buttons(DIRECTION)) == 20
    assert len(post.content.blocks) <= 25
    assert (await room.heard(DIRECTION))[0].startswith("10 dossiers à relire cette semaine")


async def test_twice_as_many_during_the_first_three_months(room: Room):
    await room.case("first", at=MONDAY - timedelta(days=30))
    await worked(room, 60)
    await room.fires(sampling(), WEEK)
    posts = await room.posts(DIRECTION)
    assert [len([b for b in post.content.blocks if isinstance(b, ThreadLink)]) for post in posts] == [10, 10]
    assert all(len(post.content.blocks) <= 25 for post in posts)


async def test_the_same_week_fired_again_or_elsewhere_draws_the_same(room: Room):
    await worked(room, 60)
    await room.fires(sampling(), WEEK)
    first = await room.database.read(lambda c: samples.of_week(c, "2026-11-23"))
    await room.case("quote-late", at=LAST_WEEK)
    await room.fires(sampling(), WEEK)
    await room.fires(sampling("c:general", id="sample.2"), WEEK)
    assert await room.database.read(lambda c: samples.of_week(c, "2026-11-23")) == first
    assert len(await room.posts(DIRECTION)) == len(await room.posts("c:general")) == 2


async def test_what_is_private_open_or_of_another_week_is_never_drawn(room: Room):
    await room.case("good", at=LAST_WEEK)
    await room.case("open", at=LAST_WEEK, state="needs_answer")
    await room.case("old", at=LAST_WEEK - timedelta(days=7))
    await room.case("new", at=MONDAY)
    await room.case("mine", at=LAST_WEEK, address=Address("web", "dm:claire", "t5"))
    await room.case("note", at=LAST_WEEK, process="personal_reminder")
    await room.fires(sampling(), WEEK)
    drawn = await room.database.read(lambda c: samples.of_week(c, "2026-11-23"))
    assert [row.case_id for row in drawn] == ["good"]


async def test_a_week_without_cases_is_said_or_not_as_set(room: Room):
    await room.fires(sampling(quiet="nothing"), WEEK)
    assert await room.posts(DIRECTION) == []
    await room.fires(sampling(), WEEK)
    assert "rien à relire" in (await room.heard(DIRECTION))[0]


async def test_the_first_answer_counts_and_locks_the_case_wherever_it_is_shown(room: Room):
    await worked(room, 3)
    await room.fires(sampling(), WEEK)
    await room.fires(sampling("c:general", id="sample.2"), WEEK)
    button = (await room.buttons(DIRECTION))[0]
    refused = await room.clicks("claire", button.id)
    assert refused.note is not None and "réservé" in refused.note.summary
    assert (await room.clicks("marc", button.id, key="web:1")).claimed
    assert not (await room.clicks("marc", button.id, key="web:1")).claimed
    second = await room.clicks("helene", button.id.replace(":good", ":bad"))
    assert second.note is not None and second.note.summary == "Marc Lefèvre a déjà répondu pour ce dossier."
    assert second.form is None
    for place in (DIRECTION, "c:general"):
        assert "✔ Bien (Marc Lefèvre)" in (await room.heard(place))[0]
        assert len(await room.buttons(place)) == 4
    assert ("marc", "changed", "sample.good") in await room.told()


async def test_a_bad_one_asks_why_and_keeps_the_words_of_whoever_said_it(room: Room):
    await worked(room, 2)
    await room.fires(sampling(), WEEK)
    button = (await room.buttons(DIRECTION))[1]
    receipt = await room.clicks("marc", button.id)
    assert receipt.form is not None and receipt.form.title == "Qu'est-ce qui n'allait pas ?".replace(" ?", "\u202f?")
    await room.submits("helene", receipt.form.id, "pas à elle de le dire")
    await room.submits("marc", receipt.form.id, "  <b>mauvais</b> client  ")
    said = (await room.heard(DIRECTION))[0]
    assert "✘ Pas bien (Marc Lefèvre) : <b>mauvais</b> client" in said
    assert "elle" not in said


async def test_strangers_and_odd_buttons_change_nothing(room: Room):
    await worked(room, 1)
    await room.fires(sampling(), WEEK)
    button = (await room.buttons(DIRECTION))[0]
    for who, pressed in (
        ("nobody", button.id),
        ("marc", "x:"),
        ("marc", "x:2026-11-23:nothing:good"),
        ("marc", "x:a:b"),
    ):
        receipt = await room.clicks(who, pressed)
        assert receipt.note is not None
    assert await room.database.read(lambda c: samples.counts(c)) == {"": 1}


async def test_what_people_say_counts_towards_agreement_each_case_once(room: Room):
    at = MONDAY - timedelta(days=20)
    for number, (decision, agrees) in enumerate([("approved", True), ("open", None), ("rejected", False)]):
        row = ComparisonRow(
            f"k{number}", f"case-{number}", "quote", at, "act" if decision == "open" else "propose", "act", [],
            Decimal(100), decision, None, agrees,
        )  # fmt: skip
        await room.database.write(lambda c, row=row: comparisons.add(c, row))
    bare = ("case-8", "case-9")
    rows = [samples.SampleRow(f"w:{case}", "w", case, "quote", at) for case in ("case-0", "case-1", "case-2", *bare)]

    async def rate() -> tuple[int, int, Decimal | None, int]:
        def read(c):
            since, settled = at - timedelta(days=1), room.clock.now() - SETTLED
            tally = comparisons.tally(c, "quote", since, settled)
            return agreement_of(tally, samples.looked(c, "quote", since, settled))

        found = await room.database.read(read)
        return found.total, found.agreed, found.rate, found.looked

    assert await rate() == (3, 2, Decimal("66.7"), 0)
    await room.database.write(lambda c: samples.add(c, rows))
    assert await rate() == (3, 2, Decimal("66.7"), 0)  # nobody has looked
    for case, verdict in [
        ("case-0", "good"),
        ("case-1", "bad"),
        ("case-2", "bad"),
        ("case-8", "good"),
        ("case-9", "bad"),
    ]:
        await room.database.write(
            lambda c, case=case, verdict=verdict: samples.judge(c, f"w:{case}", verdict, "marc", room.clock.now())
        )
    # Of five: the first stood, the second is overturned, the third was wrong anyway, one bare good, one bare bad.
    assert await rate() == (5, 2, Decimal("40.0"), 5)


async def test_the_settings_place_is_planned_once_and_what_people_set_is_left_alone(staffed: Room):
    kept: list[str] = []

    def keep(c, timing, now):
        from bot.store import timings

        kept.append(timing.id)
        timings.put(c, timing)

    staffed.desk.keep = keep
    await staffed.desk.plan()
    await staffed.desk.plan()
    assert len(kept) == 1
    (timing,) = await staffed.database.read(_sample_timings)
    assert (timing.by, timing.address.channel, timing.place) == (SETTINGS, "c:exploitation", "#exploitation")
    await staffed.database.write(lambda c: keep(c, replace(timing, by="marc", enabled=False), staffed.clock.now()))
    await staffed.desk.plan()
    assert len(kept) == 2


async def test_without_any_channel_samples_go_to_the_highest_role_in_private(room: Room):
    found = []
    room.desk.keep = lambda c, timing, now: found.append(timing)
    await room.desk.plan()
    assert [(one.person, one.address.channel) for one in found] == [("helene", "dm:helene")]


def _sample_timings(c):
    from bot.store import timings

    return timings.every(c, "sample")


# --- drawing ----------------------------------------------------------------------------------------------------------

COUNTS = st.dictionaries(
    st.sampled_from(["quote", "lead", "enquiry", "rule", "complaint"]), st.integers(1, 60), min_size=1
)


@given(COUNTS, st.integers(0, 50))
def test_shares_sum_to_what_is_wanted_and_nobody_gives_more_than_they_have(counts: dict[str, int], size: int):
    shares = share(counts, size)
    assert sum(shares.values()) == min(size, sum(counts.values()))
    assert all(0 <= shares[name] <= counts[name] for name in counts)
    if size >= len(counts):
        assert all(shares.values())


@given(COUNTS, st.integers(0, 50), st.randoms())
def test_the_same_seed_draws_the_same_in_any_order(counts: dict[str, int], size: int, random):
    cases = [
        Drawable(f"{p}-{n}", p, "claire", Address("web", "c")) for p, count in counts.items() for n in range(count)
    ]
    first = choose(cases, "2026-11-23", size)
    random.shuffle(cases)
    assert choose(cases, "2026-11-23", size) == first


def test_another_week_draws_others():
    cases = [Drawable(f"c{n}", "quote", "", Address("web", "c")) for n in range(500)]
    weeks = [{one.id for one in choose(cases, f"2026-11-{day:02}", 10)} for day in range(1, 21)]
    assert len({frozenset(week) for week in weeks}) == 20
    assert len(set().union(*weeks)) > 120


def test_the_week_is_its_monday_and_its_span_follows_the_clocks():
    assert week_of(date(2026, 11, 29)) == WEEK
    since, until = span_of(date(2026, 10, 26), "Europe/Paris")
    assert until - since == timedelta(days=7, hours=1)
