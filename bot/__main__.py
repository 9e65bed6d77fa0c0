"""The `commis` command: reads its arguments and hands them to a subcommand."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence

from bot.app import HomeUnusable
from bot.commands import books, doctor, serve, talk, views
from bot.commands.session import CommandError, warn
from bot.logs import configure_logs
from bot.server import PortTaken
from bot.settings import Settings, SettingsError, load_settings
from bot.store.database import SchemaMissing, SchemaTooNew, StoreUnavailable

Run = Callable[[Settings, argparse.Namespace], Awaitable[int]]


def parser() -> argparse.ArgumentParser:
    """All subcommands with their arguments."""
    root = argparse.ArgumentParser(prog="commis", description="A chat-first clerk for small and medium companies.")
    commands = root.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Run, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    demo = command("demo", serve.demo, "Open the local desk on a sample company (no account, no key).")
    demo.add_argument(
        "--model", action="store_true", help="use the model of OPENAI_API_KEY instead of the offline grammar"
    )
    command("run", serve.run, "Run the service on the company's own books.")

    ask = command("ask", talk.ask, "Say one message and see what comes of it.")
    ask.add_argument("text", metavar="TEXT")
    ask.add_argument("--as", dest="person", metavar="PERSON", help="who says it: id, name, e-mail or role")
    ask.add_argument("--conversation", metavar="ID", help="continue this conversation (default: a new one)")
    ask.add_argument("--file", action="append", metavar="PATH", help="attach a file (text or CSV is read)")
    ask.add_argument("--json", action="store_true")

    decide = command("decide", talk.decide, "Decide on an approval request, as its buttons do.")
    decide.add_argument("approval", metavar="APPROVAL_ID")
    decide.add_argument("verb", metavar="VERB", help="approve, edit, reject, ask_info, hand_over, snooze, recall")
    decide.add_argument("--as", dest="person", metavar="PERSON", help="who decides")
    decide.add_argument("--note", metavar="TEXT", help="reason, question, or to whom")
    decide.add_argument("--set", action="append", metavar="NAME=VALUE", help="a field of the edit form")
    decide.add_argument("--json", action="store_true")

    mail = command("mail", talk.mail, "Hand in a received mail.")
    mail.add_argument("path", metavar="PATH.eml")
    mail.add_argument("--json", action="store_true")

    approvals = command("approvals", views.approvals, "List what waits for a decision.")
    approvals.add_argument("--all", action="store_true", help="decided ones too")
    approvals.add_argument("--json", action="store_true")
    listing = command("cases", views.list_cases, "List the cases, newest first.")
    listing.add_argument("--limit", type=int, default=50)
    listing.add_argument("--json", action="store_true")
    ledger = command("ledger", views.show_ledger, "Show and verify the ledger.")
    ledger.add_argument("--case", metavar="ID")
    ledger.add_argument("--json", action="store_true")
    people = command("people", views.people, "List who may ask and decide.")
    people.add_argument("--json", action="store_true")

    importing = command(
        "import", books.import_books, "Load or update the books (and people) from a folder of CSV files."
    )
    importing.add_argument("folder", metavar="DIR")
    importing.add_argument("--json", action="store_true")
    export = command("export", books.export, "Write the books, cases and ledger to a folder.")
    export.add_argument("folder", metavar="DIR")
    migrating = command("migrate", doctor.migrate_store, "Bring the database to this release's schema.")
    migrating.add_argument("--json", action="store_true")
    checking = command("doctor", doctor.doctor, "Check every setting and say how to fix it.")
    checking.add_argument("--json", action="store_true")
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0 done, 1 done with errors to read, 2 could not be done."""
    options = parser().parse_args(arguments)
    try:
        settings = load_settings()
        configure_logs(settings.log_level if options.run in {serve.run, serve.demo} else "error", settings.log_format)
        return asyncio.run(options.run(settings, options))
    except (CommandError, SettingsError, HomeUnusable, PortTaken) as error:
        warn(f"commis: {error}")
    except (StoreUnavailable, SchemaTooNew, SchemaMissing) as error:
        warn(f"commis: {error}")
    except KeyboardInterrupt:
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main())
