"""What somebody gave, in the one form in which it is compared: addresses, numbers, SIREN, domains, names. Never raises;
"" for what is none."""

from __future__ import annotations

import re
import unicodedata

from stdnum.exceptions import ValidationError
from stdnum.fr import siren as siren_number
from stdnum.fr import siret as siret_number

from graphs.leads.company_names import name_key
from graphs.leads.domains import registrable, shared_domain
from graphs.leads.given import Given
from graphs.leads.phones import phone_of
from graphs.leads.places import country_of, country_of_department, department_of, postal_code_of
from graphs.understanding.written import EMAIL
from integrations.crm.port import LeadKeys

__all__ = [
    "claims_of", "domain_of", "email_of", "keys_of", "name_key", "phone_of", "shared_domain", "siren_of",
]  # fmt: skip
_READ = 400
_AT = re.compile(r"\s*[\[(]\s*(?:at|arobase|arobas)\s*[\])]\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[(]\s*(?:dot|point)\s*[\])]\s*", re.IGNORECASE)
_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d)*(?!\d)")
_SAID_SIREN = re.compile(r"\b(?:siren|siret|rcs|tva)\b\D{0,25}((?:\d[ .]?){9,14})(?!\d)", re.IGNORECASE)
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})")
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:/+|mailto:)")


def _plain(text: str, most: int = _READ) -> str:
    """Compatible letters, no invisible ones, every space a plain one."""
    composed = unicodedata.normalize("NFKC", text[:most])
    return " ".join("".join(" " if s.isspace() else s for s in composed if unicodedata.category(s) != "Cf").split())


def email_of(text: str) -> str:
    """The one address that is written there, in lower case; "" for none, or for two different ones."""
    plain = _DOT.sub(".", _AT.sub("@", _plain(text).lower().replace("mailto:", " ")))
    found = {address for match in EMAIL.finditer(_ascii_hosts(plain)) if (address := _sound(match, plain))}
    return found.pop() if len(found) == 1 else ""


def _ascii_hosts(text: str) -> str:
    """Hosts with accents as the network writes them ("société.fr" → "xn--socit-esab.fr")."""
    return re.sub(r"@([^\s@<>,;:\"]+)", lambda found: "@" + _ascii(found[1]), text)


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _sound(found: re.Match[str], text: str) -> str:
    address = found.group().lower()
    local = address.rpartition("@")[0]
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    if len(address) > 254 or local[0] in ".'" or local[-1] == "." or ".." in local:
        return ""
    return "" if before.isalnum() or after.isalnum() or after in ("@", "_") or before == "@" else address


def siren_of(text: str) -> str:
    """Nine digits with a sound check digit, also out of a SIRET or a French VAT number."""
    for found in _DIGITS.finditer(_plain(text)):
        digits = re.sub(r"\D", "", found.group())
        if len(digits) == 14 and _valid_siret(digits):
            return digits[:9]
        if len(digits) == 11 and _valid_siren(digits[2:]):  # FR, two check digits, SIREN
            return digits[2:]
        if len(digits) == 9 and _valid_siren(digits):
            return digits
    return ""


def _valid_siren(digits: str) -> bool:
    try:
        return siren_number.validate(digits) == digits and digits != "000000000"
    except ValidationError:
        return False


def _valid_siret(digits: str) -> bool:
    try:
        return siret_number.validate(digits) == digits and digits[:9] != "000000000"
    except ValidationError:
        return False


def siren_told(given: Given) -> str:
    """The one of its field, or else the one that the message calls so."""
    said = _SAID_SIREN.search(_plain(given.message[: 10 * _READ], 10 * _READ))
    return siren_of(given.siren) or (siren_of(said[1]) if said else "")


def domain_of(address_or_url: str) -> str:
    """The domain that somebody registered: of "https://www.boutique.dupont.fr/x" and of "a@dupont.fr" "dupont.fr"."""
    plain = _plain(address_or_url).lower()
    host = _SCHEME.sub("", plain).partition("/")[0].partition("?")[0].rpartition("@")[2].partition(":")[0]
    host = _ascii(host.strip(" .<>")).removeprefix("www.")
    return registrable(host) if _HOST.fullmatch(host) else ""


def country_told(given: Given) -> str:
    """The country that was written, or that of the postal code; "" for none."""
    return country_of(given.country) or country_of_department(department_of(postal_code_of(given.postal_code)))


def keys_of(given: Given) -> LeadKeys:
    email = email_of(given.email)
    domain = domain_of(email) or domain_of(given.website)
    if shared_domain(domain):
        domain = domain_of(given.website)
    return LeadKeys(
        email=email,
        phone=phone_of(given.phone, country_told(given) or "FR"),
        siren=siren_told(given),
        domain="" if shared_domain(domain) else domain,
        name_key=name_key(given.company),
    )


def claims_of(keys: LeadKeys) -> list[str]:
    """By what nobody else may open the same lead again."""
    return [f"{kind}:{value}" for kind, value in (("email", keys.email), ("phone", keys.phone)) if value]
