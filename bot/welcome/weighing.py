"""Which advice follows from the numbers, the weightiest first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.judgement.cards import Promotion
from bot.typography import euros
from bot.welcome.sentences import Sentence, level_sentence, sentence
from bot.welcome.steps import Rank
from bot.welcome.wording import kind_name, label
from bot.welcome.wording_advice import reason_words, tell
from graphs.context import Autonomy
from graphs.message import Address
from graphs.report.figures import Agreement, Figures, rate

ENOUGH_SAID = 10
"""Fewer answers say nothing about how well we agree."""

POOR = Decimal(80)
"""Percent of agreement below which something is to be changed."""

RECURRING, RECURRING_SHARE = 5, 40
"""So often, and in that percent of the requests, a reason has to come to be worth a rule."""

MANY_BAD, BAD_SHARE = 3, 30
WORTH_TELLING = 2
"""So many pieces of work make something to tell of by the clock."""

USUAL_MINUTES = {"quote": 20, "reminder": 5, "decision": 3}
OTHER_MINUTES = 10
"""Only what stands in the example sentence: people put their own in its place."""


@dataclass(frozen=True)
class Waiting:
    """Requests open for more than a day; `who` holds `own` of them. `days` of the oldest."""

    count: int = 0
    days: int = 0
    who: str = ""
    own: int = 0


@dataclass(frozen=True)
class Known:
    """What there is to weigh. `setup_at`: where a setup waits for an answer, `setup_days` for how long; `seen` of
    `steps` of the first day; `mine`: requests this person may decide; `owed`: questions of theirs unanswered;
    `corrections`: rules suggested by corrections, as people say them; `top`: who sets how far it goes."""

    rank: Rank
    language: str
    figures: Figures
    levels: dict[str, Autonomy]
    customers: int = 0
    products: int = 0
    without_email: int = 0
    paused_days: int | None = None
    held: int = 0
    waiting: Waiting = field(default_factory=Waiting)
    piloted: bool = False
    setup_at: Address | None = None
    setup_days: int = 0
    promotions: Sequence[Promotion] = ()
    corrections: Sequence[tuple[str, int]] = ()
    timings: frozenset[str] = frozenset()
    seen: int = 0
    steps: int = 0
    mine: int = 0
    owed: int = 0
    top: str = ""
    colleague: str = ""


@dataclass(frozen=True)
class Piece:
    """One piece of advice: `text` holds its figure; `says` are the sentences that do it."""

    code: str
    text: str
    says: list[Sentence] = field(default_factory=list[Sentence])
    link: Address | None = None


def pieces(known: Known) -> list[Piece]:
    if known.rank == "employee":
        return [*_own(known), *_guide(known)]
    if known.rank == "approver":
        return [*_stuck(known), *_own(known), *_brief(known), *_guide(known)]
    return [
        *_books(known), *_stuck(known), *_setup(known), *_promotions(known), *_agreement(known), *_corrections(known),
        *_exceptions(known), *_baselines(known), *_timings(known), *_emails(known), *_opinions(known), *_guide(known),
    ]  # fmt: skip


def _books(known: Known) -> list[Piece]:
    if known.customers and known.products:
        return []
    return [Piece("books", tell(known.language, "books", customers=known.customers, products=known.products))]


def _stuck(known: Known) -> list[Piece]:
    language, found = known.language, list[Piece]()
    if known.paused_days is not None:
        said = tell(language, "paused", days=known.paused_days, held=known.held)
        found.append(Piece("paused", said, [sentence("resume", language)]))
    waiting = known.waiting
    if waiting.count:
        key = "waiting.one" if waiting.count == 1 else "waiting.many"
        said = tell(language, key, count=waiting.count, days=waiting.days, own=waiting.own, who=waiting.who)
        says = [sentence("waiting", language)]
        if known.colleague:
            said = f"{said} {tell(language, 'delegate', who=waiting.who)}"
            day = "5" if language != "en" else "the 5th"
            says.append(sentence("absence", language, day=day, who=known.colleague))
        found.append(Piece("waiting", said, says))
    return found


def _setup(known: Known) -> list[Piece]:
    if known.setup_at is not None:
        said = tell(known.language, "setup.waiting", days=known.setup_days)
        return [Piece("setup.waiting", said, link=known.setup_at)]
    if known.piloted:
        return []
    key = "setup.never" if known.figures.done >= WORTH_TELLING else "setup.never.idle"
    said = tell(known.language, key, count=known.figures.done)
    return [Piece("setup", said, [sentence("setup", known.language)])]


def _promotions(known: Known) -> list[Piece]:
    found: list[Piece] = []
    for each in known.promotions:
        said = promotion_words(each, known.language)
        amount = f"{each.limit:f}".removesuffix(".00") + " €" if each.limit is not None else ""
        if known.language == "en" and each.limit is not None:
            amount = f"€{each.limit:,f}".removesuffix(".00")
        found.append(
            Piece(f"promote.{each.process}", said, [level_sentence(each.process, each.level, known.language, amount)])
        )
    return found


def promotion_words(each: Promotion, language: str) -> str:
    limit = euros(each.limit, language, short=True) if each.limit is not None else ""
    name = label(each.process, language)
    return tell(language, f"promote.{each.level}", name=name, count=each.count, agreed=each.agreed, limit=limit)


def _agreement(known: Known) -> list[Piece]:
    found: list[Piece] = []
    language = known.language
    for process, (agreed, said) in agreed_by_process(known.figures.agreements).items():
        percent = rate(agreed, said)
        if said < ENOUGH_SAID or percent is None or percent >= POOR:
            continue
        acts = known.levels.get(process) == "act"
        text = tell(
            language, "demote" if acts else "disagree", name=label(process, language), rate=f"{percent:.0f}",
            agreed=agreed, said=said,
        )  # fmt: skip
        says = [level_sentence(process, "propose", language)] if acts else [sentence("rules", language)]
        found.append(Piece(f"agreement.{process}", text, says))
    return found


def agreed_by_process(agreements: Sequence[Agreement]) -> dict[str, tuple[int, int]]:
    """(agreed, said) by process, whatever the mode."""
    found: dict[str, tuple[int, int]] = {}
    for each in agreements:
        agreed, said = found.get(each.process, (0, 0))
        found[each.process] = (agreed + each.agreed, said + each.said)
    return found


def _corrections(known: Known) -> list[Piece]:
    return [
        Piece("corrections", tell(known.language, "corrections.one", times=times), [Sentence("rule", words)])
        for words, times in known.corrections
    ]


def _exceptions(known: Known) -> list[Piece]:
    asked = known.figures.asked
    code, count = max(asked.codes, key=lambda each: (each[1], each[0]), default=("", 0))
    if count < RECURRING or count * 100 < RECURRING_SHARE * asked.rows.count:
        return []
    reason = reason_words(code, known.language)
    said = tell(known.language, "exception", reason=reason, count=count, asked=asked.rows.count)
    return [Piece("exception", said, [sentence("rules", known.language)])]


def _baselines(known: Known) -> list[Piece]:
    language, figures = known.language, known.figures
    counts = {work.process: work.done.count for work in figures.works}
    missing = sorted(figures.missing, key=lambda process: (-counts.get(process, 0), process))
    if missing:
        process, many = missing[0], counts.get(missing[0], 0)
        minutes = USUAL_MINUTES.get(process, OTHER_MINUTES)
        said = tell(language, "baseline", count=many, many=kind_name(process, many, language) if many > 1 else
                    kind_name(process, 2, language), minutes=minutes)  # fmt: skip
        return [Piece("baseline", said, [_baseline(process, minutes, language)])]
    if figures.decision_missing:
        minutes = USUAL_MINUTES["decision"]
        said = tell(language, "baseline.decision", count=figures.decisions, minutes=minutes)
        return [Piece("baseline", said, [_baseline("decision", minutes, language)])]
    return []


def _baseline(process: str, minutes: int, language: str) -> Sentence:
    return sentence("baseline", language, one=kind_name(process, 1, language), minutes=minutes)


def _timings(known: Known) -> list[Piece]:
    if known.figures.done < WORTH_TELLING:
        return []
    absent = [kind for kind in ("digest", "weekly") if kind not in known.timings]
    count = known.figures.done
    return [Piece(kind, tell(known.language, kind, count=count), [sentence(kind, known.language)]) for kind in absent]


def _brief(known: Known) -> list[Piece]:
    if not known.mine or "brief" in known.timings:
        return []
    return [
        Piece(
            "brief",
            tell(known.language, _some("brief", known.mine), count=known.mine),
            [sentence("brief", known.language)],
        )
    ]


def _emails(known: Known) -> list[Piece]:
    count = known.without_email
    if not count:
        return []
    return [Piece("emails", tell(known.language, _some("emails", count), count=count, all=known.customers))]


def _opinions(known: Known) -> list[Piece]:
    opinions = known.figures.opinions
    bad = opinions.bad + opinions.customers_bad
    if bad < MANY_BAD or bad * 100 < BAD_SHARE * opinions.count:
        return []
    said = tell(known.language, "opinions", bad=bad, all=opinions.count)
    return [Piece("opinions", said, [sentence("gained", known.language)])]


def _own(known: Known) -> list[Piece]:
    if not known.owed:
        return []
    return [Piece("answers", tell(known.language, _some("answers", known.owed), count=known.owed))]


def _guide(known: Known) -> list[Piece]:
    if known.seen >= known.steps:
        return []
    said = tell(known.language, "guide" if known.seen else "guide.none", seen=known.seen, all=known.steps)
    return [Piece("guide", said, [sentence("guide", known.language)])]


def _some(key: str, count: int) -> str:
    return f"{key}.one" if count == 1 else key
