"""The company's customers by the keys of leads, so that ten thousand leads are compared with them soon enough."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from graphs.leads.company_names import NEAR, name_key, telling
from graphs.leads.normal import domain_of, email_of, shared_domain, siren_of
from integrations.books.port import Customer, Directory
from integrations.crm.port import LeadKeys

_KEPT = 2
_MOST = 200


@dataclass(frozen=True)
class KnownCustomer:
    """`keys` without a phone number: the books keep none."""

    customer: Customer
    keys: LeadKeys


Rows = dict[str, list[KnownCustomer]]


@dataclass(frozen=True)
class KnownCustomers:
    """`by_word`: by the telling words of their names; `by_name` by the whole key without spaces."""

    by_email: Rows = field(default_factory=dict[str, list[KnownCustomer]])
    by_siren: Rows = field(default_factory=dict[str, list[KnownCustomer]])
    by_domain: Rows = field(default_factory=dict[str, list[KnownCustomer]])
    by_word: Rows = field(default_factory=dict[str, list[KnownCustomer]])
    by_name: Rows = field(default_factory=dict[str, list[KnownCustomer]])

    def like(self, keys: LeadKeys) -> list[KnownCustomer]:
        """All that share a key or have a similar name, in the books' order of each key; nobody twice."""
        rows: list[KnownCustomer] = []
        for table, key in (
            (self.by_email, keys.email),
            (self.by_siren, keys.siren),
            (self.by_domain, keys.domain),
            (self.by_name, keys.name_key.replace(" ", "")),
        ):
            rows += table.get(key, []) if key else []
        words = sorted((self.by_word.get(word, []) for word in telling(keys.name_key)), key=len)
        rows += [known for named in words for known in named[:_MOST]]
        whole = keys.name_key.replace(" ", "")
        near = process.extract(whole, list(self.by_name), scorer=fuzz.ratio, score_cutoff=NEAR - 5, limit=5)
        rows += [known for name, _, _ in near if whole for known in self.by_name[name]]
        return list({known.customer.id: known for known in rows}.values())


def build(directory: Directory) -> KnownCustomers:
    known = KnownCustomers()
    for customer in directory.customers:
        keys = _keys(customer)
        row = KnownCustomer(customer, keys)
        _put(known.by_email, keys.email, row)
        _put(known.by_siren, keys.siren, row)
        _put(known.by_domain, keys.domain, row)
        _put(known.by_name, keys.name_key.replace(" ", ""), row)
        for word in telling(keys.name_key):
            _put(known.by_word, word, row)
    return known


def _keys(customer: Customer) -> LeadKeys:
    email = email_of(customer.email)
    domain = domain_of(email)
    return LeadKeys(
        email=email,
        siren=siren_of(customer.siren) or siren_of(customer.vat_number),
        domain="" if shared_domain(domain) else domain,
        name_key=name_key(customer.name),
    )


def _put(table: Rows, key: str, row: KnownCustomer) -> None:
    if key:
        table.setdefault(key, []).append(row)


_built: OrderedDict[tuple[object, ...], tuple[list[Customer], KnownCustomers]] = OrderedDict()


def customers_of(directory: Directory) -> KnownCustomers:
    """Built once per list of customers: two companies may count the versions of their directories alike."""
    key = (directory.version, id(directory.customers), len(directory.customers))
    kept = _built.get(key)
    if kept is not None and kept[0] is directory.customers:
        _built.move_to_end(key)
        return kept[1]
    known = build(directory)
    _built[key] = directory.customers, known  # holding the list keeps its id from being given to another
    while len(_built) > _KEPT:
        _built.popitem(last=False)
    return known
