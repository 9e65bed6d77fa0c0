"""Reads changes to the quote in the thread: what is set, added, removed, replaced, discounted, or for whom it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graphs.quote.brief import Change, QuoteChange
from graphs.quote.reading import same_thing, set_aside_request, settle
from graphs.understanding.customers import find_customer
from graphs.understanding.discounts import Found, find_discounts, percent_end
from graphs.understanding.items import Item, find_items
from graphs.understanding.lexicon import ADD, BY, INSTEAD, LESS, MORE, REMOVE, REPLACE, SET
from graphs.understanding.match import Nothing, Sure, match_in
from graphs.understanding.numbers import plain
from graphs.understanding.page import Page

Verb = Literal["", "add", "set", "remove", "replace", "unsupported"]
_UNSUPPORTED = frozenset(
    [
        "double",
        "doubler",
        "doublez",
        "triple",
        "tripler",
        "halve",
        "divise",
        "diviser",
        "moitie",
        "same",
        "meme",
        "memes",
    ]
)
_ALSO = frozenset(["et", "and", "plus", "aussi", "also", "encore", "another", "ajout", "puis", "+", "too", "egalement"])
_ENDS = frozenset([".", "!", "?", ";"])


@dataclass(frozen=True)
class _Marks:
    instead: list[int]
    more: list[int]
    less: list[int]


def read_changes(page: Page, quote_lines: Sequence[str]) -> QuoteChange:
    marks = _prepare(page)
    discounts = find_discounts(page)
    alone = _alone(page, quote_lines)
    span = _customer(page)
    set_aside_request(page)
    items = find_items(page, listed=_names_only(page))
    changes = [(item.at, change) for item, change in _of_items(page, items, marks, quote_lines)]
    changes += [(discount.at, _of_discount(page, discount, items)) for discount in discounts]
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


def _prepare(page: Page) -> _Marks:
    """Sets aside "au lieu de 2", "de 2 à" 3, "de plus": they steer, and name nothing."""
    instead: list[int] = []
    more: list[int] = []
    less: list[int] = []
    at = 0
    while at < len(page.tokens):
        if not page.free(at):
            at += 1
            continue
        for phrases, places in ((INSTEAD, instead), (MORE, more), (LESS, less)):
            end = page.phrase(at, phrases)
            if end > at and page.covered[at] < 0:
                page.take(at, end, "command" if places is instead else "noise")
                after = _old_number(page, end) if places is instead else end
                if after == end:
                    places.append(at)
                at = after - 1
                break
        else:
            _from_to(page, at)
        at += 1
    return _Marks(instead, more, less)


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
    others = [at for at, token in enumerate(page.tokens) if page.content(at) and not counted[0] <= at < number.end]
    if (
        not number.certain
        or number.article
        or any(
            page.free(at)
            and page.key(at)
            not in SET
            | ADD
            | _ALSO
            | {
                "a",
                "to",
                "en",
                "it",
                "non",
                "no",
                "plutot",
                "l",
                "les",
                "la",
                "le",
                "x",
                "svp",
                "stp",
                "please",
                "merci",
                "quantite",
                "qte",
                "quantity",
            }
            for at in others
        )
    ):
        return []
    page.take(counted[0], number.end, "line")
    op = "add" if any(page.key(at) in ADD for at in others) else "set"
    return [(counted[0], Change(op, text=quote_lines[0], quantity=plain(number.value)))]


def _customer(page: Page) -> tuple[int, int] | None:
    roles = list(page.roles)
    span = find_customer(page)
    if span is None:
        return None
    text = page.written(*span)
    named = page.tokens[span[0]].text[0].isupper() or page.tokens[span[0]].kind == "email"
    if not named and isinstance(match_in(page.index, text, "customer"), Nothing):
        page.roles[:] = roles
        return None
    return _replaced(page, span) if any(token.key in REPLACE for token in page.tokens) else span


def _replaced(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """ "remplace Bellerive par Nordlys": the second customer counts, the first is the old one."""
    for mention in page.customers:
        if page.key(mention.start - 1) in BY and (page.free(mention.start) or mention.start == span[0]):
            for old in page.customers:
                if old.end < mention.start:
                    page.take(old.start, old.end, "noise")
            page.take(*span, "noise")
            page.take(mention.start, mention.end, "customer")
            return mention.start, mention.end
    return span


_VERBS: tuple[tuple[Verb, frozenset[str]], ...] = (
    ("remove", REMOVE),
    ("replace", REPLACE),
    ("add", ADD),
    ("set", SET),
    ("unsupported", _UNSUPPORTED),
)


def _verb_of(page: Page, item: Item) -> tuple[Verb, int]:
    """The verb that governs an item, and where it stands (-1: none in its sentence)."""
    for at in range(item.at - 1, -1, -1):
        key = page.key(at)
        if key in _ENDS and page.tokens[at].kind == "mark":
            break
        if page.covered[at] >= 0 or page.roles[at] == "customer":
            continue
        for verb, own in _VERBS:
            if key in own:
                return verb, at
        if key in ("pas", "no") and page.roles[at] == "command":
            return "remove", at
    return "", -1


def _of_items(
    page: Page, items: Sequence[Item], marks: _Marks, quote_lines: Sequence[str]
) -> list[tuple[Item, Change]]:
    found: list[tuple[Item, Change]] = []
    at = 0
    while at < len(items):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        verb, place = _verb_of(page, item)
        swapped = _swap(page, item, following, verb, marks) if following else None
        if swapped and following:
            found.append((item, swapped))
            at += 2
            continue
        change = _of_item(page, item, verb, place, marks, quote_lines, found)
        if change is None:
            page.take(place if place >= 0 else item.at, item.end, "other")
        else:
            found.append((item, change))
        at += 1
    return found


def _swap(page: Page, item: Item, following: Item, verb: Verb, marks: _Marks) -> Change | None:
    between = range(item.end, following.at)
    if any(place in between for place in marks.instead):
        if same_thing(item.text, following.text):
            return Change("set", text=item.text, quantity=item.quantity, pack=item.pack)
        return Change("replace", text=following.text, new_text=item.text, quantity=item.quantity, pack=item.pack)
    if any(page.key(at) in BY for at in between) and (
        verb == "replace" or (verb == "set" and item.known and following.known)
    ):
        return Change(
            "replace", text=item.text, new_text=following.text, quantity=following.quantity, pack=following.pack
        )
    return None


def _of_item(
    page: Page,
    item: Item,
    verb: Verb,
    place: int,
    marks: _Marks,
    quote_lines: Sequence[str],
    before: Sequence[tuple[Item, Change]],
) -> Change | None:
    if verb in ("replace", "unsupported") or _near(page, marks.less, item):
        return None
    if page.key(item.at - 1) in _UNSUPPORTED or page.tokens[item.at].key in _UNSUPPORTED:
        return None
    if verb == "remove":
        earlier = [change for other, change in before if other.at > place]
        if (
            item.quantity is not None
            and earlier
            and earlier[-1].quantity is None
            and page.key(place) not in ("sans", "without")
        ):
            return Change(
                "set" if _held(page, item, quote_lines) else "add",
                text=item.text,
                quantity=item.quantity,
                pack=item.pack,
            )
        if item.quantity is not None and page.key(item.at - 1) not in (
            "les",
            "the",
            "ces",
            "these",
            "those",
            "sans",
            "without",
        ):
            return None
        return Change("remove", text=item.text)
    if item.quantity is None and page.key(item.at - 2) == "plus" and page.key(item.at - 1) in ("de", "d"):
        return None
    held = _held(page, item, quote_lines)
    if _near(page, marks.more, item) or verb == "add":
        return Change("add", text=item.text, quantity=item.quantity, pack=item.pack)
    if verb == "set":
        if item.quantity is None:
            return None
        return Change("set" if held is not False else "add", text=item.text, quantity=item.quantity, pack=item.pack)
    also = page.key(item.at - 1) in _ALSO or any(
        page.key(at) in ("aussi", "also", "encore", "egalement", "too") for at in _clause(page, item)
    )
    return Change(
        "set" if held and not also and item.quantity is not None else "add",
        text=item.text,
        quantity=item.quantity,
        pack=item.pack,
    )


def _clause(page: Page, item: Item) -> range:
    start, end = item.at, item.end
    while start > 0 and page.tokens[start - 1].kind != "line" and page.key(start - 1) not in _ENDS | {","}:
        start -= 1
    while end < len(page.tokens) and page.tokens[end].kind != "line" and page.key(end) not in _ENDS | {","}:
        end += 1
    return range(start, end)


def _near(page: Page, places: Sequence[int], item: Item) -> bool:
    return any(item.at - 3 <= place <= item.end + 1 for place in places)


def _held(page: Page, item: Item, quote_lines: Sequence[str]) -> bool | None:
    """Is the item a line of the quote? None when that cannot be told."""
    if not quote_lines:
        return None
    if any(same_thing(item.text, line) for line in quote_lines):
        return True
    decided = match_in(page.index, item.text, "product")
    if isinstance(decided, Sure):
        return any(same_thing(decided.match.name, line) or decided.match.id == line for line in quote_lines)
    if isinstance(decided, Nothing):
        return None
    held = [match for match in decided.candidates if any(same_thing(match.name, line) for line in quote_lines)]
    return True if held else None


def _of_discount(page: Page, discount: Found, items: Sequence[Item]) -> Change:
    target = discount.target
    if not target and not discount.on_all and discount.close and len(items) > 1:
        before = [item for item in items if item.end == discount.at]
        target = before[-1].text if before else ""
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
        if page.free(at) and token.key in SET | ADD | REMOVE | REPLACE | _ALSO | BY | {"non", "no"}:
            page.roles[at] = "command"
