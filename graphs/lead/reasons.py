"""Why a lead is asked about before anything is sent: each reason with what is expected and what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from graphs.ask import Reason
from graphs.dunning.figures import money, number
from graphs.lead.wording import LANGUAGES, both, tell
from graphs.leads.wording import contradiction_text
from graphs.understanding.written import clip
from integrations.crm.port import Lead

_KNOWN_DOUBTS = ("spoofed", "reply_elsewhere", "lookalike", "name_of_ours", "hidden_text")


def near_threshold(score: int, hot: int, warm: int) -> Reason:
    limit, key = (hot, "hot") if abs(score - hot) <= abs(score - warm) else (warm, "warm")
    return _reason("lead_near_threshold", "near", expected={"limit": limit}, found={"score": score}, key=key)


def vip(name: str) -> Reason:
    return _reason("lead_vip", "vip", found={"name": clip(name)})


def large(name: str) -> Reason:
    return _reason("lead_vip", "large", found={"name": clip(name)})


def contradiction(codes: Sequence[str]) -> Reason:
    """By the codes of what does not agree."""

    def said(language: str) -> str:
        return " · ".join(contradiction_text(code, language) for code in codes[:3])

    key = "reason.contradiction"
    return Reason("lead_contradiction", both(key), both(f"{key}.expected"), _each(said))


def duplicate(lead: Lead) -> Reason:
    name = clip(lead.company or lead.name or lead.email)
    return _reason("lead_duplicate", "duplicate", found={"name": name})


def maybe_customer(name: str) -> Reason:
    return _reason("lead_duplicate", "maybe_customer", found={"name": clip(name)})


def big_budget(budget: Decimal, limit: Decimal, currency: str = "EUR") -> Reason:
    def found(language: str) -> str:
        return money(budget, language) if currency == "EUR" else f"{number(budget, language)} {clip(currency, 3)}"

    return Reason(
        "lead_big_budget",
        both("reason.big_budget"),
        _each(lambda language: tell(language, "reason.big_budget.expected", limit=money(limit, language))),
        _each(found),
    )


def sender_doubt(codes: Sequence[str]) -> Reason:
    known = [code for code in codes if code in _KNOWN_DOUBTS] or ["other"]

    def said(language: str) -> str:
        return ", ".join(tell(language, f"doubt.{code}") for code in known)

    return Reason("sender_doubt", both("reason.sender_doubt"), both("reason.sender_doubt.expected"), _each(said))


def instructions() -> Reason:
    return _reason("lead_instructions", "instructions")


def said_more() -> Reason:
    return _reason("said_more", "said_more")


def rule_forbids(rule: str) -> Reason:
    return _reason("rule_forbids", "rule_forbids", found={"rule": clip(rule, 140)})


def unsure_rule(rule: str, missing: Sequence[str]) -> Reason:
    """`missing` are names of facts."""
    return _reason("unsure_rule", "unsure_rule", found={"rule": clip(rule, 140), "count": len(missing)})


def points_changed() -> Reason:
    return _reason("lead_points", "points")


def bad_address() -> Reason:
    return Reason("bad_address", both("reason.bad_address"))


def no_approver() -> Reason:
    return Reason("no_approver", both("reason.no_approver"))


def _reason(
    code: str,
    name: str,
    *,
    expected: dict[str, object] | None = None,
    found: dict[str, object] | None = None,
    key: str = "",
) -> Reason:
    suffix = f".{key}" if key else ""
    return Reason(
        code,
        both(f"reason.{name}{suffix}"),
        both(f"reason.{name}.expected", **(expected or {})),
        both(f"reason.{name}.found", **(found or {})),
    )


def _each(said: Callable[[str], str]) -> dict[str, str]:
    return {language: said(language) for language in LANGUAGES}
