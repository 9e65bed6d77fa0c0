"""A store with all tables, on SQLite and on PostgreSQL."""

from __future__ import annotations

from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]
