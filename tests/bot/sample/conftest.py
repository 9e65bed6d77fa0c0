"""A migrated database to import into."""

from __future__ import annotations

from tests.support.databases import sqlite_template

__all__ = ["sqlite_template"]
