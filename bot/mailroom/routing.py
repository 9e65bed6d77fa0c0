"""Where a received mail goes, decided from what it says and what it answers. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.mailroom.answered import Answered
from graphs.debtor.brief import PROCESS_OF, News, NewsKind
from graphs.debtor.brief import brief_to_json as news_to_json
from graphs.quote_followup.brief import FollowupBrief
from graphs.quote_followup.brief import brief_to_json as followup_to_json
from graphs.quote_followup.reading import read_quote_reply
from graphs.understanding.grammar import ENOUGH
from graphs.understanding.reading import Reading
from integrations.mail.port import IncomingMail

SURE = 0.8
"""Confidence from which a mail that answers nothing is taken for news about money."""

LONGEST_WORDS = 4000
"""Characters of a mail that a process is given."""

LONGEST_WAY = timedelta(days=14)
"""How long a mail may have been on its way: "on Friday" is said on the day it was written, where that can be."""

ABOUT_MONEY = {"reminder", *PROCESS_OF.values()}
"""Processes of which an answer is read as news about money."""

ABOUT_QUOTES = {"quote", "quote_followup"}

ABOUT_LEADS = {"lead"}

_BY_MACHINE: Collection[NewsKind] = ("absence", "wrong_contact")
"""What an automatic mail is believed to say."""

_OURS_TO_SAY: Collection[NewsKind] = ("hold", "resume")
"""What only a colleague may ask."""

_ACTED_ON: Collection[NewsKind] = ("paid", "promise")
"""What stops or delays reminders on their word alone."""


_OF_MONEY = re.compile(
    r"\b(?:factur\w+|facture|paiements?|pay(?:er|ée?s?|é|ons|e|erai|erons)|r[èée]gl(?:er|ements?|ée?s?|é|ons|erai|erons|e)"
    r"|virements?|ch[èe]ques?|pr[ée]l[èe]vements?|relances?|[ée]ch[ée]anc\w+|impay[ée]\w*|avoirs?"
    r"|invoices?|payments?|pay(?:ing|s)?|paid|transfer(?:red|s)?|overdue|reminders?|credit notes?|wired?)\b",
    re.IGNORECASE,
)


_WISHES = re.compile(
    r"\b(?:devis|quotes?|quotation|cotation|chiffr(?:er|age|ez)|offre de prix|il (?:me|nous) (?:faut|faudrait)"
    r"|(?:pouvez|pourriez)[- ]vous (?:me|nous) (?:faire|livrer|envoyer|chiffrer)|could you (?:send|make|deliver)"
    r"|(?:we|i) (?:need|would like)|(?:nous|je) (?:souhait|voudr|aimer)\w+|nouvelle commande|new order)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ignore:
    """Nothing but a row in the ledger."""

    why: str


@dataclass(frozen=True)
class Work:
    """A case to open; `says` names the sentence above the excerpt. `elsewhere`: written from another address."""

    process: str
    brief: dict[str, Any]
    says: str
    elsewhere: bool = False


@dataclass(frozen=True)
class ToPeople:
    """The excerpt, for a person to handle."""

    says: str
    elsewhere: bool = False


Route = Ignore | Work | ToPeople
About = Literal["money", "quote", "lead", "other"]


def about(answered: Answered | None) -> About:
    """What kind of mail of ours is answered."""
    if answered is None:
        return "other"
    if answered.case.process in ABOUT_MONEY:
        return "money"
    if answered.case.process in ABOUT_LEADS:
        return "lead"
    return "quote" if answered.case.process in ABOUT_QUOTES else "other"


def to_reminder(
    mail: IncomingMail, news: News, answered: Answered, known: Collection[str], *, doubtful: bool = False
) -> Route:
    """An answer to a reminder. `known` are the customer's addresses in the books; `doubtful`: its sender may be another
    than it says."""
    if mail.automatic and news.kind not in _BY_MACHINE:
        return Ignore("automatic mail")
    elsewhere = not mail.automatic and not is_known(mail.sender_address, {answered.to, *known})
    return _work(_judged(news, elsewhere or doubtful), "reply_reminder", elsewhere=elsewhere)


def is_verdict(mail: IncomingMail) -> bool:
    """Whether it says yes or no to what was offered, and nothing else: it needs no other reading."""
    return read_quote_reply(mail.text) in ("accepted", "declined")


def to_quote(mail: IncomingMail, reading: Reading | None, answered: Answered, known: Collection[str]) -> Route:
    """An answer to a quote. `reading` None: it was not read as anything else (`is_verdict`). `known` are the customer's
    addresses in the books."""
    if mail.automatic:
        return Ignore("automatic mail")
    elsewhere = not is_known(mail.sender_address, {answered.to, *known})
    if not answered.quote or (reading is not None and reading.process == "quote" and reading.confidence >= ENOUGH):
        return ToPeople("reply_quote_change", elsewhere=elsewhere)
    brief = FollowupBrief(
        why="answered", number=answered.quote, words=mail.text[:LONGEST_WORDS], sender=mail.sender_address
    )
    return Work("quote_followup", followup_to_json(brief), "reply_quote", elsewhere=elsewhere)


def unasked(mail: IncomingMail, news: News) -> Work | None:
    """A mail of a customer who owes something, in answer to nothing of ours. None: it is not about that for sure (a
    damaged parcel or a holiday has to do with an invoice only where one is spoken of)."""
    if news.kind == "unclear" or news.kind in _OURS_TO_SAY or news.confidence < SURE:
        return None
    if news.kind != "insolvency" and not news.invoices and not _OF_MONEY.search(f"{mail.subject}\n{mail.text}"):
        return None
    return _work(news, "mail_money", elsewhere=False)


def wishes(mail: IncomingMail) -> bool:
    """Whether it asks for something in so many words: goods that are named in news about money ask for nothing."""
    return _WISHES.search(f"{mail.subject}\n{mail.text}") is not None


def is_known(sender: str, addresses: Collection[str]) -> bool:
    return sender.strip().lower() in {each.strip().lower() for each in addresses if each.strip()}


def day_of(mail: IncomingMail, now: datetime, zone: str) -> date:
    """The day on which its words were written: its own, where that can be."""
    local = ZoneInfo(zone)
    if mail.sent_at is not None and now - LONGEST_WAY <= mail.sent_at <= now:
        return mail.sent_at.astimezone(local).date()
    return now.astimezone(local).date()


def _judged(news: News, elsewhere: bool) -> News:
    """What a mail may not settle alone is for a person to say; what it may mean is told with it."""
    if news.kind in _OURS_TO_SAY or (elsewhere and news.kind in _ACTED_ON):
        readings = list(dict.fromkeys([*([news.kind] if news.kind in _ACTED_ON else []), *news.readings]))
        return replace(news, kind="unclear", readings=readings)
    return news


def _work(news: News, says: str, *, elsewhere: bool) -> Work:
    return Work(PROCESS_OF[news.kind], news_to_json(replace(news, source="mail")), says, elsewhere=elsewhere)
