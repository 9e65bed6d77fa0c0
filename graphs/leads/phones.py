"""Telephone numbers as people write them, into the form that a telephone dials (E.164)."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers

from graphs.leads.places import FRENCH, country_of

_READ = 120
_STRETCH = re.compile(r"[+(]?\d[\d ().\-‐–·]{5,30}")
_READ_TOLD = 10_000
_TOLD = re.compile(r"(?<![\w.,/+€$£])(?:\+|00|\(?0)\d?(?:(?:[.()/-]|[^\S\n]){0,2}\d){7,14}(?![\w%€])")
_FAX = re.compile(r"\bfax\b", re.IGNORECASE)
_APART = re.compile(r"[/;,|\n]| - | – |\b(?:ou|or|et|and)\b", re.IGNORECASE)
_FRANCE = 33
_OVERSEAS = ("RE", "GP", "MQ", "GF", "YT", "NC", "PF")


def phone_of(text: str, country: str = "FR") -> str:
    """The first number that can exist, E.164; "" for none. `country`: where it is when it does not say, by its code or
    its name. An extension is left off."""
    region = country_of(country) or "FR"
    composed = unicodedata.normalize("NFKC", text[:_READ])
    plain = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf").replace("\t", " ")
    for piece in (plain, *_APART.split(plain)):
        for stretch in _STRETCH.findall(piece):
            if found := _number(stretch, region):
                return found
    return ""


def phone_told(text: str, country: str = "FR") -> str:
    """The first number that a message gives, E.164; "" for none. It begins as one dials it, so that no SIREN and no
    amount passes for one, and it stands in one line."""
    for line in text[:_READ_TOLD].splitlines():
        if _FAX.search(line):
            continue
        for told in _TOLD.findall(line):
            if found := phone_of(told, country):
                return found
    return ""


def phone_shown(phone: str, language: str) -> str:
    """An E.164 number as one reads it: a French one as in France for who reads French. Anything else stays as it is."""
    try:
        number = phonenumbers.parse(phone, None)
    except phonenumbers.NumberParseException:
        return phone
    at_home = language != "en" and number.country_code == _FRANCE
    kind = phonenumbers.PhoneNumberFormat
    shown = phonenumbers.format_number(number, kind.NATIONAL if at_home else kind.INTERNATIONAL)
    return shown.replace(" ", "\u00a0")


def _number(piece: str, region: str) -> str:
    digits = re.sub(r"\D", "", piece)
    if not 7 <= len(digits) <= 17:
        return ""
    regions = (region, *(each for each in _OVERSEAS if region in FRENCH and digits.startswith("0")))
    for each in regions:
        if found := _valid(piece, each):
            return found
    return _valid(f"+{digits.removeprefix('00')}", region) if len(digits) >= 11 else ""


def _valid(text: str, region: str) -> str:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_country(phone: str) -> str:
    """ISO code of the country of an E.164 number; "" for none."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(phone, None)) or ""
    except phonenumbers.NumberParseException:
        return ""
