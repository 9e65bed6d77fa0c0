"""Every test here that takes `database` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from tests.support.databases import (
    database,
    database_url,
    dialect,
    empty_url,
    postgres_templates,
    sqlite_template,
)

__all__ = ["database", "database_url", "dialect", "empty_url", "postgres_templates", "sqlite_template"]
