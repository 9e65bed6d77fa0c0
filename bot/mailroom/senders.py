"""Who a received mail is from, and what makes that doubtful: its address decides, never what it says of itself.
Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from graphs.leads.normal import domain_of, shared_domain
from graphs.sorting.mail import SenderDoubt
from integrations.books.port import Customer, Directory
from integrations.mail.port import IncomingMail

SERIOUS: Collection[SenderDoubt] = ("spoofed", "lookalike", "name_of_ours", "hidden_text", "instructions")
"""Doubts with which nothing leaves by itself. That answers would go elsewhere is only told: ours go to the address in
the books."""

MOST_LINES = 400

_HEAD_FROM = re.compile(
    r"^\W{0,3}(?:de|from|von|exp[ée]diteur|sender)\b\W{0,2}\s?:[^\n]{0,120}?(?P<address>[\w.+'-]{1,64}@[\w.-]{3,190}\w)",
    re.IGNORECASE,
)

_ADDED = re.compile(
    r"-(?:fr|com|eu|net|pro|mail|info|sarl|sas|ltd|group|groupe|compta|comptabilite|facturation|facture|paiement|"
    r"billing|"
    r"invoices?|payments?|accounts?|secure|support|online)$"
)

SHORTEST = 6
"""Letters of a name of a domain from which one that is nearly the same is no accident."""


def customer_of(directory: Directory, address: str) -> Customer | None:
    """Whose address it is in the books."""
    wanted = address.strip().lower()
    return next((each for each in directory.customers if wanted and each.email.strip().lower() == wanted), None)


def passed_on(mail: IncomingMail, directory: Directory) -> Customer | None:
    """Whose mail a colleague passes on, by the address in its head: believed of nothing but that they are angry."""
    heads = (_HEAD_FROM.search(line) for line in mail.text.split("\n")[:MOST_LINES])
    addresses = (found["address"].lower() for found in heads if found is not None)
    return next((each for each in (customer_of(directory, address) for address in addresses) if each), None)


def doubts_of(mail: IncomingMail, directory: Directory, colleagues: Sequence[tuple[str, str]]) -> list[SenderDoubt]:
    """`colleagues` are names and addresses of the company's people."""
    found: list[SenderDoubt] = []
    if mail.authentication == "failed":
        found.append("spoofed")
    if mail.reply_to and domain_of(mail.reply_to) != domain_of(mail.sender_address):
        found.append("reply_elsewhere")
    ours = {domain_of(address) for _, address in colleagues if address}
    known = _known_domains(directory) | ours
    if _is_nearly(domain_of(mail.sender_address), known) or _begins_with(mail.sender_address, known):
        found.append("lookalike")
    if _bears_a_name_of_ours(mail, colleagues, ours):
        found.append("name_of_ours")
    if mail.hidden:
        found.append("hidden_text")
    return found


def _known_domains(directory: Directory) -> set[str]:
    domains = {domain_of(each.email) for each in directory.customers if each.email}
    return {domain for domain in domains if domain and not shared_domain(domain)}


def _is_nearly(domain: str, known: Collection[str]) -> bool:
    """Whether it differs from a known one by a letter or two, only by its ending or by a word of trade that was
    added."""
    if not domain or domain in known or shared_domain(domain) or any(domain.endswith(f".{each}") for each in known):
        return False
    name = _ADDED.sub("", _shown(domain).rpartition(".")[0])
    for other in known:
        wanted = other.rpartition(".")[0]
        if len(wanted) < SHORTEST:
            continue
        near = 1 if len(wanted) < 10 else 2
        if DamerauLevenshtein.distance(name, wanted, score_cutoff=near) <= near:
            return True
    return False


def _begins_with(address: str, known: Collection[str]) -> bool:
    """ "client.example.elsewhere.example": a known domain, and another's behind it."""
    host = address.rpartition("@")[2].lower()
    return any(each and host.startswith(f"{each}.") for each in known)


def _shown(domain: str) -> str:
    """As a reader sees it, where it is written for machines ("xn--…")."""
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


def _bears_a_name_of_ours(mail: IncomingMail, colleagues: Sequence[tuple[str, str]], ours: Collection[str]) -> bool:
    if domain_of(mail.sender_address) in ours:
        return False
    said = " ".join(sorted(mail.sender_name.casefold().split()))
    return any(said and said == " ".join(sorted(name.casefold().split())) for name, _ in colleagues)
