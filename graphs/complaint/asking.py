"""What people are asked about a complaint: whom it is about, who takes it, and whether it is settled."""

from __future__ import annotations

from typing import Any

from graphs.ask import Answer, ApprovalRequest, Question, Reason, Verb
from graphs.complaint import cards
from graphs.complaint.brief import ComplaintBrief
from graphs.complaint.cards import Scene
from graphs.complaint.policy import kinds_of, severity_of
from graphs.complaint.state import Gap
from graphs.complaint.wording import LANGUAGES, both, tell
from graphs.message import Block, Excerpt, Input, Message, Text

STEMS = ("stem.normal", "stem.other")


def question(gap: Gap, brief: ComplaintBrief, language: str) -> Question:
    text = tell(language, f"ask.{gap.code}", text=gap.text)
    blocks: list[Block] = [Text(text, tone="strong")]
    if brief.words.strip():
        blocks.append(Excerpt(brief.words.strip()[: cards.LONGEST_WORDS], source=brief.sender))
    return Question(code=f"complaint.{gap.code}", message=Message(text, blocks), choices=gap.choices)


def stops(answer: Answer) -> bool:
    return bool(answer.brief) and (answer.brief or {}).get("process") == "stop"


def alert(scene: Scene, role: str) -> ApprovalRequest:
    """Whoever holds the role may take it, whoever reported it too. Only what may be none can be refused."""
    verbs: list[Verb] = ["approve", "hand_over", "snooze"]
    if not scene.brief.sure:
        verbs.insert(1, "reject")
    return ApprovalRequest(
        process="complaint",
        role=role,
        amount="0.00",
        reasons=[reason(scene)],
        shown={language: cards.alert(scene, language) for language in LANGUAGES},
        proposal=_proposal(scene),
        approve_label=both("take"),
        verbs=verbs,
        reject_stems={language: [tell(language, stem) for stem in STEMS] for language in LANGUAGES},
        reject_label=both("not_complaint"),
        requester_may=True,
        urgent=True,
    )


def settled(scene: Scene, role: str, taker: str, name: str) -> ApprovalRequest:
    """Asks the one who took it, nobody else; it can be handed over to anybody who may take such a thing."""
    return ApprovalRequest(
        process="complaint",
        role=role,
        amount="0.00",
        reasons=[],
        shown={language: cards.settle(scene, name, language) for language in LANGUAGES},
        proposal={**_proposal(scene), "taker": taker},
        approve_label=both("settled.label"),
        form={language: _form(language) for language in LANGUAGES},
        verbs=["approve", "edit", "hand_over", "snooze"],
        approvers=[taker],
        requester_may=True,
        transferable=True,
    )


def reason(scene: Scene) -> Reason:
    """It reads as the card's own headline, so that the card need not say it twice."""
    return Reason("complaint", {language: cards.headline(scene, language) for language in LANGUAGES})


def _form(language: str) -> list[Input]:
    hint = tell(language, "hint.agreed")
    return [Input("agreed", tell(language, "label.agreed"), "long_text", hint=hint)]


def _proposal(scene: Scene) -> dict[str, Any]:
    """The typed content that an approval holds for."""
    return {
        "customer_id": scene.subject.id,
        "subject": scene.subject.key,
        "severity": severity_of(scene.brief),
        "kinds": list(kinds_of(scene.brief)),
        "words": scene.brief.words[:2000],
    }
