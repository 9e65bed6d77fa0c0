"""A digest's numbers counted again from the tables as they lay there: in plain Python, by none of the digest's code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from tests.support.digest_days import CHANNEL, PARIS, local
from tests.support.digest_looks import Coming, Look, Row

OUTWARD = {f"{kind} done" for kind in ("mail", "reminder.mail", "followup.mail", "lead.mail", "enquiry.mail")}
AT_STAKE = {"quote": "total_excl_vat", "quote_followup": "total_excl_vat", "reminder": "total"}
DECISIONS = ("approve", "edit", "reject")
HOT = {"new", "contacted", "asked", "booked", "nurtured", "handed", "won"}
ZERO = Decimal(0)


def left(row: Row) -> bool:
    """Something reached somebody outside."""
    return row["kind"] == "effect" and row["what"] in OUTWARD and row["why"].get("sent") is not False


@dataclass(frozen=True)
class Recount:
    """`person`: whose brief it is ("" the channel's digest). `span`: the rows of the ledger it has to tell, `ledger`
    all of them; `answered`: of each source, the last look at which it answered."""

    coming: Coming
    since: datetime
    span: Sequence[Row]
    ledger: Sequence[Row]
    answered: dict[str, Look] | None = None
    person: str = ""

    @property
    def at(self) -> datetime:
        return self.coming.before.at

    @property
    def day(self) -> date:
        return self.at.astimezone(PARIS).date()

    @property
    def midnight(self) -> datetime:
        return local(self.day + timedelta(days=1), "00:00")

    def cases(self) -> dict[str, Row]:
        return self.coming.before.cases() | self.coming.after.cases()

    def facts(self) -> Row:
        """As the facts of a digest tell them."""
        done, money = self.done(), self.money()
        found: Row = {
            "troubles": self.troubles(),
            "exceptions": self.exceptions(),
            "done": done,
            "leads": len(self.leads()),
            "money": None if money is None else {name: f"{amount:.2f}" for name, amount in money.items()},
            "sources_down": sorted(self.coming.down),
        }
        return found

    # --- whom it concerns ---------------------------------------------------------------------------------------------

    def concerns(self, case: Row) -> bool:
        return not self.person or case["asker_id"] == self.person or case["channel"] == f"dm:{self.person}"

    def hides(self, case: Row) -> bool:
        """What was worked in private, from a channel."""
        return not self.person and case["channel"].startswith("dm:")

    def of(self, rows: Iterable[Row]) -> list[tuple[Row, Row]]:
        """Those of cases that concern the reader, each with its case."""
        cases = self.cases()
        paired = [(row, cases[row["case_id"]]) for row in rows if row["case_id"] in cases]
        return [(row, case) for row, case in paired if self.concerns(case)]

    # --- what happened ------------------------------------------------------------------------------------------------

    def done(self) -> dict[str, Row]:
        found: dict[str, Row] = {}
        for row, case in self.of(row for row in self.span if left(row)):
            work = found.setdefault(
                case["process"], {"count": 0, "alone": 0, "decided": 0, "hidden": 0, "amount": None}
            )
            work["count"] += 1
            work["decided" if self.decided(row, case) else "alone"] += 1
            if self.hides(case):
                work["hidden"] += 1
            elif (amount := case["facts"].get(AT_STAKE.get(case["process"], ""))) is not None:
                work["amount"] = f"{Decimal(work['amount'] or 0) + Decimal(str(amount)):.2f}"
        return found

    def decided(self, row: Row, case: Row) -> bool:
        """Whether a person had decided in its case by then, or on the list it was of."""
        where = {case["id"], case["facts"].get("run")}
        return any(
            each["case_id"] in where
            and (each["kind"], each["what"]) in [("decided", verb) for verb in DECISIONS]
            and each["actor"] != "commis"
            for each in self.ledger
            if each["seq"] < row["seq"]
        )

    def exceptions(self) -> dict[str, int]:
        asked = [row for row in self.span if row["kind"] == "asked" and "needed" in row["why"]]
        return dict(Counter(code for row, _ in self.of(asked) for code in row["why"].get("reasons") or [""]))

    def troubles(self) -> dict[str, int]:
        """The worst of each case."""
        rows = self.coming.before.rows
        begin = min([self.since, *(row["at"] for row in self.span)])
        effects = [row for row in rows["outbox"] if row["case_id"] and row["kind"] not in ("post", "update")]
        posts = [row for row in rows["outbox"] if row["case_id"] and row["kind"] == "post"]
        cases = [row | {"case_id": row["id"]} for row in rows["case"] if row["state"] == "failed"]
        of_kinds = {
            "effect_unknown": [row for row in effects if row["state"] == "unknown"],
            "effect_failed": [
                row for row in self.span if row["kind"] == "effect" and row["what"].endswith(" not done")
            ],
            "returned": [row for row in self.span if row["kind"] == "returned"],
            "no_approver": [row for row in self.span if row["kind"] == "no_approver"],
            "case_failed": [row for row in cases if begin <= row["changed_at"] < self.at],
            "post_failed": [row for row in posts if row["state"] == "failed" and begin <= row["done_at"] < self.at],
        }
        worst: dict[str, str] = {}
        for kind, found in of_kinds.items():
            for _, case in self.of(found):
                if case["process"] != "personal_reminder":
                    worst.setdefault(case["id"], kind)
        return dict(Counter([*worst.values(), *["source_down"] * len(self.coming.down)]))

    # --- the company's records ----------------------------------------------------------------------------------------

    def leads(self) -> list[Row]:
        """Hot ones that were not, or were not there, when the leads were last told of."""
        if "crm" in self.coming.down:
            return []
        before = (self.answered or {}).get("crm")
        known = {row["id"] for row in before.rows["lead"] if row["classed"] == "hot"} if before else set[str]()
        new = [row for row in self.coming.before.rows["lead"] if row["id"] not in known]
        return [
            row
            for row in new
            if row["classed"] == "hot" and row["status"] in HOT and row["owner"] in self._owners(row["owner"])
        ]

    def _owners(self, owner: str) -> tuple[str, ...]:
        return ("", self.person) if self.person else (owner,)

    def money(self) -> dict[str, Decimal] | None:
        if self.person or "books" in self.coming.down:
            return None
        invoices = [row for row in self.coming.before.rows["invoice"] if row["total_incl_vat"] > 0]
        owed = [(row["due_on"], row["total_incl_vat"] - row["paid_amount"]) for row in invoices]
        before = (self.answered or {}).get("books")
        if before is None:
            first = self.since.astimezone(PARIS).date()
            paid = [row["paid_amount"] for row in invoices if row["paid_on"] and first <= row["paid_on"] <= self.day]
        else:
            known = {row["number"]: row["paid_amount"] for row in before.rows["invoice"]}
            paid = [row["paid_amount"] - known.get(row["number"], 0) for row in invoices]
        return {
            "due": sum((amount for _, amount in owed if amount > 0), ZERO),
            "overdue": sum((amount for due, amount in owed if amount > 0 and due < self.day), ZERO),
            "recovered": sum(paid, ZERO),
        }

    # --- what waits, and what the day brings --------------------------------------------------------------------------

    def waits(self, look: Look | None = None) -> dict[str, Row]:
        """Requests and questions that wait, with their cases; nobody's brief below holds a request."""
        rows = (look or self.coming.before).rows
        asked = [] if self.person else rows["approval"]
        found = {f"approval:{row['id']}": row | {"case": case} for row, case in self.of(asked)}
        return found | {f"question:{row['id']}": row | {"case": case} for row, case in self.of(rows["question"])}

    def today(self) -> dict[str, int]:
        rows, midnight = self.coming.before.rows, self.midnight
        ending = [row for row in self.waits().values() if self.at <= row.get("expires_at", midnight) < midnight]
        outbox = [
            row for row in rows["outbox"] if row["state"] == "new" and row["case_id"] and row["kind"] != "leads.card"
        ]
        leaving = self.of(row for row in outbox if row["error"] == "undo" and row["next_at"] < midnight)
        paused = any(row["value"] for row in rows["pause"])
        found = {
            "expires": len(ending),
            "leaves": 0 if paused else len(leaving),
            "held": len(self.of(row for row in outbox if row["error"] == "held")) + len(leaving) * paused,
            "timing": len(self.planned()),
            **(self.own() if self.person else self.companys()),
        }
        return {what: count for what, count in found.items() if count}

    def planned(self) -> list[Row]:
        """What else of the timetable comes here until midnight."""
        where = {row["id"]: (row["channel"], row["person_id"]) for row in self.coming.before.rows["timing"]}
        rows = [row for row in self.coming.before.rows["schedule"] if self.at < row["next_at"] < self.midnight]
        here = (f"dm:{self.person}", self.person) if self.person else (CHANNEL, "")
        return [row for row in rows if where[row["payload"]["timing"]] == here]

    def own(self) -> dict[str, int]:
        rows = self.coming.before.rows["agenda"]
        mine = [row for row in rows if row["person"] == self.person and row["next_at"]]
        return {"reminder": sum(self.at <= row["next_at"] < self.midnight for row in mine)}

    def companys(self) -> dict[str, int]:
        if "books" in self.coming.down:
            return {}
        rows = self.coming.before.rows
        promises = [row for row in rows["promise"] if row["state"] == "open"]
        accepted = {row["base_number"] for row in rows["quote"] if row["answer"] == "accepted"}
        sent = [row for row in rows["quote"] if row["status"] == "sent"]
        last = {row["base_number"]: row for row in sorted(sent, key=lambda each: each["version"])}
        waiting = [row for row in last.values() if not row["answer"] and row["base_number"] not in accepted]
        return {
            "promise": sum(self.day in (row["due_on"], row["check_on"]) for row in promises),
            "quote_ends": sum(row["valid_until"] == self.day for row in waiting),
        }
