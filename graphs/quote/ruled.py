"""What the rules make of a quote: lines added, who must agree, what is forbidden, and which rule did what. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from graphs.ask import Reason
from graphs.quote import reasons as because
from graphs.quote.figures import cents, typed
from graphs.quote.state import Offer, OfferLine, RuleGift, RuleUse, Wish
from graphs.rules.consequence import AddLine, Classify, Deposit, Forbid, Mention, UseLanguage
from graphs.rules.port import Ruling
from graphs.rules.rule import Rule
from graphs.rules.sitting import words_of
from integrations.books.port import QuoteFacts

_HUNDRED = Decimal(100)


def skus_to_add(rules: Sequence[Rule]) -> list[str]:
    """The products any rule might add: they are read together with those that were asked for."""
    return [rule.draft.then.sku for rule in rules if isinstance(rule.draft.then, AddLine) and rule.draft.then.sku]


def highest_asked(wish: Wish) -> Decimal:
    """The highest discount that was asked for, line by line; 0 when none was."""
    asked = [line.discount if line.discount is not None else wish.discount for line in wish.lines]
    return max((percent for percent in asked if percent is not None and not percent.is_nan()), default=Decimal(0))


# --- lines ------------------------------------------------------------------------------------------------------------


def added_lines(ruling: Ruling, lines: Sequence[OfferLine], facts: QuoteFacts) -> list[OfferLine]:
    """A line for each product or text that the rules add, without discount; none for what was asked for already."""
    added: list[OfferLine] = []
    for rule, then in _additions(ruling):
        line = _added(rule, then, lines, facts)
        there = line is not None and any(_same_thing(line, other) for other in (*lines, *added))
        if line is not None and not there:
            added.append(line)
    return added


def cannot_add(ruling: Ruling, offer: Offer, facts: QuoteFacts) -> list[Reason]:
    """For each line that a rule wants and nobody can price."""
    wanted = [(rule, then) for rule, then in _additions(ruling) if _added(rule, then, offer.lines, facts) is None]
    return [because.rule_unsure_line(words_of(rule), then.sku or then.text) for rule, then in wanted]


def _additions(ruling: Ruling) -> list[tuple[Rule, AddLine]]:
    return [(rule, then) for rule in ruling.given if isinstance(then := rule.draft.then, AddLine)]


def _added(rule: Rule, then: AddLine, lines: Sequence[OfferLine], facts: QuoteFacts) -> OfferLine | None:
    product = facts.products.get(then.sku) if then.sku else None
    price = then.unit_price
    if price is None and product is not None:
        price = product.unit_price
    if price is None or (then.sku and product is None):
        return None
    rate = _rate(lines) if product is None else product.vat_rate
    if facts.company.vat_exempt:
        rate = Decimal(0)
    total = cents(then.quantity * price)
    return OfferLine(
        sku=then.sku,
        description=then.text or (product.name if product is not None else then.sku),
        unit=product.unit if product is not None else "",
        quantity=then.quantity,
        unit_price=price,
        granted=Decimal(0),
        requested=None,
        discount=Decimal(0),
        rule_id="",
        rule_label="",
        vat_rate=rate,
        total_excl_vat=total,
        total_vat=cents(total * rate / _HUNDRED),
        added_by=rule.id,
    )


def _rate(lines: Sequence[OfferLine]) -> Decimal:
    """What is accessory to a sale follows the rate of what is sold (the highest of them); alone, the standard rate
    (CGI art. 278)."""
    return max((line.vat_rate for line in lines), default=Decimal(20))


def _same_thing(one: OfferLine, other: OfferLine) -> bool:
    if one.sku or other.sku:
        return one.sku == other.sku
    return one.description.casefold() == other.description.casefold()


# --- what the gate must hear ------------------------------------------------------------------------------------------


def bans(ruling: Ruling, offer: Offer, asked: Decimal) -> list[Reason]:
    """What rules forbid."""
    return [because.rule_forbids(words_of(rule), _act(rule), offer.party.name, asked) for rule in ruling.forbidden]


def _act(rule: Rule) -> str:
    then = rule.draft.then
    return then.act if isinstance(then, Forbid) else ""


def unsure(ruling: Ruling) -> list[Reason]:
    """For rules that might ask, forbid or want a deposit, if more were known: somebody must look."""
    asking = [row for row in ruling.unsure if row.rule.draft.then.kind != "discount"]
    return [because.rule_unsure(words_of(row.rule), row.missing) for row in asking]


def unsure_discounts(ruling: Ruling) -> list[str]:
    """What is called of rules that might grant a discount: only noted."""
    return [words_of(row.rule) for row in ruling.unsure if row.rule.draft.then.kind == "discount"]


# --- which rule did what ----------------------------------------------------------------------------------------------


def uses(ruling: Ruling, lines: Sequence[OfferLine]) -> list[RuleUse]:
    """In the order in which a reader asks: prices, then the rest. A rule whose discount or line is not there had no
    part in the quote."""
    found = [use for line in lines for use in _discounts(line, ruling)]
    added = {line.added_by: line.description for line in lines if line.added_by}
    for rule in ruling.given:
        gift, value = _gift(rule, added)
        if gift is not None:
            found.append(RuleUse(rule.id, rule.reference, gift, value, words_of(rule)))
    rest: list[tuple[RuleGift, list[Rule]]] = [
        ("withheld", ruling.withheld),
        ("approval", ruling.approvals),
        ("forbid", ruling.forbidden),
    ]
    found += [RuleUse(rule.id, rule.reference, gift, "", words_of(rule)) for gift, rules in rest for rule in rules]
    return list(dict.fromkeys(found))


def _discounts(line: OfferLine, ruling: Ruling) -> list[RuleUse]:
    ids = line.rule_id.split("+") if line.rule_id else []
    return [RuleUse(rule_id, _reference(rule_id, ruling), "discount", typed(line.discount)) for rule_id in ids]


def _reference(rule_id: str, ruling: Ruling) -> str:
    """The version of it that held."""
    with_version = (used for used in ruling.used if used.rpartition(".")[0] == rule_id)
    return rule_id if rule_id in ruling.used else next(with_version, rule_id)


def _gift(rule: Rule, added: dict[str, str]) -> tuple[RuleGift | None, str]:
    match rule.draft.then:
        case Classify(subject="customer", label=label):
            return "customer", label
        case UseLanguage(language):
            return "language", language
        case Deposit(percent):
            return "deposit", typed(percent)
        case Mention(text):
            return "mention", text
        case AddLine() if rule.id in added:
            return "line", added[rule.id]
        case _:
            return None, ""
