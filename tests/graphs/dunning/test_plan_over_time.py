"""Ninety days of a company, planned daily: whatever arrives, what leaves keeps to the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from hypothesis import event, given, settings
from hypothesis import strategies as st

from graphs.dunning.ladder import Ladder, ladder_steps
from graphs.dunning.payer import payer_of
from graphs.dunning.plan import Contact, Plan, View, Wait, plan
from graphs.dunning.port import Promise, Sent
from integrations.books.port import Customer, Invoice
from tests.graphs.dunning.company import CUSTOMER, RATES, TODAY, contact, invoice, late_by, planned, sent, view_of

DAYS = 90
START = date(2026, 9, 1)
SHORTEST = Decimal("0.01")

ladders = st.builds(
    lambda days, early, gap, residual: Ladder(ladder_steps(tuple(sorted(days)), early), residual, gap),  # pyright: ignore[reportArgumentType]
    st.sets(st.integers(1, 45), min_size=4, max_size=4),
    st.sampled_from([None, 3, 7]),
    st.integers(0, 9),
    st.sampled_from(["0", "5.00", "50"]),
)
amounts = st.decimals("-400", "2000", places=2).filter(bool)


@dataclass(frozen=True)
class News:
    """What arrives on one day about one of the invoices."""

    day: int
    kind: Literal["pays", "pays part", "pays too much", "disputes", "settles", "promises", "credit", "rule", "clock"]
    which: int
    amount: Decimal


news = st.builds(
    News,
    st.integers(0, DAYS - 1),
    st.sampled_from(
        ["pays", "pays part", "pays too much", "disputes", "settles", "promises", "credit", "rule", "clock"]
    ),
    st.integers(0, 30),
    st.decimals("1", "600", places=2),
)


@dataclass
class Ledger:
    """The books and our own notes, as they change."""

    customer: Customer
    ladder: Ladder
    invoices: dict[str, Invoice]
    sent: list[Sent] = field(default_factory=list[Sent])
    promises: list[Promise] = field(default_factory=list[Promise])
    delay: int | None = None

    def hear(self, item: News, today: date) -> None:
        numbers = sorted(self.invoices)
        chosen = self.invoices[numbers[item.which % len(numbers)]]
        paid = chosen.paid_amount
        match item.kind:
            case "pays":
                self._set(chosen, paid_amount=chosen.total_incl_vat, paid_on=today)
            case "pays part":
                part = min(item.amount, max(Decimal(0), chosen.balance - SHORTEST))
                self._set(chosen, paid_amount=paid + part)
            case "pays too much":
                self._set(chosen, paid_amount=chosen.total_incl_vat + item.amount, paid_on=today)
            case "disputes":
                self._set(chosen, disputed=True)
            case "settles":
                self._set(chosen, disputed=False)
            case "promises":
                due_on = today + timedelta(days=item.which % 20)
                only = [] if item.which % 3 else [chosen.number]
                self.promises.append(
                    Promise(
                        f"p{len(self.promises)}", CUSTOMER.id, due_on, due_on + timedelta(days=2), today, None, only
                    )
                )
            case "credit":
                number = f"AV{len(self.invoices)}"
                self.invoices[number] = invoice(number, today, str(-item.amount), customer=self.customer)
            case "rule":
                self.delay = item.which if item.which % 4 else None
            case "clock":
                pass

    def _set(self, chosen: Invoice, **changes: object) -> None:
        self.invoices[chosen.number] = replace(chosen, **changes)  # pyright: ignore[reportArgumentType]

    def view(self, today: date) -> View:
        everything = list(self.invoices.values())
        opened = [each for each in everything if each.balance != 0]
        payer = payer_of(self.customer, everything, self.sent, today)
        return View(self.customer, opened, self.sent, self.promises, payer, self.ladder, self.delay, rates=RATES)

    def send(self, plan: Contact, today: date) -> None:
        instant = datetime.combine(today, time(9), tzinfo=UTC)
        for each in plan.listed:
            carries = each.number == plan.carrier.number
            key = f"{plan.carrier.number}:{plan.level}"
            self.sent.append(Sent(CUSTOMER.id, each.number, plan.level, instant, today, carries, each.balance, key))


def check(ledger: Ledger, found: Contact, today: date) -> None:
    """The rules, told once more and otherwise."""
    books, ladder = ledger.invoices, ledger.ladder
    carried = [each for each in ledger.sent if each.carrier and each.invoice == found.carrier.number]
    step = ladder.step(found.level)
    assert step is not None
    # never two on a day, and the gap between two mails
    assert all((today - each.day).days >= max(1, ladder.least_gap) for each in ledger.sent)
    # each level once for a carrier, none skipped, never before its day, never too soon after the one before
    assert found.level not in {each.level for each in carried}
    if found.level == 0:
        assert not carried
        assert 0 < (books[found.carrier.number].due_on - today).days <= -step.days
    else:
        before = [each for each in carried if each.level == found.level - 1]
        assert found.level == 1 or len(before) == 1
        first = ladder.step(1)
        assert first is not None
        shift = max(0, (ledger.delay or 0) - first.days)
        assert (today - books[found.carrier.number].due_on).days >= step.days + shift
        if found.level > 1:
            below = ladder.step(found.level - 1)
            assert below is not None
            assert (today - before[0].day).days >= step.days - below.days
    # sums equal the books; nothing disputed or promised; nothing small
    running = [each for each in ledger.promises if each.state == "open" and each.check_on >= today]
    askable = [
        each
        for each in books.values()
        if each.total_incl_vat - each.paid_amount > 0
        and not each.disputed
        and not any(not promise.invoices or each.number in promise.invoices for promise in running)
    ]
    window = (
        [each for each in askable if 0 < (each.due_on - today).days <= -step.days]
        if found.level == 0
        else [each for each in askable if each.due_on < today]
    )
    credits = [each for each in books.values() if each.total_incl_vat - each.paid_amount < 0]
    assert {each.number for each in found.listed} == {each.number for each in window}
    assert {each.number for each in found.deductions} == {each.number for each in credits}
    assert found.total == sum((each.total_incl_vat - each.paid_amount for each in [*window, *credits]), Decimal(0))
    assert found.total > Decimal(ladder.residual)
    # the oldest carries, crumbs apart
    older = [each for each in window if each.due_on < books[found.carrier.number].due_on]
    assert all(each.balance <= Decimal(ladder.residual) or found.level == 0 for each in older)
    # no threat to those who must not be threatened
    history = [each for each in books.values() if each.paid_on and each.total_incl_vat > 0 and not each.disputed]
    never_late = all(each.paid_on is not None and each.paid_on <= each.due_on for each in history)
    if found.level and (ledger.customer.segment == "vip" or never_late):
        assert found.tone == "courteous"
    if found.tone in ("early", "courteous", "firm"):
        assert found.penalty is None
    elif ledger.customer.siren:
        assert found.penalty is not None
        assert found.penalty.total == sum((piece.amount for piece in found.penalty.pieces), Decimal(0))
        assert {piece.invoice for piece in found.penalty.pieces} <= {each.number for each in window}


@settings(max_examples=120)
@given(
    ladders,
    st.sampled_from(["standard", "loyal", "vip"]),
    st.sampled_from(["999003010", ""]),
    st.lists(st.tuples(st.integers(-120, 80), amounts), min_size=1, max_size=8),
    st.lists(news, max_size=14),
)
def test_ninety_days(ladder: Ladder, segment: str, siren: str, owed: list[tuple[int, Decimal]], arriving: list[News]):
    customer = replace(CUSTOMER, segment=segment, siren=siren)  # pyright: ignore[reportArgumentType]
    books = {
        f"F{at}": invoice(f"F{at}", START + timedelta(days=due), str(total), customer=customer)
        for at, (due, total) in enumerate(owed)
    }
    ledger = Ledger(customer, ladder, books)
    today, left = START, 0
    for day in range(DAYS):
        back = any(item.kind == "clock" for item in arriving if item.day == day)
        today += timedelta(days=-2 if back else 1)
        for item in arriving:
            if item.day == day:
                ledger.hear(item, today)
        found = plan(ledger.view(today), today)
        if isinstance(found, Contact):
            check(ledger, found, today)
            ledger.send(found, today)
            left += 1
            again = plan(ledger.view(today), today)
            assert isinstance(again, Wait), "a second run of the day found something to send"
    event(f"mails: {min(left, 4)}")


@settings(max_examples=100)
@given(
    st.lists(st.tuples(st.integers(1, 200), st.decimals("60", "900", places=2)), min_size=1, max_size=5),
    st.lists(st.tuples(st.sampled_from(["F0", "F1", "OLD"]), st.integers(1, 3), st.integers(0, 40)), max_size=4),
    ladders,
    st.sampled_from([None, 0, 12]),
)
def test_the_day_to_look_again_is_the_first_on_which_something_leaves(
    owed: list[tuple[int, Decimal]], past: list[tuple[str, int, int]], ladder: Ladder, delay: int | None
):
    invoices = [late_by(days, str(total), f"F{at}") for at, (days, total) in enumerate(owed)]
    before = [sent(number, level, ago) for number, level, ago in past]

    def on(today: date) -> Plan:
        return plan(view_of(invoices, before, ladder=ladder, not_before_days=delay, today=today), today)

    found = on(TODAY)
    event(found.code if isinstance(found, Wait) else "contact")
    if isinstance(found, Wait) and found.until is not None:
        assert found.until > TODAY
        for ahead in range(1, (found.until - TODAY).days):
            assert isinstance(on(TODAY + timedelta(days=ahead)), Wait)
        then = on(found.until)
        assert isinstance(then, Contact)
        assert then.level == found.next_level


def run(invoices: Sequence[Invoice], days: int, works: Sequence[int] = range(7)) -> list[tuple[str, int, int]]:
    """(carrier, level, days after its due date) of all that leaves on the working weekdays."""
    ledger = Ledger(CUSTOMER, Ladder(), {each.number: each for each in invoices})
    left: list[tuple[str, int, int]] = []
    for ahead in range(days):
        today = TODAY + timedelta(days=ahead)
        found = plan(ledger.view(today), today) if today.weekday() in works else None
        if isinstance(found, Contact):
            ledger.send(found, today)
            left.append((found.carrier.number, found.level, found.days_overdue))
    return left


def test_who_never_pays_gets_each_level_on_its_day():
    assert run([late_by(0)], 90) == [("F1", 1, 3), ("F1", 2, 10), ("F1", 3, 20), ("F1", 4, 30)]


def test_on_working_days_only_the_distances_stay():
    """Due on a Wednesday: the third day after is a Saturday, so it leaves on the Monday, and the next a week later."""
    wednesday = invoice("F1", TODAY + timedelta(days=2), "100")
    assert run([wednesday], 60, works=range(5)) == [("F1", 1, 5), ("F1", 2, 12), ("F1", 3, 22), ("F1", 4, 33)]


def test_the_next_invoice_takes_over_when_the_carrier_is_paid():
    ledger = Ledger(CUSTOMER, Ladder(), {each.number: each for each in (late_by(4, "80", "F0"), late_by(-6))})
    left: list[tuple[str, int]] = []
    for ahead in range(36):
        today = TODAY + timedelta(days=ahead)
        if ahead == 12:
            ledger.hear(News(12, "pays", 0, Decimal(1)), today)
        found = plan(ledger.view(today), today)
        if isinstance(found, Contact):
            ledger.send(found, today)
            left.append((found.carrier.number, found.level))
    assert left == [("F0", 1), ("F0", 2), ("F1", 1), ("F1", 2), ("F1", 3)]


def test_planning_five_hundred_invoices_is_quick_enough_to_repeat():
    """The same answer each time, and in whichever order the books are read."""
    owed = [late_by(3 + at % 90, f"{at}.35", f"F{at:03}") for at in range(1, 501)]
    assert contact(owed) == contact(owed[::-1])
    assert isinstance(planned(owed, [sent("F089", 1, 1)]), Wait)
