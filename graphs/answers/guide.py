"""What Commis can do, said with the company's own names; and what it says when it did not understand or cannot help."""

from __future__ import annotations

from decimal import Decimal

from graphs.answers import guide_wording
from graphs.answers.figures import money, percent
from graphs.answers.wording import PROCESSES, listed, of, quoted, tell
from graphs.context import Person, Role
from graphs.message import Block, Message, Text, text_message
from graphs.understanding.reading import Reading
from integrations.books.port import Directory, Product

_LONGEST_PIECE = 80
_QUANTITIES = (12, 6)
_ONE_OR_ALL = frozenset({"reminder", "reminder_pause"})


def help_message(person: Person, role: Role | None, directory: Directory, language: str, *, approves: bool) -> Message:
    """What this person can ask, with examples that work as they stand; `role` is theirs, `approves` whether
    requests of others come to them."""
    hello = tell(language, "help.hello", name=person.name)
    blocks: list[Block] = [
        Text(hello),
        Text(tell(language, "help.quotes")),
        Text(tell(language, "help.answers")),
        Text(tell(language, "help.money")),
        Text(tell(language, "help.leads")),
        Text(tell(language, "help.agenda")),
    ]
    if role is not None:
        blocks.append(Text(_alone(role, language)))
    if approves:
        blocks.append(Text(tell(language, "help.approver")))
    blocks += [Text(tell(language, "help.rules")), Text(tell(language, "help.switches"))]
    blocks.append(Text(guide_wording.tell(language, "desk")))
    if approves:
        blocks.append(Text(guide_wording.tell(language, "manager")))
    blocks.append(Text(guide_wording.tell(language, "learn")))
    blocks += _examples(directory, language, tell(language, "help.examples"))
    blocks.append(Text(tell(language, "help.after"), tone="muted"))
    return Message(f"{hello} {tell(language, 'help.quotes')}", blocks)


def smalltalk(person: Person, text: str, language: str) -> Message:
    """A greeting for a greeting, thanks for thanks; never more than a line and a hint."""
    thanks = any(word in text.casefold() for word in ("merci", "thank", "super", "parfait", "great", "perfect"))
    answer = tell(language, "smalltalk.thanks" if thanks else "smalltalk.hello", name=person.name)
    return Message(answer, [Text(answer), Text(tell(language, "smalltalk.hint"), tone="muted")])


def unknown(not_understood: list[str], directory: Directory, language: str) -> Message:
    """Says which pieces were not understood, and what would be."""
    pieces = [quoted(_short(piece), language) for piece in not_understood if piece.strip()][:5]
    said = tell(language, "unknown.pieces", pieces=listed(pieces, language)) if pieces else tell(language, "unknown")
    return Message(said, [Text(said), *_examples(directory, language, tell(language, "unknown.can"))])


def did_you_mean(reading: Reading, directory: Directory, language: str) -> Message:
    """For a reading that is too uncertain to act on."""
    what = of(PROCESSES, reading.process, language)
    if not what:
        return unknown(reading.not_understood, directory, language)
    said = tell(language, "did_you_mean", what=what)
    pieces = [quoted(_short(piece), language) for piece in reading.not_understood if piece.strip()][:3]
    if pieces and reading.process != "quote":
        # Reminders go to one customer, or to all: a list of some is the usual reason.
        key = "unsure.pieces.reminder" if reading.process in _ONE_OR_ALL else "unsure.pieces"
        return text_message(tell(language, key, what=what, pieces=listed(pieces, language)))
    return Message(said, [Text(said), *_examples(directory, language, tell(language, "help.examples"))])


def not_yet(process: str, language: str) -> Message:
    """For work that is recognised but not done by this release: nothing was done, a colleague is needed."""
    what = of(PROCESSES, process, language)
    return text_message(tell(language, "not_yet", what=what) if what else tell(language, "unknown"))


def examples(directory: Directory, language: str) -> list[str]:
    """Sentences with real names of the books, which do what they say; fewer when the books hold too little."""
    products = _offered(directory)
    customers = [customer.name for customer in directory.customers if customer.email]
    if not products:
        return []
    sentences: list[str] = []
    if customers:
        lines = ", ".join(f"{n} {product.name}" for n, product in zip(_QUANTITIES, products, strict=False))
        sentences.append(tell(language, "example.quote", customer=customers[0], lines=lines))
    kept = next((product for product in products if product.stock is not None), None)
    if kept is not None:
        sentences.append(tell(language, "example.stock", product=kept.name))
    if customers:
        sentences.append(tell(language, "example.price", product=products[-1].name, customer=customers[-1]))
        sentences.append(tell(language, "example.owed"))
        sentences.append(tell(language, "example.remind", customer=customers[0]))
    return sentences


def _examples(directory: Directory, language: str, title: str) -> list[Block]:
    sentences = examples(directory, language)
    if not sentences:
        return [Text(tell(language, "help.no_data"), tone="warning")]
    return [Text(title, tone="strong"), *(Text(quoted(sentence, language)) for sentence in sentences)]


def _offered(directory: Directory) -> list[Product]:
    """Products that a quote would go through with: priced, and in stock where stock is kept."""
    least = Decimal(_QUANTITIES[0])
    ready = [p for p in directory.products if p.unit_price is not None and (p.stock is None or p.stock >= least)]
    return (ready or [p for p in directory.products if p.unit_price is not None])[:2]


def _alone(role: Role, language: str) -> str:
    discount = tell(language, "help.any_discount")
    if role.discount_limit is not None:
        discount = tell(language, "help.discount", percent=percent(role.discount_limit, language))
    amount = tell(language, "help.any_amount")
    if role.amount_limit is not None:
        amount = tell(language, "help.amount", amount=money(role.amount_limit, language))
    key = "help.alone" if role.discount_limit is not None or role.amount_limit is not None else "help.alone.all"
    return tell(language, key, discount=discount, amount=amount)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_PIECE else f"{words[: _LONGEST_PIECE - 1]}…"
