"""The outside: the company's books, mail, documents and model vendors, each behind a port.

May import: `integrations` only, and each adapter its own vendor library.
To add an adapter: one file beside its port, and its name in `integrations/catalog.py`.
"""
