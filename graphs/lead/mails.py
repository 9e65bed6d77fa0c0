"""The mail to a lead: its words, out of the company's records and typed fields alone. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from graphs.dunning.figures import day, one_line
from graphs.lead.policy import asked_for, bookable
from graphs.lead.state import Mail, Purpose
from graphs.lead.wording import knows, tell
from graphs.leads.port import LeadSettings, Owner
from graphs.leads.wording import missing_text
from integrations.books.port import Company, document_language
from integrations.crm.port import Lead

LINK = "{booking_link}"
"""What the link takes the place of, as the mail leaves."""

_NAME = re.compile(r"[^\W\d_]+(?:[ '’.-]{1,2}[^\W\d_]+){0,4}\.?")
_LONGEST_NAME = 60
_LONGEST_SUBJECT = 150
_LONGEST_GOODS = 120
_MOST_GOODS = 3

_UNWRITTEN = ("chat", "import")
"""Ways by which a lead comes without having written to us that day."""

_QUESTIONS: dict[str, str] = {
    "city": "place", "postal_code": "place", "region": "place", "country": "place", "zone": "place", "wants": "need",
    "intent": "need", "need": "need", "date": "deadline",
}  # fmt: skip


@dataclass(frozen=True)
class Letter:
    """What a mail is written from. `goods` are names of products of the books; `zone` is where the company is."""

    purpose: Purpose
    lead: Lead
    owner: Owner | None
    company: Company
    settings: LeadSettings
    zone: str
    goods: Sequence[str] = field(default_factory=list[str])

    @property
    def language(self) -> Literal["fr", "en"]:
        return document_language(self.lead.language)


def mail_of(letter: Letter) -> Mail:
    language = letter.language
    parts = [
        _greeting(letter, language),
        *_body(letter, language),
        _signature(letter, language),
        *_why(letter, language),
    ]
    return Mail(letter.lead.email.strip(), _subject(letter, language), "\n\n".join(parts) + "\n", letter.purpose)


def greeted(name: str) -> str:
    """The name as one may be addressed by it; "" when that is no plain name of a person: no link, no sentence."""
    plain = one_line(name)
    return plain if len(plain) <= _LONGEST_NAME and _NAME.fullmatch(plain) else ""


def _greeting(letter: Letter, language: str) -> str:
    name = greeted(letter.lead.name)
    return tell(language, "mail.greeting.name", name=name) if name else tell(language, "mail.greeting")


def _subject(letter: Letter, language: str) -> str:
    company = one_line(letter.company.name)
    if not letter.lead.direct:
        return tell(language, "mail.subject.first", company=company)[:_LONGEST_SUBJECT]
    return tell(language, f"mail.subject.{letter.purpose}", company=company)[:_LONGEST_SUBJECT]


def _body(letter: Letter, language: str) -> list[str]:
    purpose = letter.purpose
    opening = _opening(letter, language)
    if purpose == "booking":
        owner = _owner(letter)
        then = [tell(language, "mail.booking.owner", owner=owner)] if owner else []
        return [opening, tell(language, "mail.booking", link=LINK), *then]
    if purpose == "ask":
        questions = list(dict.fromkeys(question(code, language) for code in asked_for(letter.lead.missing)))
        items = [tell(language, "mail.ask.item", question=each) for each in questions]
        items[-1:] = [items[-1].rstrip(" \u202f;,.") + "."] if items else []
        return [opening, "\n".join([tell(language, "mail.ask"), *items]), tell(language, "mail.ask.then")]
    if purpose == "again":
        linked = bookable(letter.settings, letter.owner)
        return [opening, tell(language, "mail.again", link=LINK) if linked else tell(language, "mail.again.plain")]
    if purpose == "answer":
        owner = _owner(letter)
        return [opening, tell(language, "mail.answer", owner=owner) if owner else tell(language, "mail.answer.nobody")]
    if purpose == "nurture":
        return [opening, tell(language, "mail.nurture" if letter.lead.direct else "mail.nurture.first")]
    return [opening, tell(language, "mail.decline")]


def _opening(letter: Letter, language: str) -> str:
    """Who did not write to us is not thanked for it, nor told that they did: a colleague may have talked to them."""
    goods = _goods(letter.goods, language)
    if not letter.lead.direct:
        return tell(language, "mail.introduce", company=one_line(letter.company.name))
    source = letter.lead.source
    if letter.purpose in ("again", "nurture"):
        key = "mail.thanks.again.noted" if source in _UNWRITTEN else "mail.thanks.again"
        return tell(language, key, day=day(_received(letter), language), goods=goods)
    return tell(language, "mail.thanks.chat" if source == "chat" else "mail.thanks", goods=goods)


def _goods(names: Sequence[str], language: str) -> str:
    shown = ", ".join(one_line(name) for name in names[:_MOST_GOODS])
    return tell(language, "mail.goods", goods=shown) if shown and len(shown) <= _LONGEST_GOODS else ""


def question(code: str, language: str) -> str:
    """What is missing, as one asks for it."""
    key = f"mail.q.{_QUESTIONS.get(code, code)}"
    return tell(language, key) if knows(key) else f"{one_line(missing_text(code, language)).rstrip(' .;')}\u202f;"


def _signature(letter: Letter, language: str) -> str:
    company = letter.company
    reach = " — ".join(one_line(part) for part in (company.phone, company.website) if part)
    lines = (tell(language, "mail.close"), _owner(letter), one_line(company.name), reach)
    return "\n".join(line for line in lines if line)


def _why(letter: Letter, language: str) -> list[str]:
    """Why they get it, and how to get no more; where their details come from, if not from themselves."""
    company, lead = letter.company, letter.lead
    name = one_line(company.name) or tell(language, "mail.from.other", via="")
    if lead.direct:
        key = f"mail.why.{lead.source}" if lead.source in _UNWRITTEN else "mail.why"
        said = [tell(language, key, company=name, day=day(_received(letter), language))]
    else:
        place = " ".join(one_line(part) for part in (company.address, company.postal_code, company.city) if part)
        contact = tell(language, "mail.rights.contact", email=one_line(company.email)) if company.email else ""
        said = [
            tell(
                language,
                "mail.source",
                company=name,
                address=f" ({place})" if place else "",
                source=_source(lead, language),
                kept=kept_for(letter.settings.retention_days, language),
            ),
            tell(language, "mail.rights", contact=contact),
        ]
    if letter.settings.privacy_url:
        said.append(tell(language, "mail.privacy", url=one_line(letter.settings.privacy_url)))
    return ["\n".join(said)]


def _source(lead: Lead, language: str) -> str:
    via = one_line(lead.via)[:80]
    key = lead.source if lead.source in ("import", "chat") else "other"
    return tell(language, f"mail.from.{key}", via=tell(language, "mail.via", via=via) if via else "")


def kept_for(days: int, language: str) -> str:
    """Whole years where it is so, else months."""
    unit, count = ("years", days // 365) if days >= 365 and days % 365 == 0 else ("months", max(round(days / 30.4), 1))
    return tell(language, f"mail.kept.{unit}.{'one' if count == 1 else 'many'}", count=count)


def _owner(letter: Letter) -> str:
    return one_line(letter.owner.name) if letter.owner is not None else ""


def _received(letter: Letter) -> date:
    return letter.lead.received_at.astimezone(ZoneInfo(letter.zone)).date()
