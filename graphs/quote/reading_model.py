"""What a model is asked about a quote, and the check of its data: every name and number must stand in the message."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graphs.quote.brief import Change, QuoteBrief, QuoteChange, WantedLine
from graphs.understanding.catalogue import word_key
from graphs.understanding.codes import code_key
from graphs.understanding.lexicon import NOT, REMOVE
from graphs.understanding.numbers import number_at, plain
from graphs.understanding.text import clean
from graphs.understanding.tokens import tokenise

_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE: dict[str, Any] = {"type": ["string", "null"]}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


QUOTE_SCHEMA = _object(
    customer=_MAYBE,
    lines=_list(_object(text=_TEXT, quantity=_MAYBE, pack=_TEXT, discount_percent=_MAYBE)),
    discount_percent=_MAYBE,
)
CHANGES_SCHEMA = _list(
    _object(
        op={"type": "string", "enum": ["set", "add", "remove", "replace", "discount", "customer"]},
        text=_TEXT,
        new_text=_TEXT,
        quantity=_MAYBE,
        pack=_TEXT,
        discount_percent=_MAYBE,
    )
)
QUOTE_INSTRUCTIONS = """\
For a new quote fill `quote`; for changes to the quote already in the thread fill `changes`. Never both.
- Copy customers, products and packing words exactly as written in the message, without their quantity. Do not
  translate, correct, complete or invent them: finding them in the books is not your work. A SKU beside a name
  belongs to its line.
- `quantity`, `discount_percent`: decimal strings ("3", "2.5"), only numbers said in the message, words turned into
  digits ("une douzaine" is "12"). Null when not said, uncertain ("2 ou 3"), or not stated for that line. Negative,
  zero or absurd numbers are copied as said.
- `pack`: the packing or measure the quantity counts ("cartons", "kg"); "" for none or for plain pieces.
- A discount on one article goes to its line, a discount on everything to the quote. "sans remise" is "0".
- Changes: `set` a line's quantity; `add` goods; `remove` a line; `replace` `text` by `new_text`; `discount` (`text`
  "" for all lines); `customer` with the other customer in `new_text`. "2 fewer" or "double it" cannot be expressed:
  leave it to `not_understood`.
- Goods refused ("sans les filtres") in a new quote, delivery dates, prices wished, and wishes such as "do not send
  yet" go to `not_understood`."""


class Unfaithful(ValueError):
    """The model's data says what the message does not."""


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore", str_max_length=500)
    text: str = Field(min_length=1)
    quantity: str | None = None
    pack: str = ""
    discount_percent: str | None = None


class _Quote(BaseModel):
    model_config = ConfigDict(extra="ignore", str_max_length=500)
    customer: str | None = None
    lines: list[_Line] = Field(default_factory=list[_Line], max_length=2000)
    discount_percent: str | None = None


class _Change(BaseModel):
    model_config = ConfigDict(extra="ignore", str_max_length=500)
    op: Literal["set", "add", "remove", "replace", "discount", "customer"]
    text: str = ""
    new_text: str = ""
    quantity: str | None = None
    pack: str = ""
    discount_percent: str | None = None


class _Data(BaseModel):
    model_config = ConfigDict(extra="ignore")
    quote: _Quote | None = None
    changes: list[_Change] | None = None
    not_understood: list[str] = Field(default_factory=list[str])


class Source:
    """The message, as that against which a model's words are checked."""

    def __init__(self, text: str, quote_lines: Iterable[str] = ()) -> None:
        cleaned = clean(text)
        tokens = [token for token in tokenise(cleaned) if token.kind in ("word", "number", "email", "link")]
        self._stems = f" {' '.join(word_key(token) for token in tokens)} "
        self._compact = code_key(cleaned)
        self._lines = {code_key(line) for line in quote_lines}
        self._values: set[Decimal] = set()
        everything = tokenise(cleaned)
        for language in ("fr", "en"):
            for at in range(len(everything)):
                number = number_at(everything, at, language)
                if number:
                    self._values.add(number.value)
        self._refuses = any(token.key in NOT | REMOVE for token in tokens)

    def holds(self, phrase: str) -> bool:
        words = [
            word_key(token) for token in tokenise(clean(phrase)) if token.kind in ("word", "number", "email", "link")
        ]
        if not words:
            return False
        key = code_key(phrase)
        coded = any(character.isdigit() for character in key) and len(key) >= 4 and key in self._compact
        return f" {' '.join(words)} " in self._stems or coded

    def holds_line(self, phrase: str) -> bool:
        """A change may also name a line of the quote by its own name."""
        return self.holds(phrase) or code_key(phrase) in self._lines

    def number(self, written: str | None, *, what: str, zero: bool = False) -> str | None:
        if written is None or not written.strip():
            return None
        try:
            value = Decimal(written.strip().replace(",", ".").rstrip(" %"))
        except InvalidOperation:
            raise Unfaithful(f"{what} is no number: {written[:40]!r}") from None
        if not value.is_finite() or (value not in self._values and not (zero and value == 0 and self._refuses)):
            raise Unfaithful(f"{what} {written[:40]!r} is not in the message")
        return plain(value)

    def words(self, phrase: str, *, what: str) -> str:
        if not self.holds(phrase):
            raise Unfaithful(f"{what} {phrase[:60]!r} is not in the message")
        return clean(phrase)


def from_model(data: dict[str, Any], text: str, quote_lines: Iterable[str] = ()) -> QuoteBrief | QuoteChange:
    """Checked data of a model: `data` as QUOTE_SCHEMA under "quote" or CHANGES_SCHEMA under "changes".

    Raises `Unfaithful` when a customer, a product, a packing or a number is not in `text`, or the shape is wrong.
    """
    try:
        checked = _Data.model_validate(data)
    except ValidationError as error:
        raise Unfaithful(f"the data has not the agreed shape ({error.error_count()} errors)") from None
    source = Source(text, quote_lines)
    left = [piece for piece in checked.not_understood if source.holds(piece)]
    if checked.quote is not None:
        return _quote(checked.quote, source, left)
    if checked.changes is not None:
        return QuoteChange([_change(change, source) for change in checked.changes], left)
    raise Unfaithful("neither a quote nor changes")


def _quote(quote: _Quote, source: Source, left: list[str]) -> QuoteBrief:
    customer = source.words(quote.customer, what="customer") if quote.customer and quote.customer.strip() else None
    lines = [
        WantedLine(
            source.words(line.text, what="product"),
            source.number(line.quantity, what="quantity"),
            source.words(line.pack, what="packing") if line.pack.strip() else "",
            source.number(line.discount_percent, what="discount", zero=True),
        )
        for line in quote.lines
    ]
    return QuoteBrief(customer, lines, source.number(quote.discount_percent, what="discount", zero=True), left)


def _change(change: _Change, source: Source) -> Change:
    for phrase, what in ((change.text, "product"), (change.new_text, "new name")):
        if phrase.strip() and not source.holds_line(phrase):
            raise Unfaithful(f"{what} {phrase[:60]!r} is not in the message")
    needed = {"set": change.text, "add": change.text, "remove": change.text, "customer": change.new_text}
    if not needed.get(change.op, "x").strip() or (
        change.op == "replace" and not (change.text.strip() and change.new_text.strip())
    ):
        raise Unfaithful(f"a change of kind {change.op} without a name")
    percent = source.number(change.discount_percent, what="discount", zero=True)
    if change.op == "discount" and percent is None:
        raise Unfaithful("a discount without a number")
    return Change(
        change.op,
        clean(change.text),
        clean(change.new_text),
        source.number(change.quantity, what="quantity"),
        source.words(change.pack, what="packing") if change.pack.strip() else "",
        percent,
    )
