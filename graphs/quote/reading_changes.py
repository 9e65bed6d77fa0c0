"""Reads changes to the quote in the thread: what is set, added, removed, replaced, discounted, or for whom it is."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.quote.brief import Change, QuoteChange
from graphs.quote.reading import set_aside_request, settle
from graphs.quote.reading_edits import ALSO, Edits, Marks
from graphs.understanding.customers import find_customer
from graphs.understanding.discounts import Found, find_discounts, percent_end
from graphs.understanding.items import Item, find_items
from graphs.understanding.lexicon import ADD, BY, INSTEAD, LESS, MORE, REMOVE, REPLACE, SET, words
from graphs.understanding.match import Nothing, match_in
from graphs.understanding.numbers import plain
from graphs.understanding.page import Page

_BARE = SET | ADD | ALSO | words("a to en it non no plutot l les la le x svp stp please merci quantite qte quantity")


def read_changes(page: Page, quote_lines: Sequence[str]) -> QuoteChange:
    marks = _prepare(page)
    discounts = find_discounts(page)
    alone = _alone(page, quote_lines)
    span = _customer(page)
    set_aside_request(page)
    items = find_items(page, listed=_names_only(page))
    changes = Edits(page, marks, quote_lines).changes(items)
    ends = {item.end: item for item in items}
    changes += [(discount.at, _of_discount(discount, ends)) for discount in discounts]
    if span:
        changes.append((span[0], Change("customer", new_text=page.written(*span))))
    changes += alone
    settle(page)
    _settle_verbs(page)
    _idle_verbs(page)
    return QuoteChange([change for _, change in sorted(changes, key=lambda pair: pair[0])], page.leftovers())


def _names_only(page: Page) -> bool:
    """A verb of change makes unknown words behind it goods ("retire les zorglubs")."""
    return any(token.key in ADD | REMOVE | REPLACE and page.free(at) for at, token in enumerate(page.tokens))


def _prepare(page: Page) -> Marks:
    """Sets aside "au lieu de 2", "de 2 à" 3, "de plus": they steer, and name nothing."""
    marks = Marks()
    at = 0
    while at < len(page.tokens):
        if not page.free(at):
            at += 1
            continue
        for phrases, places in ((INSTEAD, marks.instead), (MORE, marks.more), (LESS, marks.less)):
            end = page.phrase(at, phrases)
            if end > at and page.covered[at] < 0:
                page.take(at, end, "command" if places is marks.instead else "noise")
                after = _old_number(page, end) if places is marks.instead else end
                if after == end:
                    places.append(at)
                at = after - 1
                break
        else:
            _from_to(page, at)
        at += 1
    return marks


def _old_number(page: Page, at: int) -> int:
    number = page.numbers.get(at)
    if number is None or number.article:
        return at
    end = number.end
    if (
        end < len(page.tokens)
        and page.tokens[end].kind in ("word", "number")
        and page.key(end) not in ("et", "and", "svp", "stp", "please", "merci", "pour", "for")
    ):
        return at
    if page.key(end) == "%":
        return at
    page.take(at, end, "noise")
    del page.numbers[at]
    return end


def _from_to(page: Page, at: int) -> None:
    """ "de 2 à 3": the old number is no wish."""
    if page.key(at) not in ("de", "from"):
        return
    number = page.numbers.get(at + 1)
    second = page.numbers.get(number.end + 1) if number else None
    if number and second and page.key(number.end) in ("a", "to") and percent_end(page, second.end) == second.end:
        page.take(at, number.end, "noise")
        del page.numbers[at + 1]


def _alone(page: Page, quote_lines: Sequence[str]) -> list[tuple[int, Change]]:
    """ "passe à 50" says which line only when the quote has one."""
    counted = [at for at in page.numbers if page.free(at)]
    named = any(page.covered[at] >= 0 for at in range(len(page.tokens)))
    if len(counted) != 1 or named or len(quote_lines) != 1:
        return []
    number = page.numbers[counted[0]]
    others = [at for at in range(len(page.tokens)) if page.content(at) and not counted[0] <= at < number.end]
    if not number.certain or number.article or any(page.free(at) and page.key(at) not in _BARE for at in others):
        return []
    page.take(counted[0], number.end, "line")
    op = "add" if any(page.key(at) in ADD for at in others) else "set"
    return [(counted[0], Change(op, text=quote_lines[0], quantity=plain(number.value)))]


_FOR = frozenset(
    {
        "pour",
        "for",
        "client",
        "customer",
        "cliente",
        "chez",
        "c",
        "est",
        "is",
        "to",
        "destinataire",
        "par",
        "by",
        "with",
    }
    | {"nom", "name", "au", "a"}
)


def _customer(page: Page) -> tuple[int, int] | None:
    roles = list(page.roles)
    span = find_customer(page)
    if span is None:
        return None
    text = page.written(*span)
    # A name nobody knows is somebody's ("merci Paul") unless it is said to be whom the quote is for.
    named = page.tokens[span[0]].kind == "email" or _is_for(page, span[0])
    if not named and isinstance(match_in(page.index, text, "customer"), Nothing):
        page.roles[:] = roles
        return None
    return _replaced(page, span) if any(token.key in REPLACE for token in page.tokens) else span


def _is_for(page: Page, start: int) -> bool:
    before = [page.key(at) for at in range(max(0, start - 3), start)]
    return any(key in _FOR for key in before)


def _replaced(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """ "remplace Bellerive par Nordlys": the second customer counts, the first is the old one."""
    for mention in page.customers.values():
        if page.key(mention.start - 1) in BY and (page.free(mention.start) or mention.start == span[0]):
            for old in page.customers.values():
                if old.end < mention.start:
                    page.take(old.start, old.end, "noise")
            page.take(*span, "noise")
            page.take(mention.start, mention.end, "customer")
            return mention.start, mention.end
    return span


def _of_discount(discount: Found, ends: dict[int, Item]) -> Change:
    target = discount.target
    if not target and not discount.on_all and discount.close and len(ends) > 1 and discount.at in ends:
        target = ends[discount.at].text
    return Change("discount", text=target, discount_percent=discount.percent)


def _idle_verbs(page: Page) -> None:
    """A verb that nothing follows ("retire-les") was not understood."""
    waiting = -1
    for at, token in enumerate(page.tokens):
        if page.roles[at] in ("line", "customer", "discount", "other"):
            waiting = -1
        elif token.key in ADD | REMOVE | REPLACE and page.roles[at] == "command" and page.covered[at] < 0:
            if waiting >= 0:
                page.roles[waiting] = "other"
            waiting = at
    if waiting >= 0 and not _done_before(page, waiting):
        page.roles[waiting] = "other"


def _done_before(page: Page, verb: int) -> bool:
    """ "les filtres, retire" says its object first, without a verb of its own."""
    return any(role in ("line", "discount") for role in page.roles[:verb]) and not any(
        token.key in ADD | REMOVE | REPLACE | SET for token in page.tokens[:verb]
    )


def _settle_verbs(page: Page) -> None:
    if not any(role in ("line", "customer", "discount") for role in page.roles):
        return
    for at, token in enumerate(page.tokens):
        if page.free(at) and token.key in SET | ADD | REMOVE | REPLACE | ALSO | BY | {"non", "no"}:
            page.roles[at] = "command"
