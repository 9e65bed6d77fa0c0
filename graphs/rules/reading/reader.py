"""Reads a sentence as a rule: its condition, its consequence, its dates, and what must be asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graphs.rules.reading.acts import read_acts
from graphs.rules.reading.atoms import Atoms
from graphs.rules.reading.clauses import conditions, elements_of
from graphs.rules.reading.compared import Compared
from graphs.rules.reading.comparisons import Comparisons
from graphs.rules.reading.contested import BOTH, EITHER, either_of
from graphs.rules.reading.desk import Act, Desk
from graphs.rules.reading.foreign import beyond_rules
from graphs.rules.reading.labels import act_label, fact_label, number_label
from graphs.rules.reading.logic import NOTHING, joined, swapped, without
from graphs.rules.reading.pieces import Piece, Sheet
from graphs.rules.reading.sheet import LONGEST, lay
from graphs.rules.reading.tone_words import mark_tones
from graphs.rules.reading.unheld import unheld
from graphs.rules.reading.zones import behind_if
from graphs.rules.said import Doubt, Heard, Option, SaidCondition, SaidConsequence, SaidRule
from graphs.rules.vocabulary import RuleProcess, processes_of
from graphs.understanding.lexicon import words
from graphs.understanding.numbers import plain
from graphs.understanding.text import excerpt
from integrations.books.port import Directory

_UNUSED = frozenset({"word", "not", "never", "label", "tongue", "quoted", "name", "test", "option", "deposit", "add",
                     "mention", "classify", "fee", "amount", "tone"})  # fmt: skip
_AGAIN = words("il elle ils elles he she it they")
_LAST = words("dernier derniere dernière last final")  # the reminder whose level is said
_DEEPEST = 12
_SPLIT = frozenset({".", ";", "\n", "•", "!"})


def read_rule(text: str, directory: Directory, language: str, today: date) -> Heard:
    """Never raises on any text."""
    if len(text) > LONGEST:
        return Heard(None, [Doubt("too_long", excerpt(text))])
    sheet = lay(text, directory, language, today)
    if not any(piece.kind not in ("stop", "comma", "fill") for piece in sheet.pieces):
        return Heard(None, [Doubt("not_a_rule", excerpt(text))])
    if beyond_rules(sheet):  # nothing else in it is read: half of such an order is not what was meant either
        return Heard(None, [Doubt("not_ours", excerpt(sheet.restored(sheet.text)))])
    if _depth(sheet) > _DEEPEST:
        return Heard(None, [Doubt("too_long", excerpt(text))])
    limited = unheld(sheet, directory)
    if limited is None:
        return _heard(sheet, directory, language, today)
    rest = lay(limited.rest, directory, language, today)
    heard = _heard(rest, directory, language, today)
    return Heard(heard.rule, [*limited.doubts, *heard.doubts])


def _heard(sheet: Sheet, directory: Directory, language: str, today: date) -> Heard:
    return _apart(sheet, directory, language, today) or _Reader(sheet, directory, language).heard()


def _depth(sheet: Sheet) -> int:
    """How deep brackets stand in one another."""
    deepest = depth = 0
    for piece in sheet.pieces:
        depth = max(0, depth + (piece.kind in ("open", "group")) - (piece.kind == "close"))
        deepest = max(deepest, depth)
    return deepest


def _apart(sheet: Sheet, directory: Directory, language: str, today: date) -> Heard | None:
    """Sentences that are each a rule are asked about one by one."""
    starts, parts = 0, list[str]()
    for piece in sheet.pieces:
        if (piece.kind == "stop" and piece.text in _SPLIT) or (piece.kind == "stop" and not piece.text):
            parts.append(_raw(sheet, starts, piece.start))
            starts = piece.end
    parts.append(_raw(sheet, starts, len(sheet.tokens)))
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return None
    heard = [_Reader(lay(part, directory, language, today), directory, language).heard() for part in parts]
    rules = [
        (part, one.rule) for part, one in zip(parts, heard, strict=True)
        if one.rule is not None and not any(doubt.code == "no_consequence" for doubt in one.doubts)
    ]  # fmt: skip
    if len(rules) < 2 or _completes(rules[0][1], rules[1][1]):
        return None
    options = [Option({"fr": excerpt(part, 80), "en": excerpt(part, 80)}, rule) for part, rule in rules]
    rest = [doubt for one in heard for doubt in one.doubts if doubt.code not in ("two_rules", "not_a_rule")]
    return Heard(
        rules[0][1], [Doubt("two_rules", excerpt(sheet.restored(sheet.text)), options), *_leftovers_only(rest)]
    )


def _leftovers_only(doubts: Sequence[Doubt]) -> list[Doubt]:
    return [doubt for doubt in doubts if doubt.code in ("left_over", "unit_conflict")]


def _completes(first: SaidRule, second: SaidRule) -> bool:
    """ "Quand demandons-nous un acompte ? 30 % …" is one rule over two sentences."""
    return first.then.kind == second.then.kind and first.then.number == "" and second.then.number != ""


def _raw(sheet: Sheet, start: int, end: int) -> str:
    if end <= start:
        return ""
    text = sheet.text[sheet.tokens[start].start : sheet.tokens[end - 1].end]
    for place, quoted in sheet.quotes.items():
        text = text.replace(place, f"« {quoted} »")
    return text


class _Reader:
    def __init__(self, sheet: Sheet, directory: Directory, language: str) -> None:
        self.sheet = sheet
        self.directory = directory
        self.language = language
        self.doubts: list[Doubt] = []
        self.process: RuleProcess = "quote"

    def heard(self) -> Heard:
        sheet = self.sheet
        mark_tones(sheet)
        comparisons = Comparisons(sheet, self.directory)
        self.process = comparisons.process
        compared = comparisons.read()
        acts = read_acts(Desk(sheet, compared, comparisons.process, self.language))
        loose: list[Compared] = []
        for at, piece in enumerate(sheet.pieces):
            if piece.kind == "amount" and not piece.taken and (one := comparisons.plain_number(at)) is not None:
                loose.append(one)
        compared = sorted({id(one): one for one in [*compared, *loose]}.values(), key=lambda one: one.at)
        acts = acts or self._customer_class(compared)
        reader = Atoms(sheet, self.directory, comparisons.process)
        atoms = reader.read()
        elements = elements_of(sheet, compared, atoms, acts)
        places = [sheet.pieces[act.at].start for act in acts]
        said = conditions(elements, acts, places)
        since, until = self._period()
        rules = [SaidRule(when, act.said, since, until) for when, act in zip(said, acts, strict=False)]
        rules = [rule for at, rule in enumerate(rules) if rule not in rules[:at]]
        if not rules:
            return self._half(said[0] if said else NOTHING, compared)
        if len(acts) == 1 and (either := either_of(sheet, elements)) is not None:
            self._ask_both(rules[0], conditions(either, acts, places)[0])
        self._ask(rules, acts, compared, reader)
        return Heard(rules[0], self.doubts)

    def _ask_both(self, rule: SaidRule, either: SaidCondition) -> None:
        if either != rule.when:
            options = [Option(BOTH, rule), Option(EITHER, replace(rule, when=either))]
            self.doubts.append(Doubt("which_fact", excerpt(self.sheet.restored(self.sheet.text)), options))

    def _half(self, when: SaidCondition, compared: Sequence[Compared]) -> Heard:
        """A condition without a consequence, or nothing of a rule at all."""
        text = excerpt(self.sheet.restored(self.sheet.text))
        if when == NOTHING and not compared:
            return Heard(None, [Doubt("not_a_rule", text)])
        doubts = [Doubt("no_consequence", text)]
        conflicts = [Doubt("unit_conflict", self._text(one)) for one in compared if one.chosen.conflict]
        return Heard(None, [*doubts, *conflicts, *self._left_over()])

    def _customer_class(self, compared: Sequence[Compared]) -> list[Act]:
        """ "un client est fidèle à partir de 3 ans": with nothing else to bring about, the segment is it."""
        pieces = self.sheet.pieces
        tested = behind_if(pieces)
        for at, piece in enumerate(pieces):
            segment = piece.kind == "test" and piece.sense.facts == ("customer_segment",) and not piece.taken
            if segment and compared and self._defined(at, compared, at in tested):
                piece.taken = True
                return [Act(SaidConsequence("classify", name=piece.value, subject="customer"), at)]
        return []

    def _defined(self, at: int, compared: Sequence[Compared], tested: bool) -> bool:
        """Whether the sentence says what makes a customer this, rather than what is done for one."""
        pieces = self.sheet.pieces
        before = next((i for i in range(at - 1, -1, -1) if pieces[i].kind not in ("fill", "of")), -1)
        stated = before >= 0 and pieces[before].kind in ("be", "then", "classify")
        again = any(p.text.casefold() in _AGAIN for p in pieces[max(0, before - 2) : before + 1])
        if tested:
            return stated and again
        own = all(one.chosen.facts[:1] and one.chosen.facts[0].startswith("customer_") for one in compared)
        led = before >= 0 and pieces[before].kind in ("for", "on", "amount", "compare", "grant")
        return stated or (own and not led)

    def _period(self) -> tuple[str, str]:
        since = until = ""
        for piece in self.sheet.pieces:
            if piece.kind == "date" and piece.period is not None:
                piece.taken = True
                since = piece.period.since.isoformat() if piece.period.since else since
                until = piece.period.until.isoformat() if piece.period.until else until
        return since, until

    def _text(self, one: Compared) -> str:
        pieces = self.sheet.pieces
        return self.sheet.written(pieces[one.first].start, pieces[one.last].end)

    def _ask(self, rules: list[SaidRule], acts: Sequence[Act], compared: Sequence[Compared], atoms: Atoms) -> None:
        rule = rules[0]
        if len(rules) > 1:
            options = [Option(act_label(one.then), one) for one in rules]
            self.doubts.append(Doubt("two_rules", excerpt(self.sheet.restored(self.sheet.text)), options))
        for act in acts:
            for code, text, others in act.doubts:
                if code == "which_bound" and act.also != NOTHING:
                    given = replace(rule, when=without(rule.when, act.also), then=others[0])
                    options = [Option(act_label(given.then), given), Option(act_label(rule.then), rule)]
                else:
                    options = [Option(act_label(other), replace(rule, then=other)) for other in others]
                self.doubts.append(Doubt(code, text, options))
        for one in compared:
            self._ask_number(one, rule)
        for condition, facts, text in atoms.doubted:
            options = [
                Option(
                    fact_label(fact), replace(rule, when=swapped(rule.when, condition, replace(condition, fact=fact)))
                )
                for fact in facts
            ]
            self.doubts.append(Doubt("which_fact", text, options))
        if rule.when == NOTHING and any(piece.kind == "if" for piece in self.sheet.pieces) and not compared:
            self.doubts.append(Doubt("no_condition", excerpt(self.sheet.restored(self.sheet.text))))
        if rule.then.kind == "approval" and self.process not in _acting(rule.when):
            self.doubts.append(Doubt("not_ours", excerpt(self.sheet.restored(self.sheet.text))))
        self.doubts.extend(self._left_over())

    def _ask_number(self, one: Compared, rule: SaidRule) -> None:
        text = self._text(one)
        if one.chosen.conflict or (one.chosen.facts and one.condition(one.chosen.facts[0]) is None):
            self.doubts.append(Doubt("unit_conflict", text))
        elif one.chosen.bare and one.chosen.facts:
            self.doubts.append(
                Doubt("bare_number", text, [Option(number_label(plain(one.amount.amount), "percent"), rule)])
            )
        elif one.chosen.bare:
            self.doubts.append(Doubt("bare_number", text, self._bare_options(one, rule)))
        elif len(one.chosen.facts) > 1:
            kept = one.said_condition
            options = [
                Option(fact_label(fact), replace(rule, when=swapped(rule.when, kept, one.condition(fact) or kept)))
                for fact in one.chosen.facts
            ]
            self.doubts.append(Doubt("which_fact", text, options))
        elif not one.said and rule.then.kind == "classify" and not one.chosen.facts:
            self.doubts.append(Doubt("left_over", text))
        elif not one.said and one.chosen.facts and one.chosen.facts[0] not in ("customer_years",):
            kept = one.said_condition
            exact = replace(kept, op="==")
            number = plain(one.amount.amount)
            options = [
                Option({"fr": f"à partir de {number}", "en": f"from {number}"}, rule),
                Option({"fr": f"exactement {number}", "en": f"exactly {number}"},
                       replace(rule, when=swapped(rule.when, kept, exact))),
            ]  # fmt: skip
            self.doubts.append(Doubt("which_bound", text, options))

    def _bare_options(self, one: Compared, rule: SaidRule) -> list[Option]:
        """A number that may be money or percent: both readings, the test added to what else was said."""
        number = plain(one.amount.amount)
        readings = [("order_discount", "percent"), ("order_total", "money")]
        if rule.then.kind in ("discount", "deposit", "add_line", "mention", "language"):
            readings = [("order_total", "money"), ("order_quantity", "")]
        elif one.amount.amount > 100:
            readings = readings[1:]
        options: list[Option] = []
        for fact, unit in readings:
            condition = one.condition(fact)
            if condition is not None:
                label = fact_label(fact, number_label(number, unit)["fr"])
                label["en"] = fact_label(fact, number_label(number, unit)["en"])["en"]
                options.append(Option(label, replace(rule, when=joined(rule.when, condition))))
        return options

    def _left_over(self) -> list[Doubt]:
        """Words that carry meaning and were not used, those side by side together."""
        pieces = self.sheet.pieces
        runs: list[tuple[int, int]] = []
        levelled = any(piece.taken and piece.sense.facts == ("invoice_level",) for piece in pieces)
        for at, piece in enumerate(pieces):
            if not _carries(piece) or (levelled and piece.text.casefold() in _LAST):
                continue
            if runs and all(p.kind in ("fill", "of") for p in pieces[runs[-1][1] + 1 : at]) and at - runs[-1][1] <= 4:
                runs[-1] = (runs[-1][0], at)
            else:
                runs.append((at, at))
        return [
            Doubt("left_over", excerpt(self.sheet.written(pieces[first].start, pieces[last].end), 160))
            for first, last in runs
        ]


def _acting(when: SaidCondition) -> list[RuleProcess]:
    """Where an approval with this condition would be asked for: the first process that knows its facts."""
    return processes_of(frozenset(_facts(when)))[:1]


def _facts(when: SaidCondition) -> set[str]:
    return {when.fact} - {""} | {fact for part in when.parts for fact in _facts(part)}


def _carries(piece: Piece) -> bool:
    if piece.taken or piece.kind not in _UNUSED:
        return False
    return piece.kind != "word" or any(character.isalnum() for character in piece.text)
