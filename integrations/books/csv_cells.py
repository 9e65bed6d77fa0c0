"""What each kind of cell may hold: names, dates, yes and no, identifiers; tolerant in form, strict in meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from stdnum import iban as iban_number
from stdnum.eu import vat as eu_vat
from stdnum.fr import siren as siren_number
from stdnum.fr import siret as siret_number

from integrations.books.csv_numbers import NumberStyle, decimal, percent, rounded, vat_rate
from integrations.books.csv_problems import BadCell, Notes, quoted

Parser = Callable[[str, NumberStyle, Notes], object]

EMPTY = frozenset({"", "-", "–", "—"})
_SPACES = re.compile(r"\s+")
_PHONE = re.compile(r"\+[\d\s().-]+")
_BULLET = re.compile(r"[-–]\s+[^\W\d_].*")
_EMAIL = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"().]+(?:\.[^@\s,;<>\"().]+)+")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_EUROPEAN = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: 0?0:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")
_DAYS = re.compile(r"(\d+)\s*(?:jours?|j|days?|d)?", re.IGNORECASE)
_YES = frozenset(("yes", "y", "oui", "o", "true", "vrai", "1", "x"))
_NO = frozenset(("no", "n", "non", "false", "faux", "0"))
_SEGMENTS = {
    "standard": "standard normal normale regular ordinary ordinaire classique",
    "loyal": "loyal fidele regulier reguliere habitue loyalty",
    "vip": "vip premium privilege grand_compte key_account",
}
_SEGMENT_OF = {word: segment for segment, words in _SEGMENTS.items() for word in words.split()}
_MANNERS = {
    "formal": "formal formel formelle soutenu soutenue",
    "warm": "warm chaleureux chaleureuse amical amicale friendly cordial cordiale informal informel informelle",
}
_MANNER_OF = {word: manner for manner, words in _MANNERS.items() for word in words.split()}
_FRENCH = frozenset(("fr", "fra", "fre", "francais", "francaise", "french"))
_ENGLISH = frozenset(("en", "eng", "anglais", "anglaise", "english"))


def clean(raw: str) -> str:
    """Composed, on one line, without invisible characters. Errors: `BadCell`."""
    if raw.isascii() and raw.isprintable():
        return raw.strip()
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", raw)).strip()
    if text.isprintable():
        return text
    kept = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in kept):
        raise BadCell("control")
    return kept.strip()


def plain(word: str) -> str:
    """Lower case, without accents, words joined by "_"."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "_", bare.casefold()).strip("_")


def text_cell(limit: int) -> Parser:
    """Text that a spreadsheet would run as a formula is refused: the file then holds a formula, not its result."""

    def parse(text: str, style: NumberStyle, notes: Notes) -> str:
        if text[0] == "'" and text[1:2] in ("=", "+", "-", "@"):
            text = text[1:]  # the mark by which spreadsheets (and our export) say "this is text"
        elif text[0] in "=+-@" and not (_PHONE.fullmatch(text) or _BULLET.fullmatch(text)):
            raise BadCell("formula", text=quoted(text))
        if len(text) > limit:
            raise BadCell("too_long", limit=str(limit))
        if "\ufffd" in text:
            notes.append(("damaged", {"text": quoted(text)}))
        return text

    return parse


def aliases_cell(text: str, style: NumberStyle, notes: Notes) -> list[str]:
    cell = str(text_cell(5000)(text, style, notes))
    return list(dict.fromkeys(name for part in cell.split("|") if (name := part.strip())))


def amount_cell(places: int, *, minimum: Decimal | None = None) -> Parser:
    """An amount or quantity, rounded to `places`, not below `minimum`."""

    def parse(text: str, style: NumberStyle, notes: Notes) -> Decimal:
        value = rounded(decimal(text, style), places, text, notes)
        if minimum is not None and value < minimum:
            raise BadCell("too_small", text=quoted(text), minimum=format(minimum, "f"))
        return value

    return parse


def vat_cell(text: str, style: NumberStyle, notes: Notes) -> Decimal:
    return vat_rate(text, style, notes)


def percent_cell(text: str, style: NumberStyle, notes: Notes) -> Decimal:
    """A discount or a yearly rate: "0.1" is a tenth of a percent, and said to be read so."""
    value, signed = percent(text, style)
    if not signed and 0 < value < 1:
        notes.append(("discount_small", {"text": quoted(text)}))
    return rounded(value, 3, text, notes)


def date_cell(text: str, style: NumberStyle, notes: Notes) -> date:
    """ISO or day/month/year. Month first is refused where it shows, never guessed."""
    if match := _ISO.fullmatch(text):
        year, month, day = match[1], match[2], match[3]
    elif match := _EUROPEAN.fullmatch(text):
        day, month, year = match[1], match[2], match[3]
    else:
        raise BadCell("short_year" if _SHORT_YEAR.fullmatch(text) else "not_date", text=quoted(text))
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise BadCell("not_date", text=quoted(text)) from None
    if not 1900 <= found.year <= 2200:
        raise BadCell("not_date", text=quoted(text))
    return found


def since_cell(text: str, style: NumberStyle, notes: Notes) -> date:
    """As `date_cell`; a year alone is its first day."""
    return date_cell(f"{text}-01-01" if re.fullmatch(r"\d{4}", text) else text, style, notes)


def yes_no_cell(text: str, style: NumberStyle, notes: Notes) -> bool:
    word = plain(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadCell("not_yes_no", text=quoted(text))


def days_cell(most: int, least: int = 0) -> Parser:
    def parse(text: str, style: NumberStyle, notes: Notes) -> int:
        match = _DAYS.fullmatch(re.sub(r"[.,]0+$", "", text))
        if not match or len(match[1]) > 6 or not least <= int(match[1]) <= most:
            raise BadCell("not_days", text=quoted(text), least=str(least), most=str(most))
        return int(match[1])

    return parse


def segment_cell(text: str, style: NumberStyle, notes: Notes) -> str:
    segment = _SEGMENT_OF.get(plain(text))
    if segment is None:
        raise BadCell("not_segment", text=quoted(text))
    return segment


def manner_cell(text: str, style: NumberStyle, notes: Notes) -> str:
    manner = _MANNER_OF.get(plain(text))
    if manner is None:
        raise BadCell("not_manner", text=quoted(text))
    return manner


def language_cell(text: str, style: NumberStyle, notes: Notes) -> str:
    """We write French and English: other languages are answered in English."""
    word = plain(text)
    if word in _FRENCH or word.startswith("fr_"):
        return "fr"
    if not (word in _ENGLISH or word.startswith("en_")):
        notes.append(("language", {"text": quoted(text)}))
    return "en"


def email_cell(text: str, style: NumberStyle, notes: Notes) -> str:
    address = str(text_cell(320)(text, style, notes))
    address = address.removeprefix("mailto:")
    if not _EMAIL.fullmatch(address):
        notes.append(("email", {"text": quoted(text)}))
    return address


def identifier_cell(code: str, compact: Callable[[str], str], valid: Callable[[str], bool]) -> Parser:
    """A checked identifier, without its spaces when it is right; kept as written, with a warning, when not."""

    def parse(text: str, style: NumberStyle, notes: Notes) -> str:
        value = str(text_cell(60)(text, style, notes))
        if valid(value):
            return compact(value)
        notes.append((code, {"text": quoted(text)}))
        return value

    return parse


def _compact_vat(text: str) -> str:
    return re.sub(r"[\s.-]", "", text).upper()


def _valid_vat(text: str) -> bool:
    """Checked for the countries of the Union; elsewhere (GB, CH, NO…) the form alone."""
    number = _compact_vat(text)
    if number[:2].casefold() in eu_vat.MEMBER_STATES or number.startswith(("EL", "XI")):
        return eu_vat.is_valid(number)
    return re.fullmatch(r"[A-Z]{2,3}[0-9A-Z]{5,15}", number) is not None


siren_cell = identifier_cell("siren", siren_number.compact, siren_number.is_valid)
siret_cell = identifier_cell("siret", siret_number.compact, siret_number.is_valid)
vat_number_cell = identifier_cell("vat_number", _compact_vat, _valid_vat)
iban_cell = identifier_cell("iban", iban_number.compact, iban_number.is_valid)
