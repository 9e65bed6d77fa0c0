"""Generated digests, as mad as they may be, and one that reads like a morning."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from graphs.digest.body import Body, Line, Picture, Press, Request, Settled
from graphs.message import Address, FileRef

SINCE = datetime(2026, 11, 20, 7, 15, tzinfo=UTC)
UNTIL = datetime(2026, 11, 23, 7, 15, tzinfo=UTC)
DAY = date(2026, 11, 23)
THREAD = Address("web", "c:devis", "t1")

texts = st.text(max_size=120)
names = st.text(alphabet=st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=30)
amounts = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("999999.99"), places=2)
instants = st.integers(0, 3 * 24 * 60).map(lambda minutes: SINCE + timedelta(minutes=minutes))
places = st.one_of(st.none(), st.sampled_from([THREAD, Address("slack", "T1/C1", "1.2"), Address("web", "c:ventes")]))


def lines(*whats: str, process: st.SearchStrategy[str] | None = None, money: bool = True) -> st.SearchStrategy[Line]:
    """Told in full, summed up, or hidden: of what is hidden nothing but how many."""
    processes = st.just("") if process is None else process
    full = st.builds(
        Line,
        st.sampled_from(whats),
        texts,
        processes,
        st.one_of(st.none(), amounts) if money else st.none(),
        at=instants,
        place=places,
    )
    summed = st.builds(Line, st.sampled_from(whats), process=processes, count=st.integers(2, 90))
    hidden = st.builds(Line, st.sampled_from(whats), process=processes, count=st.integers(1, 40), hidden=st.just(True))
    return st.one_of(full, full, full, summed, hidden)


presses = st.lists(st.builds(Press, st.just("a:0123456789abcdef:approve"), names), max_size=2)
full_requests = st.builds(
    Request,
    st.uuids().map(lambda each: f"approval:{each.hex[:16]}"),
    st.sampled_from(["quote", "reminder", "complaint"]),
    instants,
    texts,
    st.one_of(st.none(), amounts),
    texts,
    st.lists(names, max_size=6),
    st.one_of(st.none(), instants),
    places,
    presses,
    settled=st.one_of(
        st.none(), st.builds(Settled, st.sampled_from(["approved", "rejected", "expired"]), names, instants)
    ),
)
hidden_requests = st.builds(
    Request,
    st.uuids().map(lambda each: f"question:{each.hex[:16]}"),
    st.just(""),
    instants,
    people=st.lists(names, max_size=2),
    hidden=st.just(True),
)
works = st.sampled_from(["quote", "reminder", "lead", "enquiry", "shipping"])
picture = Picture(FileRef("0" * 64, "balance.png", "image/png", 10), "Balance âgée : Non échu 1,00 €.")

bodies = st.builds(
    Body,
    st.just(DAY),
    st.just(SINCE),
    st.just(UNTIL),
    person=st.sampled_from(["", "claire"]),
    missed=st.integers(0, 3),
    waits=st.lists(st.one_of(full_requests, hidden_requests), max_size=30, unique_by=lambda each: each.subject),
    troubles=st.lists(
        lines("case_failed", "effect_failed", "effect_unknown", "returned", "post_failed", money=False), max_size=14
    ),
    exceptions=st.lists(lines("stock", "discount_limit", "odd_code", "", money=False), max_size=30),
    done=st.lists(lines("alone", "decided", process=works), max_size=40),
    leads=st.lists(lines("hot", money=False), max_size=14),
    money=st.lists(
        st.one_of(
            st.builds(Line, st.just("bucket"), st.sampled_from(["not_due", "0-30", "90+"]), amount=amounts),
            st.builds(Line, st.just("late"), texts, amount=amounts),
            st.builds(Line, st.just("paid"), texts, amount=amounts),
        ),
        max_size=20,
    ),
    today=st.lists(lines("promise", "meeting", "expires", "leaves", "timing"), max_size=20),
    pictures=st.lists(st.just(picture), max_size=2),
)


def quote_line(number: int, amount: str, what: str = "alone") -> Line:
    at = SINCE + timedelta(hours=number)
    return Line(what, f"Devis pour Maison n° {number}", "quote", Decimal(amount), at=at, place=THREAD)


def waiting(number: int, *, ends: datetime | None = None, hidden: bool = False) -> Request:
    subject = f"approval:{number:016x}"
    if hidden:
        return Request(subject, "", SINCE, people=["Claire Fontaine"], ends=ends, hidden=True)
    return Request(
        subject,
        "quote",
        SINCE + timedelta(minutes=number),
        title=f"Devis pour Client {number}",
        amount=Decimal(1000 + number),
        asker="Léa Martin",
        people=["Claire Fontaine"],
        ends=ends or UNTIL + timedelta(days=number),
        place=THREAD,
        presses=[
            Press(f"a:{number:016x}:approve", "Envoyer le devis"),
            Press(f"a:{number:016x}:reject", "Refuser", danger=True),
        ],
    )


def morning() -> Body:
    return Body(
        DAY,
        SINCE,
        UNTIL,
        waits=[*(waiting(number) for number in range(1, 8)), waiting(99, hidden=True)],
        troubles=[
            Line("source_down", "crm"),
            Line("returned", "Relance de Bellerive", "reminder", at=SINCE, place=THREAD),
        ],
        exceptions=[
            Line("stock", "Devis pour Client 1", "quote", at=SINCE, place=THREAD),
            Line("discount_limit", "Devis pour Client 2", "quote", at=SINCE, place=THREAD),
            Line("discount_limit", hidden=True),
        ],
        done=[
            quote_line(1, "120.50"),
            quote_line(2, "3000.00", "decided"),
            Line("alone", process="quote", count=2, hidden=True),
            Line("alone", "Relance de Dupré", "reminder", Decimal("88.00"), at=SINCE, place=THREAD),
        ],
        leads=[Line("hot", "Prospect Atelier Nord", "lead", at=SINCE, place=THREAD, who="Léa Martin")],
        money=[
            Line("bucket", "not_due", amount=Decimal("700.00")),
            Line("bucket", "0-30", amount=Decimal("300.00")),
            Line("late", "Dupré SARL", amount=Decimal("200.00")),
            Line("late", "Bellerive", amount=Decimal("100.00")),
            Line("paid", "Maison Serre", amount=Decimal("450.00")),
        ],
        today=[Line("promise", "Dupré SARL", "promise", Decimal("200.00"))],
        pictures=[picture],
    )
