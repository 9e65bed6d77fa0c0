"""The migrated tables are those the code declares, on both databases; upgrades are safe, a newer schema is refused."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

import migrations
from bot.store import migrate, schema
from bot.store.database import Database, SchemaMissing, SchemaTooNew, StoreUnavailable
from integrations.books import sql_schema_leads


def differences(c: Connection) -> list[object]:
    context = MigrationContext.configure(c, opts={"compare_type": True})
    metadata = [schema.metadata, sql_schema_leads.metadata]
    return list(compare_metadata(context, metadata))  # pyright: ignore[reportArgumentType]  # it takes a list too


async def test_migrated_tables_are_the_declared_ones(database: Database) -> None:
    assert await database.read(differences) == []


async def test_the_comparison_would_see_a_difference(database: Database) -> None:
    def change(c: Connection) -> list[object]:
        c.execute(text("ALTER TABLE post ADD COLUMN forgotten INTEGER"))
        c.execute(text("DROP INDEX ix_outbox_open"))
        return differences(c)

    assert len(await database.write(change)) == 2


def test_there_is_one_head_and_it_is_the_declared_one() -> None:
    folder = Path(migrations.__file__).parent
    script = ScriptDirectory(str(folder))
    assert script.get_heads() == [migrations.HEAD]


def test_a_start_that_has_its_tables_loads_no_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/folder/commis.db"
    migrate.upgrade(url)
    program = "import sys; from bot.store import migrate; migrate.upgrade(sys.argv[1]); print('alembic' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program, url], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_upgrade_is_idempotent(empty_url: str) -> None:
    assert migrate.current(empty_url) is None
    migrate.upgrade(empty_url)
    migrate.check(empty_url)
    migrate.upgrade(empty_url)
    assert migrate.current(empty_url) == migrations.HEAD


def test_looking_at_a_missing_file_does_not_create_it(tmp_path: Path) -> None:
    path = tmp_path / "commis.db"
    assert migrate.current(f"sqlite:///{path}") is None
    assert not path.exists()


def test_an_empty_database_is_missing_its_schema(empty_url: str) -> None:
    with pytest.raises(SchemaMissing, match="commis migrate"):
        migrate.check(empty_url)


def set_revision(c: Connection, revision: str) -> None:
    c.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})


async def test_a_newer_schema_is_refused_and_left_alone(database: Database, database_url: str) -> None:
    await database.write(lambda c: set_revision(c, "9999"))
    with pytest.raises(SchemaTooNew, match="newer release"):
        migrate.check(database_url)
    with pytest.raises(SchemaTooNew, match="9999"):
        migrate.upgrade(database_url)
    assert migrate.current(database_url) == "9999"
    assert await database.read(differences) == []


def test_two_upgrades_at_once_are_one(empty_url: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(migrate.upgrade, [empty_url, empty_url]))
    migrate.check(empty_url)


def test_two_processes_may_start_at_once(empty_url: str) -> None:
    program = [
        sys.executable,
        "-c",
        "import sys; from bot.store import migrate; migrate.upgrade(sys.argv[1])",
        empty_url,
    ]
    started = [subprocess.Popen(program, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=60)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0], said
    migrate.check(empty_url)


def test_an_upgrade_that_breaks_leaves_nothing(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    create, calls = op.create_index, 0

    def create_index(*args: object, **options: object) -> None:
        nonlocal calls
        calls += 1
        if calls > 10:
            raise RuntimeError("pulled the plug")
        create(*args, **options)  # pyright: ignore[reportArgumentType]  # handed through as it came

    monkeypatch.setattr(op, "create_index", create_index)
    with pytest.raises(RuntimeError, match="pulled the plug"):
        migrate.upgrade(empty_url)
    monkeypatch.undo()
    assert migrate.current(empty_url) is None
    migrate.upgrade(empty_url)
    migrate.check(empty_url)


def test_alembic_works_from_the_shell(empty_url: str) -> None:
    root = Path(migrations.__file__).parent.parent
    for words in (["upgrade", "head"], ["check"]):
        command = [sys.executable, "-m", "alembic", "-x", f"url={empty_url}", *words]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    migrate.check(empty_url)


def test_down_and_up_again(empty_url: str) -> None:
    from alembic import command

    migrate.upgrade(empty_url)
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with migrate.connection_for(empty_url) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert migrate.current(empty_url) is None
    migrate.upgrade(empty_url)
    migrate.check(empty_url)


def test_what_is_not_a_database_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "commis.db"
    path.write_bytes(b"this is a letter to a customer, not a database\n" * 100)
    with pytest.raises(StoreUnavailable, match="not a database") as caught:
        migrate.upgrade(f"sqlite:///{path}")
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize("url", ["mysql://root@localhost/x", "sqlite://", "nonsense"])
def test_other_urls_are_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match=r"use sqlite|needs a file"):
        migrate.current(url)
