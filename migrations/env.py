"""Runs the migrations on a connection handed in by `bot.store.migrate`, or on `alembic -x url=…` from the shell."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import JSON, Connection
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator

from bot.store import schema
from bot.store.migrate import connection_for
from integrations.books import sql_schema_leads

_POSTGRESQL = postgresql.dialect()
_SQLITE = sqlite.dialect()


def plain_type(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """How a new migration spells our column types: by the plain ones they are today, so that it never changes."""
    if kind != "type":
        return False
    if isinstance(item, JSON):
        return "sa.JSON()"
    if not isinstance(item, TypeDecorator):
        return False
    usual, sqlite = (
        repr(item.load_dialect_impl(dialect).as_generic(allow_nulltype=True)) for dialect in (_POSTGRESQL, _SQLITE)
    )
    return f"sa.{usual}" if usual == sqlite else f"sa.{usual}.with_variant(sa.{sqlite}, 'sqlite')"


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=[schema.metadata, sql_schema_leads.metadata],
        transactional_ddl=True,
        transaction_per_migration=False,
        render_item=plain_type,
    )
    context.run_migrations()


def main() -> None:
    if context.is_offline_mode():
        raise SystemExit("migrations need a database to look at: leave --sql out")
    given: Connection | None = context.config.attributes.get("connection")
    if given is not None:
        run(given)
        return
    url = context.get_x_argument(as_dictionary=True).get("url")
    if not isinstance(url, str):
        raise SystemExit("say which database: alembic -x url=sqlite:///var/commis.db …")
    with connection_for(url) as connection:
        run(connection)


main()
