"""The sample company for the pages; empty stores of both kinds for the rest."""

from __future__ import annotations

from tests.flows.conftest import prepared_home, world
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = [
    "database",
    "database_url",
    "dialect",
    "postgres_templates",
    "prepared_home",
    "sqlite_template",
    "world",
]
