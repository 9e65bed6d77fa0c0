"""What an approver is to agree to: the meaning in both languages, who may agree, and whether it is as was shown."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from graphs.context import Role
from graphs.rule_setup.desk import Desk
from graphs.rule_setup.drafting import Clear
from graphs.rule_setup.figures import percent
from graphs.rule_setup.results import Refusal
from graphs.rule_setup.rights import arming_role, holders
from graphs.rule_setup.state import Intent, Prepared, Winner
from graphs.rule_setup.wording import LANGUAGES, both
from graphs.rules.check_wording import problem_text
from graphs.rules.consequence import Consequence, Discount
from graphs.rules.kept import draft_from_json, draft_to_json
from graphs.rules.readback import facts_used
from graphs.rules.rule import Draft, process_of

RUN: frozenset[str] = frozenset({"quote", "reminder", "lead"})
"""Processes that look at rules; those of the others are kept until they do."""

_PLAIN_QUOTES = re.compile(r'"\s+([^"]*[^"\s])\s+"')


def not_run_yet(process: str) -> bool:
    """Whether a rule of that process changes nothing for now."""
    return bool(process) and process not in RUN


def prepare(intent: Intent, clear: Clear, desk: Desk) -> Prepared:
    """Without a role yet: that depends on what is decided about other rules."""
    draft, rule = clear.draft, clear.rule
    warnings = {
        language: [problem_text(problem, language, desk.names.roles) for problem in clear.warnings if not problem.grave]
        for language in LANGUAGES
    }
    if rule is not None and intent.op == "change" and rule.state != "armed":
        for language, text in both("card.was_paused", id=rule.id).items():
            warnings[language].append(text)
    process = process_of(draft) or ""
    if intent.op not in {"pause", "retire"} and not_run_yet(process):
        for language, text in both(f"next.not_run.{process}").items():
            warnings[language].append(text)
    return Prepared(
        op=intent.op,
        rule_id=intent.rule_id,
        version=intent.version,
        sentence=_as_written(intent.sentence) if intent.op in {"add", "change"} or rule is None else rule.sentence,
        draft=draft_to_json(draft),
        readback=desk.words(draft),
        role="",
        state=intent.state,
        process=process,
        before=desk.words(rule.draft) if rule is not None and intent.op == "change" else {},
        facts={language: facts_used(draft, language) for language in LANGUAGES},
        warnings=warnings,
        since=draft.since,
        until=draft.until,
        suggested=intent.suggested,
    )


def _as_written(sentence: str) -> str:
    """With the French marks of quotation that reading made plain ones: only those have spaces within."""
    return _PLAIN_QUOTES.sub("«\u00a0\\1\u00a0»", sentence)


def draft_of(prepared: Prepared) -> Draft:
    return draft_from_json(prepared.draft)


def admitted(prepared: Prepared, desk: Desk) -> Prepared | Refusal:
    """With the least role that may arm it; refused when nobody of the company holds that, or a higher one."""
    draft = draft_of(prepared)
    rule = desk.known.by_id(prepared.rule_id) if prepared.rule_id else None
    before = rule.draft if rule is not None else None
    cap = max((each.cap for each in prepared.settled if each.cap is not None), default=None)
    role = arming_role(
        prepared.op,
        draft,
        before,
        desk.roles,
        cap=cap,
        prices={product.sku: product.unit_price for product in desk.directory.products},
        ranked_with=_ranked_with(prepared, desk),
    )
    if role is None:
        return _no_role(draft, cap, desk)
    if not holders(role, desk.roles, desk.colleagues):
        label = {language: _label(role, language, desk) for language in LANGUAGES}
        return Refusal("no_approver", both("refused.no_approver", role=label))
    return replace(prepared, role=role.name)


def _ranked_with(prepared: Prepared, desk: Desk) -> list[tuple[Winner, Consequence]]:
    rules = {rule.id: rule for rule in (*desk.price_list, *desk.known.rules)}
    return [(each.how, rules[each.other].draft.then) for each in prepared.settled if each.other in rules]


def _no_role(draft: Draft, cap: Decimal | None, desk: Desk) -> Refusal:
    if not desk.roles or not isinstance(draft.then, Discount):
        return Refusal("no_approver", both("refused.no_roles"))
    value = max(draft.then.percent, cap or Decimal(0))
    shown = {language: percent(value, language) for language in LANGUAGES}
    return Refusal("no_approver", both("refused.no_role", percent=shown))


def _label(role: Role, language: str, desk: Desk) -> str:
    return desk.names.roles.get(role.name, {}).get(language, role.name)


def as_shown(prepared: Prepared, shown: Prepared) -> bool:
    """Whether what was agreed to is still exactly what would be done. The past may have grown: that is no matter."""
    return replace(prepared, history=None, note={}) == replace(shown, history=None, note={})


def since_shown(prepared: Prepared, shown: Prepared, desk: Desk) -> dict[str, str]:
    """Why it is asked again."""
    rule = desk.known.by_id(prepared.rule_id) if prepared.rule_id else None
    if rule is not None and prepared.version != shown.version:
        return both("again.version", id=rule.id, version=rule.version)
    return both("again.changed")
