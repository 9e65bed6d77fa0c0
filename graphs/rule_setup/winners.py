"""Two rules that can apply together: the question which wins, and what an answer settles. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from graphs.rule_setup.desk import Desk
from graphs.rule_setup.figures import percent, typed_percent
from graphs.rule_setup.questions import LONGEST_LABEL, short
from graphs.rule_setup.results import full_stop, inside
from graphs.rule_setup.state import Gap, Intent, Labelled, Settled, Winner
from graphs.rule_setup.wording import LANGUAGES, both, known, tell
from graphs.rules.condition import ALWAYS
from graphs.rules.consequence import Deposit, Discount, Postpone
from graphs.rules.overlap import Overlap
from graphs.rules.readback import condition_text, consequence_text, witness_text
from graphs.rules.rule import Draft, Rule
from graphs.understanding.text import fold

ALL = "all"
_MANY = 3
_VERY_MANY = 4
"""From more on, settling all at once is the first choice."""
_HUNDRED = Decimal(100)
_WORDS: tuple[tuple[Winner, str], ...] = (
    ("add", r"\b(les deux|both|cumul\w*|additionn\w*|ajout\w*|s'ajoutent|somme|sum|add( up)?|stack|together|plafond|"
            r"cap)\b"),
    ("best", r"\b(meilleur\w*|avantageu\w*|favorable|best|higher|highest|plus (haut|eleve|grand|strict|long)\w*|longer|"
             r"longest|stricter|strictest)\b"),
    ("first", r"\b(nouvelle|new|newer|celle-ci|cette regle|this( one)?|la mienne|mine)\b"),
    ("other_first", r"\b(ancienne|vieille|old|older|existante|existing|l'autre|other|actuelle|current|celle-la|"
                    r"that one|grille|tarif|price list)\b"),
)  # fmt: skip
_CLAUSE_END = r"[^,.;:!?]*?(?=[,.;:!?]|\b(?:mais|but|plutot(?! que))\b|\Z)"
_DENIED = re.compile(
    rf"\bn(?:e |')(?!\w+ (?:que\b|qu'))\w+ (?:pas|jamais|plus)\b{_CLAUSE_END}"
    r"|(?<!pourquoi )(?<!why )(?:\b(?:pas|ni|jamais|sans|not|never|neither|nor|without|plutot que|au lieu de|"
    rf"rather than|instead of)\b|n't\b){_CLAUSE_END}"
)
"""What is said not to be wanted, to the end of its clause: "pas la nouvelle", "on ne cumule pas"."""


def rank_gap(intent: Intent, draft: Draft, open_: Sequence[Overlap], desk: Desk) -> Gap:
    """About the first of those that are not settled yet; where they are many, all may be settled at once."""
    overlap = open_[0]
    rule = overlap.rule
    new = both("rank.new") if intent.op == "add" else _ordinary("rank.rule", intent.rule_id)
    ask = both(
        "rank.ask",
        new=_capital(new),
        other=other_name(rule),
        words=inside(desk.words_of(rule)) if rule.version else desk.words_of(rule),
        witness=witness_words(overlap, desk),
    )
    choices = [
        Labelled("first", both("rank.first.new" if intent.op == "add" else "rank.first")),
        Labelled("other_first", _button(rule, desk)),
        Labelled("best", both(_best_key(draft))),
    ]
    least = Decimal(0)
    if isinstance(draft.then, Discount) and isinstance(rule.draft.then, Discount):
        choices.append(Labelled("add", both("rank.add")))
        least = max(draft.then.percent, rule.draft.then.percent)
    others: list[Settled] = []
    if len(open_) >= _MANY and isinstance(draft.then, Discount):
        others = [Settled(each.rule.id, each.rule.version, "best") for each in open_]
        every = Labelled(ALL, both("rank.all", count=len(others)))
        choices = [every, *choices] if len(open_) > _VERY_MANY else [*choices, every]
    return Gap("rank", rule.id, "", ask, choices, version=rule.version, least=least, others=others)


def cap_gap(gap: Gap) -> Gap:
    least = {language: percent(gap.least, language) for language in LANGUAGES}
    return Gap("cap", gap.about, "", both("cap.ask", least=least), version=gap.version, least=gap.least)


def settle(intent: Intent, gap: Gap, how: Winner, cap: Decimal | None = None) -> Intent:
    settled = [each for each in intent.settled if each.other != gap.about]
    return replace(intent, settled=[*settled, Settled(gap.about, gap.version, how, cap)])


def settle_all(intent: Intent, gap: Gap) -> Intent:
    known = {each.other for each in gap.others}
    return replace(intent, settled=[*(each for each in intent.settled if each.other not in known), *gap.others])


def winner_in(text: str, gap: Gap) -> Winner | None:
    """Which of the choices the words mean, when they name one and no other. What they turn down is not meant; nor is
    another one for that: there are more than two."""
    offered = {choice.value for choice in gap.choices}
    folded = re.sub(rf"(?<!\w){re.escape(fold(gap.about))}(?!\w)", "ancienne", fold(text))
    folded = _DENIED.sub(" ", folded)
    found: list[Winner] = [how for how, pattern in _WORDS if how in offered and re.search(pattern, folded)]
    if found[:1] == ["add"]:
        return "add"  # "les deux, la nouvelle et l'ancienne"
    return found[0] if len(found) == 1 else None


def turns_down(text: str) -> bool:
    """Whether something is said not to be wanted."""
    return _DENIED.search(fold(text)) is not None


def cap_in(text: str, gap: Gap) -> Decimal | None:
    """A cap in the words that makes sense: not below what one of the two grants, not above 100 %."""
    value = typed_percent(text)
    return value if value is not None and gap.least <= value <= _HUNDRED and value > 0 else None


def decided_words(settled: Settled, draft: Draft, rule: Rule, desk: Desk) -> dict[str, str]:
    words = inside(desk.words_of(rule)) if rule.version else desk.words_of(rule)
    other = {language: tell(language, "other.rule", id=rule.id, words=words[language]) for language in LANGUAGES}
    key = f"decided.{settled.how}"
    if settled.how == "best" and known(f"{key}.{draft.then.kind}"):
        key = f"{key}.{draft.then.kind}"
    cap = {language: percent(settled.cap or _HUNDRED, language) for language in LANGUAGES}
    return both(key, other=other, cap=cap)


def witness_words(overlap: Overlap, desk: Desk) -> dict[str, str]:
    """An order on which both hold; when they do by different lines of it, with the other one's line."""
    words = {language: witness_text(overlap.witness, language, desk.names) for language in LANGUAGES}
    if not overlap.other_line:
        return words
    other = {language: witness_text(overlap.other_line, language, desk.names) for language in LANGUAGES}
    return both("witness.lines", one=words, other=other)


def exception_words(draft: Draft, overlap: Overlap, desk: Desk) -> dict[str, str]:
    """A ban takes some cases out of a discount: nothing to settle, but worth knowing."""
    rule = overlap.rule
    words = inside(desk.words_of(rule)) if rule.version else desk.words_of(rule)
    key = "exception.granting" if isinstance(draft.then, Discount) else "exception.forbidding"
    return both(key, other=other_name(rule), words=words, witness=witness_words(overlap, desk))


def other_name(rule: Rule) -> dict[str, str]:
    return _ordinary("rank.rule" if rule.version else "rank.price_list", rule.id)


def _button(rule: Rule, desk: Desk) -> dict[str, str]:
    """The other rule as a choice: ours by its number and what it gives, the price list's by its own words."""
    if not rule.version:
        return both("rank.other.price_list", words=desk.words_of(rule))
    told = _gist(rule.draft, desk)
    frame = both("rank.other", id=rule.id, words="")
    return both(
        "rank.other",
        id=rule.id,
        words={each: short(told[each], LONGEST_LABEL - len(frame[each])) for each in LANGUAGES},
    )


def _gist(draft: Draft, desk: Desk) -> dict[str, str]:
    """What it gives first, then when: what is cut off is the end."""
    then = {language: _given(draft, language, desk) for language in LANGUAGES}
    if draft.when == ALWAYS:
        return then
    return both("rank.gist", then=then, when={each: condition_text(draft.when, each, desk.names) for each in LANGUAGES})


def _given(draft: Draft, language: str, desk: Desk) -> str:
    then = draft.then
    if isinstance(then, Discount | Deposit):
        return percent(then.percent, language)
    return consequence_text(then, language, desk.names)


def other_words(rule: Rule, desk: Desk) -> dict[str, str]:
    """As a sentence; the price list's own words as they are."""
    return full_stop(desk.words_of(rule)) if rule.version else desk.words_of(rule)


def _ordinary(key: str, rule_id: str) -> dict[str, str]:
    return both(key, id=rule_id)


def _capital(words: dict[str, str]) -> dict[str, str]:
    return {language: text[:1].upper() + text[1:] for language, text in words.items()}


def _best_key(draft: Draft) -> str:
    return f"rank.best.{draft.then.kind}" if isinstance(draft.then, Discount | Deposit | Postpone) else "rank.best"
