"""Adapters that keep their records in our database are held to their contract on SQLite and on PostgreSQL."""

from __future__ import annotations

from tests.support.databases import database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database_url", "dialect", "postgres_templates", "sqlite_template"]
