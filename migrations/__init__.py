"""The database's changes, in order, from the first table on: one head, the same on SQLite and PostgreSQL.

To add one: `.venv/bin/alembic -x url=sqlite:///var/commis.db revision --autogenerate -m "what changes"`, read what it
wrote, and set HEAD. A test compares the migrated tables with those the code declares.
"""

HEAD = "0007"
"""The revision this release works with. Kept here so that a start need not load Alembic to see that all is well."""
