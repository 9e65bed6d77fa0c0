"""What the lead process is asked: to see to a new lead, to change one, or to go on with one after something
happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field as Tagged
from pydantic import TypeAdapter

from graphs.leads.given import Given
from integrations.crm.port import LeadClass, LeadStatus


@dataclass(frozen=True)
class NewLead:
    """`lead_id` is given by whoever opens the case. `received_at` an ISO instant; `silent`: recorded and scored, nobody
    is written to and nothing is said (an import); `mail_id` the Message-ID that an answer replies to, `subject` theirs;
    `elsewhere`: the lead that an exact key (their address, their number) is already known by."""

    lead_id: str
    given: Given
    received_at: str
    silent: bool = False
    mail_id: str = ""
    subject: str = ""
    elsewhere: str = ""
    kind: Literal["new"] = "new"


Moved = Literal["booked", "cancelled", "rebooked", "not_booked", "nurture", "replied", "again", "objected", "look_up"]
"""not_booked: nobody used the link for days · nurture: a warm lead is due once more · replied: they answered a mail ·
again: they came back by a form · objected: they do not want to be written to."""


@dataclass(frozen=True)
class LeadMoved:
    """`words` what they wrote (untrusted), `at` the ISO instant of the meeting where one is booked; `sender` the
    address it came from."""

    lead_id: str
    what: Moved
    words: str = ""
    at: str = ""
    sender: str = ""
    mail_id: str = ""
    subject: str = ""
    kind: Literal["moved"] = "moved"


@dataclass(frozen=True)
class ChangeLead:
    """A colleague changes one: another class, owner or status, or writes to it now. `lead` as written (a name, a
    company, an address) or `lead_id`; `classed`, `status`, `owner` "" for no change; `owner` a name as written; `note`
    words to keep; `write`: send what its class asks for."""

    lead: str = ""
    lead_id: str = ""
    classed: LeadClass = ""
    status: LeadStatus | Literal[""] = ""
    owner: str = ""
    note: str = ""
    write: bool = False
    kind: Literal["change"] = "change"


@dataclass(frozen=True)
class TunePoints:
    """A colleague tunes the score: `points` by sign, `more` what is added to a sign's points as they are; thresholds 0
    for no change; `words` what was said."""

    points: dict[str, int] = field(default_factory=dict[str, int])
    hot: int = 0
    warm: int = 0
    words: str = ""
    more: dict[str, int] = field(default_factory=dict[str, int])
    kind: Literal["tune"] = "tune"


LeadAsk = Annotated[NewLead | LeadMoved | ChangeLead | TunePoints, Tagged(discriminator="kind")]
_ADAPTER: TypeAdapter[NewLead | LeadMoved | ChangeLead | TunePoints] = TypeAdapter(LeadAsk)


def brief_to_json(brief: NewLead | LeadMoved | ChangeLead | TunePoints) -> dict[str, Any]:
    return _ADAPTER.dump_python(brief, mode="json")


def brief_from_json(data: dict[str, Any]) -> NewLead | LeadMoved | ChangeLead | TunePoints:
    return _ADAPTER.validate_python(data)
