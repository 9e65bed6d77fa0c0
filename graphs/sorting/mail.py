"""What a mail is read from and read as."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graphs.sorting.anger import Anger

MailKind = Literal[
    "quote_request", "lead", "money", "quote_answer", "complaint", "supplier_invoice", "product_question", "job",
    "opt_out", "automatic", "newsletter", "spam", "other",
]  # fmt: skip
"""money: about what they owe us (paid, a promise, a dispute of an invoice …) · quote_answer: to a quote of ours ·
lead: somebody new is interested, without naming goods and quantities · supplier_invoice: a bill for us to pay ·
job: somebody looks for work · opt_out: no more mails, erase my data · other: none of these."""

SenderDoubt = Literal["spoofed", "reply_elsewhere", "lookalike", "name_of_ours", "hidden_text", "instructions"]
"""spoofed: the receiving server says that it does not come from where it says · reply_elsewhere: answers would go to
another domain than its sender's · lookalike: the domain looks like a known one and is another · name_of_ours: it bears
a colleague's name from an outside address · hidden_text: it holds words that a reader would not see · instructions: it
speaks to a machine ("ignore your instructions")."""


@dataclass(frozen=True)
class AttachmentSeen:
    """`name` as shown (one line), `claimed` the type that the mail says, `seen` the one that its bytes tell (""
    unknown); `danger`: why nobody should open it: executable | mismatch | macro | encrypted | bomb | "" none."""

    name: str
    claimed: str
    seen: str
    size: int
    danger: str = ""


@dataclass(frozen=True)
class MailWords:
    """`sender` lower case; `known`: whose address it is; `answers`: what kind of mail of ours it answers. `automatic`:
    written by a machine; `bulk`: sent to many (a list, a newsletter). `text` is the newest part, `signature` what
    stands below it."""

    subject: str
    text: str
    sender: str
    sender_name: str = ""
    attachments: list[AttachmentSeen] = field(default_factory=list[AttachmentSeen])
    known: Literal["customer", "supplier", "lead", "colleague", ""] = ""
    answers: Literal["reminder", "quote", "lead", "other", ""] = ""
    automatic: bool = False
    bulk: bool = False
    doubts: list[SenderDoubt] = field(default_factory=list[SenderDoubt])
    signature: str = ""


@dataclass(frozen=True)
class Sorted:
    """`kind` with its `confidence` (0..1; below `graphs.understanding.grammar.ENOUGH` a person is asked), `others` what
    else it may be, the likeliest first. `excerpt` is the sentence that told, at most 300 characters; `signs` codes of
    what was seen. `anger` when its writer complains, whatever else it is. `doubts`: those given and those of the words.
    `source`: who read it."""

    kind: MailKind
    confidence: float
    language: Literal["fr", "en"]
    excerpt: str = ""
    signs: list[str] = field(default_factory=list[str])
    others: list[MailKind] = field(default_factory=list[MailKind])
    anger: Anger | None = None
    doubts: list[SenderDoubt] = field(default_factory=list[SenderDoubt])
    source: Literal["grammar", "model"] = "grammar"
