"""The `commis` command: reads its arguments and hands them to a subcommand."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import importlib.metadata
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from bot.settings import Settings

LARGEST_MESSAGE = 10 * 1024 * 1024
"""Bytes read from standard input."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""

SLACK, TEAMS = "Prepare Commis for Slack.", "Prepare Commis for Microsoft Teams."

GATE = "What led to a verdict."
BEFORE_SETTINGS = {"slack.print_manifest", "slack.print_key", "teams.build_package"}
"""What they make is needed to complete the settings: they do not ask for complete ones."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"commis: {message}. ({self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """All subcommands with their arguments. `run` is "module.function" of `bot.commands`: only the one that is called
    is imported, as some need libraries that take a second to load."""
    root = _Parser(prog="commis", description="A chat-first clerk for small and medium companies.")
    root.add_argument("--version", action="version", version=f"commis {importlib.metadata.version('commis')}")
    commands = root.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, run: str, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    demo = command("demo", "serve.demo", "Open the local desk on a sample company (no account, no key).")
    demo.add_argument(
        "--model", action="store_true", help="use the model of OPENAI_API_KEY instead of the offline grammar"
    )
    running = command("run", "serve.run", "Run the service on the company's own books.")
    for serving in (demo, running):
        serving.add_argument("--port", type=int, metavar="PORT", help="instead of the setting; 0 picks a free one")

    ask = command("ask", "talk.ask", "Say one message and see what comes of it.")
    ask.add_argument("text", metavar="TEXT", nargs="?", help="the message; - reads it from standard input")
    ask.add_argument("--as", dest="person", metavar="PERSON", help="who says it: id, name, e-mail or role")
    ask.add_argument("--conversation", metavar="ID", help="continue this conversation (default: a new one)")
    ask.add_argument("--file", action="append", metavar="PATH", help="attach a file (text or CSV is read)")
    ask.add_argument("--json", action="store_true")

    decide = command("decide", "talk.decide", "Decide on an approval request, as its buttons do.")
    decide.add_argument("approval", metavar="APPROVAL_ID")
    decide.add_argument("verb", metavar="VERB", help="approve, edit, reject, ask_info, hand_over, snooze, recall")
    decide.add_argument("--as", dest="person", metavar="PERSON", help="who decides")
    decide.add_argument("--note", metavar="TEXT", help="reason, question, or to whom")
    decide.add_argument("--set", action="append", metavar="NAME=VALUE", help="a field of the edit form")
    decide.add_argument("--json", action="store_true")

    mail = command("mail", "talk.mail", "Hand in a received mail.")
    mail.add_argument("path", metavar="PATH.eml")
    mail.add_argument("--json", action="store_true")

    approvals = command("approvals", "views.approvals", "List what waits for a decision.")
    approvals.add_argument("--all", action="store_true", help="decided ones too")
    approvals.add_argument("--json", action="store_true")
    listing = command("cases", "views.list_cases", "List the cases, newest first.")
    listing.add_argument("--limit", type=int, default=50, metavar="N")
    listing.add_argument("--json", action="store_true")
    ledger = command("ledger", "views.show_ledger", "Show and verify the ledger.")
    ledger.add_argument("--case", metavar="ID")
    ledger.add_argument("--json", action="store_true")
    people = command("people", "views.people", "List who may ask and decide; link their accounts on chat platforms.")
    people.add_argument("--json", action="store_true")
    _people(people)
    _rules(command("rules", "rules.list_rules", "List, show, test, export, import and switch the company's rules."))
    _texts(command("texts", "texts.list_texts", "List, show, check, export and import what customers are sent."))
    _gate(commands.add_parser("gate", help=GATE, description=GATE))
    _standing(command("standing", "standing.standing", "What runs with a customer that no process may disturb."))
    _slack(commands.add_parser("slack", help=SLACK, description=SLACK))
    _teams(commands.add_parser("teams", help=TEAMS, description=TEAMS))

    importing = command(
        "import", "books.import_books", "Load or update the books (and people) from a folder of CSV files; or leads."
    )
    importing.add_argument("folder", metavar="DIR|leads.csv", help="a folder of CSV files, or one file of leads")
    importing.add_argument("--direct", action="store_true", help="the leads gave you their data themselves")
    importing.add_argument("--json", action="store_true")
    export = command("export", "books.export", "Write the books, people, cases and ledger to a folder.")
    export.add_argument("folder", metavar="DIR")
    export.add_argument("--json", action="store_true")
    forgetting = command("forget", "forget.forget", "Erase what is kept about a person outside, and never write again.")
    forgetting.add_argument("address", metavar="ADDRESS", help="e-mail address")
    forgetting.add_argument("--yes", action="store_true", help="do it (without: only say what would be erased)")
    forgetting.add_argument("--as", dest="person", metavar="PERSON", help="who answers for it")
    forgetting.add_argument("--json", action="store_true")
    scheduled = command("schedule", "schedule.schedule", "List what comes at fixed times, and what waits for its time.")
    scheduled.add_argument("--json", action="store_true")
    standing = command("status", "status.status", "How it is: queues, what waits, failures, pauses, spend, health.")
    standing.add_argument("--json", action="store_true")
    reporting = command("report", "report.report", "Figures of a period: time saved, errors avoided, cost.")
    reporting.add_argument(
        "period", metavar="PERIOD", nargs="?", help="in words, e.g. october, last week (default: this month)"
    )
    reporting.add_argument("--since", metavar="YYYY-MM-DD", help="from that day on")
    reporting.add_argument("--until", metavar="YYYY-MM-DD", help="to the end of that day")
    reporting.add_argument("--pdf", metavar="FILE", help="write it as a PDF (- for standard output)")
    reporting.add_argument("--csv", metavar="FILE", help="write its figures as CSV (- for standard output)")
    reporting.add_argument("--json", action="store_true")
    migrating = command("migrate", "doctor.migrate_store", "Bring the database to this release's schema.")
    migrating.add_argument("--json", action="store_true")
    checking = command("doctor", "doctor.doctor", "Check every setting and say how to fix it.")
    checking.add_argument("--json", action="store_true")
    return root


def _people(people: argparse.ArgumentParser) -> None:
    """Alone it lists them."""
    inner = people.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    text = "Link a person to an account of a chat platform."
    link = inner.add_parser("link", help=text, description=text)
    link.add_argument("person", metavar="PERSON", help="id, name or e-mail")
    link.add_argument("account", metavar="ACCOUNT", help="slack:T0001/U0001, or teams:TENANT/OBJECT-ID")
    link.add_argument("--json", action="store_true")
    link.set_defaults(run="accounts.link")
    text = "An account is nobody's from now on."
    unlink = inner.add_parser("unlink", help=text, description=text)
    unlink.add_argument("account", metavar="ACCOUNT")
    unlink.add_argument("--json", action="store_true")
    unlink.set_defaults(run="accounts.unlink")


def _inner(outer: argparse.ArgumentParser) -> Callable[[str, str, str], argparse.ArgumentParser]:
    """Makes the commands below a command (name, run, text), each with `--json`."""
    inner = outer.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, run: str, text: str) -> argparse.ArgumentParser:
        sub = inner.add_parser(name, help=text, description=text)
        sub.add_argument("--json", action="store_true")
        sub.set_defaults(run=run)
        return sub

    return command


def _rules(rules: argparse.ArgumentParser) -> None:
    """Alone it lists them."""
    rules.add_argument("--all", action="store_true", help="retired ones too")
    rules.add_argument("--json", action="store_true")
    command = _inner(rules)
    command("list", "rules.list_rules", "List them.").add_argument("--all", action="store_true", help="retired too")
    command("show", "rules.show_rule", "What a rule says, and its past.").add_argument("rule", metavar="RULE")
    command("history", "rules.history", "Who changed it, and when.").add_argument("rule", metavar="RULE")
    testing = command("test", "rules.test", "Try the named examples of a file; exit status 1 when one fails.")
    testing.add_argument("file", metavar="FILE")
    testing.add_argument("--rules", metavar="FILE", help="on the rules of this file instead of those in force")
    command("export", "rules.export", "Write all rules to a readable file.").add_argument("file", metavar="FILE")
    importing = command("import", "rules_changing.import_file", "Take over a file of rules, all of it or nothing.")
    importing.add_argument("file", metavar="FILE")
    importing.add_argument("--check", action="store_true", help="only say what it would do")
    importing.add_argument("--as", dest="person", metavar="PERSON", help="who answers for it")
    for verb, text in (
        ("pause", "A rule does not count for now."),
        ("retire", "A rule counts no more."),
        ("restore", "A paused or retired rule counts again."),
    ):
        switching = command(verb, f"rules_changing.{verb}", text)
        switching.add_argument("rule", metavar="RULE")
        switching.add_argument("--as", dest="person", metavar="PERSON", help="who answers for it")


def _texts(texts: argparse.ArgumentParser) -> None:
    """Alone it lists them."""
    texts.add_argument("--json", action="store_true")
    command = _inner(texts)
    command("list", "texts.list_texts", "List them.")
    showing = command("show", "texts.show_text", "One as it stands, and its blanks.")
    showing.add_argument("name", metavar="NAME")
    showing.add_argument("--language", choices=["fr", "en"])
    showing.add_argument("--manner", choices=["formal", "warm"])
    command("check", "texts.check", "Say what is wrong with a file.").add_argument("file", metavar="FILE")
    command("export", "texts.export", "Write all of them to a folder.").add_argument("folder", metavar="FOLDER")
    importing = command("import", "texts.import_folder", "Take over a folder of texts, all of it or nothing.")
    importing.add_argument("folder", metavar="FOLDER")
    importing.add_argument("--check", action="store_true", help="only say what it would do")
    importing.add_argument("--as", dest="person", metavar="PERSON", help="who answers for it")


def _gate(gate: argparse.ArgumentParser) -> None:
    inner = gate.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    text = "Say every step that led the gate to act, ask or refuse."
    explaining = inner.add_parser("explain", help=text, description=text)
    explaining.add_argument("case", metavar="CASE")
    explaining.add_argument("--language", choices=["fr", "en"])
    explaining.add_argument("--json", action="store_true")
    explaining.set_defaults(run="gate.explain")


def _standing(standing: argparse.ArgumentParser) -> None:
    """Without a kind it lists."""
    standing.add_argument("customer", metavar="CUSTOMER", nargs="?", help="name, id or e-mail address")
    standing.add_argument("kind", metavar="KIND", nargs="?", help="dispute promise final_notice objection complaint")
    standing.add_argument("--until", metavar="DATE", help="its last day (default: until somebody ends it)")
    standing.add_argument("--note", metavar="TEXT")
    standing.add_argument("--end", action="store_true", help="it is over")
    standing.add_argument("--as", dest="person", metavar="PERSON", help="who says so")
    standing.add_argument("--json", action="store_true")


def _slack(slack: argparse.ArgumentParser) -> None:
    inner = slack.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    text = "Print the app's manifest, to paste at api.slack.com/apps."
    printing = inner.add_parser("manifest", help=text, description=text)
    printing.add_argument("--url", metavar="URL", help="the https address that Slack reaches (default: Socket Mode)")
    printing.add_argument("--language", choices=["fr", "en"], help="of the names people see in Slack")
    printing.add_argument("--json", action="store_true")
    printing.set_defaults(run="slack.print_manifest")
    text = "Make a key for COMMIS_TOKEN_KEY."
    inner.add_parser("key", help=text, description=text).set_defaults(run="slack.print_key")


def _teams(teams: argparse.ArgumentParser) -> None:
    inner = teams.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    text = "Write the app's package, to upload in Teams."
    package = inner.add_parser("package", help=text, description=text)
    package.add_argument("--app-id", metavar="ID", help="the bot's app (client) id (default: TEAMS_APP_ID)")
    package.add_argument("--domain", metavar="HOST", help="the host that Teams reaches (default: of COMMIS_PUBLIC_URL)")
    package.add_argument("--out", metavar="FILE", help="where to write it (default: commis-teams.zip)")
    package.add_argument(
        "--version", metavar="N.N.N", help="higher than that of the one uploaded before (default: ours)"
    )
    package.add_argument("--language", choices=["fr", "en"], help="of whoever uses Teams in another language")
    package.add_argument("--json", action="store_true")
    package.set_defaults(run="teams.build_package")


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0 done, 1 done with errors to read, 2 could not be done."""
    _open_streams()
    try:
        options = parser().parse_args([_readable(text) for text in (sys.argv[1:] if arguments is None else arguments)])
        status = _run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has gone (`| head`): what is still in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _run(options: argparse.Namespace) -> int:
    from bot.commands.refusals import sentence_of
    from bot.logs import configure_logs
    from bot.settings import SettingsError

    language = "fr"
    try:
        settings = _settings(options.run)
        language = settings.language
        serves = options.run.startswith("serve.")
        configure_logs(settings.log_level if serves or settings.log_level == "debug" else "error", settings.log_format)
        module, _, function = options.run.partition(".")
        if getattr(options, "text", None) == "-":
            # Read before there is an event loop, which would keep Ctrl-C to itself while we wait.
            options.text = sys.stdin.buffer.read(LARGEST_MESSAGE).decode("utf-8", "replace") if sys.stdin else ""
        subcommand: Any = getattr(importlib.import_module(f"bot.commands.{module}"), function)
        return asyncio.run(subcommand(settings, options))
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except SettingsError as error:
        sys.stderr.write(f"commis: {sentence_of(error, error.language)}\n")
    except Exception as error:
        sys.stderr.write(f"commis: {sentence_of(error, language)}\n")
    return 2


def _settings(run: str) -> Settings:
    from bot.settings import Settings, SettingsError, load_settings

    try:
        return load_settings()
    except SettingsError as error:
        if run not in BEFORE_SETTINGS:
            raise
        return Settings.model_construct(language=error.language)


def _open_streams() -> None:
    """A stream that was closed goes nowhere; a letter that the terminal does not know is not the end of the world."""
    for name in ("stdout", "stderr"):
        stream: Any = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # stays open
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _readable(text: str) -> str:
    """Bytes of the command line that are no UTF-8 become question marks: nothing later could keep them."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main())
