"""The command as its own process: pipes, signals, ports, other folders, and several at once on one home."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from tests.bot.commands.conftest import DISCOUNT, write
from tests.support.peers import PostgresPeer

pytestmark = pytest.mark.timeout(240)

ROOT = Path(__file__).resolve().parents[3]
QUOTE = "Devis pour Bellerive : 10 mugs"
PATIENCE = 120.0
"""Seconds for one process, on a machine that does other things too."""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(stocked_home: Path, tmp_path: Path) -> Generator[Start]:
    """Starts `commis …` on a copy of the sample home, from another working directory; ends what is left."""
    shutil.copytree(stocked_home, tmp_path / "home")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str, stdin: int | IO[str] | None = subprocess.DEVNULL, **environment: str) -> Any:
        env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "COMMIS_HOME": str(tmp_path / "home"),
            "COMMIS_NOW": "2026-11-23T09:00:00Z",
            "COMMIS_AUTONOMY_QUOTE": "act",
            "COMMIS_UNDO_MINUTES": "0",
            **environment,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=elsewhere,
            env=env,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def answer(process: subprocess.Popen[str]) -> Any:
    """The JSON of a command that went well."""
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, err
    assert "Traceback" not in err
    return json.loads(out)


@contextmanager
def service(start: Start, *arguments: str, **environment: str) -> Generator[tuple[subprocess.Popen[str], list[str]]]:
    """A service, open; stopped with SIGTERM, which ends it soon and well. Yields it with what it said."""
    process = start(*arguments, **{"COMMIS_PORT": "0", **environment})
    said: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        if "http://" in line:
            break
    else:
        pytest.fail(f"it ended before it was open: {process.communicate()}")
    try:
        yield process, said
    finally:
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
        said.append(out)
    assert process.returncode == 0, err
    assert "Traceback" not in err


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def rows(home: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(home / "commis.db", timeout=30)) as database:
        return database.execute(query).fetchall()


@contextmanager
def taken_port() -> Generator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_one_message_from_elsewhere_with_nothing_on_standard_input(start: Start, tmp_path: Path) -> None:
    result = answer(start("ask", QUOTE, "--json", stdin=None))
    assert result["status"] == "done"
    assert list((tmp_path / "home" / "mail").glob("new/*"))
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_terminal_of_few_letters_gets_the_same_json(start: Start) -> None:
    result = answer(start("ask", QUOTE, "--json", PYTHONIOENCODING="ascii", LC_ALL="C"))
    assert result["facts"]["customer"] == "Hôtel Bellerive"


def test_bytes_that_are_no_text_are_answered(start: Start) -> None:
    process = start("ask", os.fsdecode(b"caf\xe9 pour Bellerive"), "--conversation", os.fsdecode(b"\xff"), "--json")
    assert answer(process)["says"]


def test_closed_streams_are_no_matter(start: Start, tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m bot ask "{QUOTE}" <&- >&- 2>&-'
    home = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COMMIS_HOME": str(tmp_path / "home")}
    home |= {"COMMIS_AUTONOMY_QUOTE": "act", "COMMIS_UNDO_MINUTES": "0"}
    assert subprocess.run(command, shell=True, env=home, cwd=tmp_path, timeout=PATIENCE, check=False).returncode == 0
    assert answer(start("cases", "--json"))[0]["status"] == "done"


def test_a_reader_who_leaves_ends_it_quietly(start: Start) -> None:
    process = start("people")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.wait(PATIENCE) == 0


def test_two_at_once_share_the_work(start: Start) -> None:
    """Whoever holds the folder may end while the other still waits for it: that one goes on itself."""
    both = [start("ask", QUOTE, "--as", who, "--json") for who in ("lea", "claire", "lea")]
    results = [answer(process) for process in both]
    assert [result["status"] for result in results] == ["done"] * 3
    numbers = {result["facts"]["number"] for result in results}
    assert numbers == {"D2026-0001", "D2026-0002", "D2026-0003"}


def test_two_at_once_on_a_folder_that_does_not_exist_yet(start: Start, tmp_path: Path) -> None:
    both = [start("cases", "--json", COMMIS_HOME=str(tmp_path / "new")) for _ in range(3)]
    assert [answer(process) for process in both] == [[], [], []]


def test_a_running_service_does_the_work_of_commands(start: Start, tmp_path: Path) -> None:
    with service(start, "run"):
        asked = answer(start("ask", DISCOUNT, "--as", "lea", "--json"))
        assert asked["status"] == "needs_approval"
        approval = asked["approvals"][0]["id"]
        refused = answer(start("decide", approval, "approve", "--as", "lea", "--json"))
        assert (refused["accepted"], refused["status"]) == (False, "needs_approval")
        noted = answer(start("decide", approval, "ask_info", "--note", "Pour quand ?", "--json"))
        assert (noted["accepted"], noted["status"]) == (True, "needs_approval")
        decided = answer(start("decide", approval, "approve", "--json"))
        assert (decided["accepted"], decided["status"]) == (True, "done")
        books = tmp_path / "books"
        write(
            books,
            "products.csv",
            "sku,name,aliases,unit,unit_price,vat_rate,stock",
            "NEW-1,Sucrier bleu,,pièce,9,20,50",
        )
        write(
            books,
            "people.csv",
            "name,email,role,language,time_zone",
            "Zoé Neuve,zoe@example.com,employee,fr,Europe/Paris",
        )
        assert all(item["ok"] for item in answer(start("import", str(books), "--json")))
        fresh = answer(start("ask", "Devis pour Bellerive : 5 sucriers bleus", "--as", "zoe", "--json"))
        assert fresh["status"] == "done"
        assert fresh["facts"]["lines"][0]["sku"] == "NEW-1"
        mail = tmp_path / "order.eml"
        mail.write_bytes(
            b"From: Sophie <sophie@hotel-bellerive.example>\r\nTo: x@example.com\r\nSubject: Commande\r\n"
            b"Message-ID: <1@example.com>\r\n\r\nBonjour, un devis pour 10 mugs ?\r\n"
        )
        received = answer(start("mail", str(mail), "--json"))
        assert (received["process"], received["new"]) == ("quote", True)
        again = answer(start("mail", str(mail), "--json"))
        assert (again["case"], again["new"]) == (received["case"], False)


def test_the_demo_takes_the_next_port_and_says_so(start: Start) -> None:
    with taken_port() as port, service(start, "demo", COMMIS_PORT=str(port)) as (_, said):
        assert any(str(port) in line and "pris" in line for line in said)
        assert not any(f"http://127.0.0.1:{port}" in line for line in said)


def test_a_port_given_on_the_line_is_taken_and_a_wrong_one_is_refused(start: Start) -> None:
    with taken_port() as port, service(start, "demo", "--port", "0", COMMIS_PORT=str(port)) as (_, said):
        assert not any(str(port) in line for line in said)
    _, err = start("demo", "--port", "70000").communicate(timeout=PATIENCE)
    assert "65535" in err and "Traceback" not in err


def test_the_service_does_not_take_another_port(start: Start) -> None:
    with taken_port() as port:
        process = start("run", COMMIS_PORT=str(port))
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert "http://" not in out
    assert str(port) in err and "COMMIS_PORT" in err and "Traceback" not in err


def test_a_second_service_on_the_folder_says_so(start: Start) -> None:
    with service(start, "demo"):
        process = start("run", COMMIS_PORT="0")
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 2
        assert "COMMIS_HOME" in err and len(err.splitlines()) == 1


def test_ctrl_c_ends_a_command_that_waits_and_loses_nothing(start: Start, tmp_path: Path) -> None:
    with service(start, "demo") as (desk, _):
        desk.send_signal(signal.SIGSTOP)
        waiting = start("ask", QUOTE, "--json")
        until(lambda: rows(tmp_path / "home", "SELECT count(*) FROM event_inbox") == [(1,)])
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=PATIENCE)
        assert (waiting.returncode, out, err) == (130, "", "")
        desk.send_signal(signal.SIGCONT)
        until(lambda: rows(tmp_path / "home", "SELECT state FROM work_case") == [("done",)])


def test_postgresql_keeps_it_all(start: Start, postgres_templates: PostgresPeer, tmp_path: Path) -> None:
    url = {"COMMIS_DATABASE_URL": postgres_templates.new_database(), "COMMIS_HOME": str(tmp_path / "beside")}
    sample = ROOT / "bot" / "sample"
    assert all(item["ok"] for item in answer(start("import", str(sample), "--json", **url)))
    asked = answer(start("ask", DISCOUNT, "--as", "lea", "--json", **url))
    decided = answer(start("decide", asked["approvals"][0]["id"], "approve", "--json", **url))
    assert decided["status"] == "done"
    assert answer(start("ledger", "--json", **url))
    assert not (tmp_path / "beside" / "commis.db").exists()
