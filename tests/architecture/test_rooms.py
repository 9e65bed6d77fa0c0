"""Who may import what: vendors stay in their room, platforms and processes do not know each other, one builder."""

from __future__ import annotations

import pytest

from tests.architecture.tree import PACKAGES, ROOT, imports, modules, within

VENDORS = {
    "sqlalchemy": ("bot/store/", "integrations/books/sql", "migrations/"),
    "alembic": ("bot/store/migrate.py", "migrations/"),
    "psycopg": ("bot/store/", "integrations/books/sql"),
    "sqlite3": ("bot/store/",),
    "slack_bolt": ("bot/slack/",),
    "slack_sdk": ("bot/slack/",),
    "botbuilder": ("bot/teams/",),
    "botframework": ("bot/teams/",),
    "apscheduler": ("bot/scheduler.py",),
    "procrastinate": ("bot/queue/",),
    "aiosmtplib": ("integrations/mail/",),
    "imap_tools": ("integrations/mail/",),
    "aiohttp": ("bot/", "integrations/http.py"),
    "openai": ("integrations/llm/",),
    "langchain_openai": ("integrations/llm/",),
    "langsmith": ("integrations/llm/",),
    "typst": ("integrations/documents/",),
    "pydantic_settings": ("bot/settings.py", "bot/settings_leads.py"),
    "phonenumbers": ("graphs/leads/",),
    "puremagic": ("integrations/mail/",),
    "rule_engine": ("graphs/rules/expression.py",),
    "prometheus_client": ("bot/metrics.py", "bot/server.py"),
    "matplotlib": ("integrations/charts/",),
    "holidays": ("bot/working_time.py",),
    "dateutil": ("graphs/when/",),
    "rich": ("bot/__main__.py", "bot/commands/"),
    "requests": (),
    "httpx": (),
    "unittest": (),
    "pytest": (),
    "hypothesis": (),
    "tests": (),
    "benchmarks": (),
}
"""A library, and where it may be imported (a file, a folder, or the beginning of a name)."""

PLATFORMS = ("bot.web", "bot.console", "bot.slack", "bot.teams")
SHARED_IN_GRAPHS = {"understanding", "rules", "guards", "when", "dunning", "receivables", "leads", "sorting"}
BUILDERS = ("bot.app", "bot.__main__", "bot.commands")
"""Only these may open the composition root; others may know its type."""


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendor_stays_in_its_room(vendor: str):
    strays = [
        module.file
        for module in modules(*PACKAGES)
        if any(within(name, vendor) for name in imports(module)) and not module.file.startswith(VENDORS[vendor])
    ]
    assert strays == []


@pytest.mark.parametrize("platform", PLATFORMS)
def test_platforms_do_not_import_each_other(platform: str):
    others = [other for other in PLATFORMS if other != platform]
    strays = [
        (module.name, name)
        for module in modules("bot")
        if within(module.name, platform)
        for name in imports(module)
        if any(within(name, other) for other in others)
    ]
    assert strays == []


def test_processes_do_not_import_each_other():
    folders = {path.parent.name for path in (ROOT / "graphs").glob("*/__init__.py")} - SHARED_IN_GRAPHS
    strays = [
        (module.name, name)
        for module in modules("graphs")
        for name in imports(module)
        for mine in [module.name.split(".")[1] if module.name.count(".") else ""]
        if mine in folders and any(within(name, f"graphs.{other}") for other in folders - {mine})
    ]
    assert strays == []


def test_only_the_commands_open_the_app():
    strays = [
        (module.name, name)
        for module in modules(*PACKAGES)
        if not any(within(module.name, builder) for builder in BUILDERS)
        for name in imports(module, at_run_time=True)
        if within(name, "bot.app") and name not in ("bot.app", "bot.app.App")
    ]
    assert strays == []


def test_importing_a_package_does_nothing():
    """Package signs hold a docstring and names for others, no calls."""
    import ast

    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    strays = [
        (module.file, node.lineno)
        for module in modules(*PACKAGES)
        if module.file.endswith("__init__.py")
        for node in module.tree.body
        if not isinstance(node, allowed) or any(isinstance(inner, ast.Call) for inner in ast.walk(node))
    ]
    assert strays == []
