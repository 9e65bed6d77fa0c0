"""A desk that is killed: a nursery process forks workers, each of which works the same home until it dies or is done.

Run as `python -m tests.support.crashing HOME [SMTP_PORT]`. The requests are in HOME/requests.txt, one
`person|text` a line. It reads one plan a line on standard input:
    point NAME N     kill -9 at the N-th time that point is passed (see `POINTS`; `reminder.mail.after` and the like
                     are those of one kind of effect)
    after SECONDS    kill -9 after so long
    none             let it finish
and answers each with one line: `killed` or `done`, or `broken STATUS` when the worker failed by itself.

Forking keeps a run short: the libraries are imported once, in the nursery, which never opens anything. Those that the
work loads as it goes are named by a first worker, a scout, that does all of it on a copy of the home.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

from bot.app import App, open_app
from bot.clock import SystemClock
from bot.events import MessageReceived, Sender
from bot.logs import configure_logs
from bot.settings import load_settings
from bot.store import asks
from graphs.message import Address
from tests.support.world import AT_ONCE

POINTS = ("commit.before", "commit.after", "effect.before", "effect.after", "books.before", "books.after")


class Trap:
    """Kills this process at the n-th passing of a point."""

    def __init__(self, name: str, number: int) -> None:
        self._name = name
        self._number = number
        self._passed: Counter[str] = Counter()

    def passing(self, name: str) -> None:
        self._passed[name] += 1
        if name == self._name and self._passed[name] == self._number:
            os.kill(os.getpid(), signal.SIGKILL)


def lay(trap: Trap, app: App) -> None:
    """Puts the points in the app's way: around every transaction, every effect, every mail and every write to
    the books."""

    def around(call: Callable[..., Any], name: str) -> Callable[..., Any]:
        async def passed(*args: Any, **kwargs: Any) -> Any:
            trap.passing(f"{name}.before")
            result = await call(*args, **kwargs)
            trap.passing(f"{name}.after")
            return result

        return passed

    app.database.write = around(app.database.write, "commit")  # pyright: ignore
    app.books.record_quote = around(app.books.record_quote, "books")  # pyright: ignore
    kind_of_mail = type(app.mail)  # frozen: its class is what can be changed, in a process that lives for this only
    kind_of_mail.send = around(kind_of_mail.send, "send")  # pyright: ignore
    for kind, effect in app.acts.items():
        effect.perform = around(around(effect.perform, "effect"), kind)  # pyright: ignore


async def work(home: Path, smtp_port: int | None, trap: Trap | None) -> None:
    """Delivers every request (again), decides every approval, and works until nothing is left."""
    options: dict[str, Any] = (
        {"smtp_host": "127.0.0.1", "smtp_port": smtp_port, "smtp_security": "none"} if smtp_port else {}
    )
    async with open_app(load_settings(home=home, **AT_ONCE, **options), clock=SystemClock()) as app:
        if trap is not None:
            lay(trap, app)
        lines = (home / "requests.txt").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            who, _, text = line.partition("|")
            person = app.people.find(who)
            address = Address("web", f"dm:{person.id}", f"m{number}")
            event = MessageReceived(
                f"web:m{number}",
                address,
                Sender("web", person.id, person.name),
                text,
                app.clock.now(),
                direct=True,
                root=True,
            )
            await app.door.message(event)
        await app.drain()
        while waiting := await app.database.read(lambda c: asks.list_approvals(c, state="open")):
            for approval in waiting:
                director = app.people.find("director")
                await app.approvals.decide(approval.id, "approve", director, confirmed=True, platform="cli")
            await app.drain()


Work = Callable[[Path, "int | None", "Trap | None"], Coroutine[Any, Any, None]]


def run_worker(home: Path, smtp_port: int | None, plan: list[str], work: Work = work) -> str:
    child = os.fork()
    if child == 0:
        try:
            trap = Trap(plan[1], int(plan[2])) if plan[0] == "point" else None
            asyncio.run(work(home, smtp_port, trap))
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(3)
    deadline = time.monotonic() + (float(plan[1]) if plan[0] == "after" else 60.0)
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            break
        time.sleep(0.002)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return "killed"
    return "done" if os.waitstatus_to_exitcode(status) == 0 else f"broken {os.waitstatus_to_exitcode(status)}"


def load_what_it_loads(home: Path, work: Work) -> None:
    """Imports here, once, what the work would import again in each worker."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "home"
        shutil.copytree(home, copy)
        named = Path(folder) / "modules"

        async def scout(home: Path, smtp_port: int | None, trap: Trap | None) -> None:
            try:
                await work(home, smtp_port, trap)
            finally:
                named.write_text("\n".join(sys.modules), encoding="utf-8")

        run_worker(copy, None, ["none"], scout)
        for module in named.read_text(encoding="utf-8").split():
            if module not in sys.modules:
                with suppress(ImportError):
                    importlib.import_module(module)


def main(work: Work = work) -> None:
    home = Path(sys.argv[1])
    smtp_port = int(sys.argv[2]) if len(sys.argv) > 2 else None
    configure_logs("error", "text")
    load_what_it_loads(home, work)
    for line in sys.stdin:
        sys.stdout.write(run_worker(home, smtp_port, line.split(), work) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
