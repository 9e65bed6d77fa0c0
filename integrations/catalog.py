"""The adapters we ship, by kind: a new one is its file (or folder) in the kind's room, and its name here."""

from __future__ import annotations

ADAPTERS: dict[str, frozenset[str]] = {
    "books": frozenset({"sql"}),
    "mail": frozenset({"maildir", "smtp"}),
    "register": frozenset({"recherche_entreprises"}),
    "booking": frozenset({"calendly", "calcom", "plain"}),
}
