"""What the people of a made-up company do on each of its days, for the proof that its digests tell just that."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from bot import sample
from tests.support.digest_days import CHANNEL, Days, local
from tests.support.world import World

IN_PRIVATE = ("Cantine Mirabelle", "Agence Tilleul", "Bluebird Roasters", "Salon Violette")
"""Customers of whom nobody speaks but in private."""

IN_CHANNELS = ("Hôtel Bellerive", "Nordlys Kaffe", "Pâtisserie Fontanel", "Épicerie Fine Berthier")

SECRETS = ("zénobie", "visiteur", "06 12 34 56 78", "inadmissible", "zanzibar", *(name.lower() for name in IN_PRIVATE))
"""What no channel may read of leads, complaints, personal reminders and private conversations."""

HOT = "Bonjour, je souhaite un devis pour 40 moulins manuels avant la fin du mois, budget 4 000 €."
WARM = "Bonjour, nous cherchons des moulins manuels pour la boutique."
READER = "lea-martin"
"""Who gets a brief of her own."""


@dataclass
class Plan:
    """`off`: the service stands still until 11:30; `down`: a source does not answer at the digest's hour; `back`: after
    the digest the clock goes back an hour (and the service begins anew, or goes on); `lost`: the so manieth transaction
    at the digest's hour is lost, before or after it was kept; `refused`: mails come back at once."""

    first: date
    days: int
    off: tuple[date, ...] = ()
    down: dict[date, str] = field(default_factory=dict[date, str])
    back: dict[date, bool] = field(default_factory=dict[date, bool])
    lost: dict[date, tuple[int, bool]] = field(default_factory=dict[date, tuple[int, bool]])
    away: tuple[date, date] | None = None
    pause: tuple[date, ...] = ()
    complaint: tuple[date, ...] = ()
    refused: tuple[date, ...] = ()

    def each(self) -> Iterator[tuple[int, date]]:
        for number in range(self.days):
            yield number, self.first + timedelta(days=number)


OWING = ("Bistrot Chez Marcel", "Musée de la Soie", "Glacier Polaire", "Maison Castelnau", "Traiteur Savoie & Cie")


def written(folder: Path, first: date) -> Path:
    """The company as the sample has it, but for what it is owed: some of it late on that day, one of a customer whom
    nobody writes to without being asked."""
    shutil.copytree(sample.folder(), folder)
    dues = [(name, first + timedelta(days=6 * number - 4)) for number, name in enumerate(OWING)]
    dues += [(OWING[number % 5], first + timedelta(days=7 * number)) for number in range(5)]
    dues += [("Brasserie du Parc", first - timedelta(days=2)), ("Crêperie Ker Avel", first + timedelta(days=40))]
    _write(
        folder,
        [_invoice(f"F{number}", name, due, f"{180 + 37 * number}.60") for number, (name, due) in enumerate(dues)],
    )
    return folder


def _invoice(number: str, customer: str, due: date, total: str) -> dict[str, str]:
    return {"number": number, "customer": customer, "issued_on": (due - timedelta(days=12)).isoformat(),
            "due_on": due.isoformat(), "total_incl_vat": total, "paid_amount": "0", "paid_on": "",
            "disputed": "no"}  # fmt: skip


def _write(folder: Path, rows: list[dict[str, str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "invoices.csv").open("w", encoding="utf-8", newline="") as file:
        told = csv.DictWriter(file, list(rows[0]))
        told.writeheader()
        told.writerows(rows)


async def live(world: World, plan: Plan, folder: Path) -> Days:
    """All the days of it, from seven of the first to the night after the last; each day's books are written there."""
    company = _Company(Days(world), plan, folder)
    await company.days.begins()
    for number, day in plan.each():
        await company.day(number, day)
    await company.days.until(local(plan.first + timedelta(days=plan.days - 1), "23:30"))
    return company.days


class _Company:
    def __init__(self, days: Days, plan: Plan, folder: Path) -> None:
        self.days = days
        self._plan = plan
        self._folder = folder
        self._invoices = list(csv.DictReader((days.world.folder / "invoices.csv").open(encoding="utf-8")))

    async def day(self, number: int, day: date) -> None:
        if day in self._plan.off:
            await self.days.goes_to(local(day, "11:30"))
        else:
            await self._early(number, day)
            await self._digest(day)
        if day.weekday() < 5:
            await self._morning(number, day)
            await self._work(number, day)

    async def _early(self, number: int, day: date) -> None:
        """Leads of the night, what the books had said since, and a quote that can still be taken back when the digest
        comes."""
        days = self.days
        if number % 6 == 1:
            await days.until(local(day, "04:10"))
            await days.lead(f"Voilerie {number} du Ponant", HOT if number % 4 == 1 else WARM)
        if number % 4 == 2:
            await days.until(local(day, "07:30"))
            await self._paid(number, day)
        if day in self._plan.pause:
            await days.until(local(day, "07:35"))
            await days.says(READER, f"Devis pour {IN_CHANNELS[1]} : 2 mugs", channel="c:devis")
            await days.until(local(day, "07:45"))
            await days.says("claire-dubois", "mets-toi en pause", channel=CHANNEL)
        elif number % 5 == 0 and day.weekday() < 5:
            await days.until(local(day, "08:05"))
            await days.says("oliver-hughes", f"quote for {IN_PRIVATE[number % 4]}: 3 mugs")

    async def _digest(self, day: date) -> None:
        days, plan = self.days, self._plan
        if day in plan.lost:
            await days.until(local(day, "08:14"))
            nth, after = plan.lost[day]
            days.loses(nth, after=after)
        with ExitStack() as stack:
            if plan.down.get(day) == "books":
                stack.enter_context(days.without("books", days.world.app.books, "open_invoices", "sent_quotes"))
            if plan.down.get(day) == "crm":
                stack.enter_context(days.without("crm", days.world.app.books.leads, "leads"))
            await days.until(local(day, "08:20"))
        if day in plan.back:
            await days.goes_to(local(day, "07:20"))
            if plan.back[day]:
                await days.begins_anew()
            await days.says(READER, f"Devis pour {IN_CHANNELS[0]} : 2 mugs", channel="c:devis")
        await days.until(local(day, "08:31"))

    async def _morning(self, number: int, day: date) -> None:
        """What the digest showed is decided from it."""
        days, plan = self.days, self._plan
        if plan.away and day == plan.away[0]:
            until = plan.away[1] - timedelta(days=1)
            await days.says("claire-dubois", f"je suis en congé jusqu'au {until:%d/%m/%Y}, Marc me remplace")
        if number % 4 != 3:
            who = "marc-lefevre" if number % 7 == 3 or self._away(day) else "claire-dubois"
            for skipped in (1, 0) if number % 3 else (0,):
                await days.presses_in_the_digest(who, "reject" if number % 8 == 1 else "approve", skipped)
        if day in plan.pause:
            await days.until(local(day, "09:40"))
            await days.says("claire-dubois", "reprends", channel=CHANNEL)

    async def _work(self, number: int, day: date) -> None:
        days, plan = self.days, self._plan
        await days.until(local(day, "11:40" if day in plan.off else "10:05"))
        name = IN_CHANNELS[number % 4]
        if number % 2 == 0:
            await days.says("lea-martin", f"Devis pour {name} : {number % 5 + 2} mugs", channel="c:devis")
        if number % 9 == 4:
            await days.says("lea-martin", "Devis pour Dupont : 10 mugs", channel="c:devis")
        if number % 3 == 1:
            secret = IN_PRIVATE[number % 4]
            await days.says("oliver-hughes", f"quote for {secret}: {number % 4 + 8} mugs with a 12 % discount")
        if number % 3 == 2:
            text = f"Devis pour {name} : {number % 4 + 8} mugs avec 12 % de remise"
            await days.says("lea-martin", text, channel="c:devis")
        if day in plan.complaint:
            text = "C'est inadmissible. La commande est arrivée en miettes. Nous changeons de fournisseur."
            await days.mail("sophie@hotel-bellerive.example", "Votre service", text)
        await self._said(number, day)
        if day in plan.refused:
            with days.mails_refused():
                await days.until(local(day, "12:05"))

    async def _said(self, number: int, day: date) -> None:
        """What costs no work."""
        days = self.days
        if number % 10 == 5:
            await days.says(READER, "rappelle-moi demain à 9h d'appeler Zanzibar")
        if number % 11 == 6:
            late = next(row for row in self._invoices if not row["paid_on"])
            text = f"{late['customer']} a promis de payer le {day + timedelta(days=6):%d/%m/%Y}"
            await days.says("claire-dubois", text, channel="c:general")
        if number == 1:
            await days.says("claire-dubois", "un devis nous prend 25 minutes", channel="c:general")
            await days.says("claire-dubois", "une décision nous prend 2 minutes", channel="c:general")
            await days.says(READER, "envoie-moi un brief chaque matin à 8h30")

    def _away(self, day: date) -> bool:
        return self._plan.away is not None and self._plan.away[0] <= day < self._plan.away[1]

    async def _paid(self, number: int, day: date) -> None:
        """One more invoice, and something paid of an open one: in full, or a part of it."""
        name = "Brasserie du Parc" if number % 16 == 2 else "Bistrot Chez Marcel"
        issued = _invoice(f"G{day:%y%m%d}", name, day + timedelta(days=12), f"{300 + 17 * number}.40")
        self._invoices.append(issued)
        open_ones = [row for row in self._invoices if not row["paid_on"]]
        row = open_ones[number % len(open_ones)]
        if number % 8 == 2 and Decimal(row["paid_amount"]) == 0:
            row["paid_amount"] = "100.10"
        else:
            row["paid_amount"], row["paid_on"] = row["total_incl_vat"], day.isoformat()
        _write(self._folder / day.isoformat(), self._invoices)
        await self.days.books(self._folder / day.isoformat())
