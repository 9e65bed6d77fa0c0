"""The source tree as the house rules see it: tracked files, modules, what each imports."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("bot", "graphs", "integrations", "migrations")
ALL_PYTHON = (*PACKAGES, "tests", "benchmarks", ".ci")


@dataclass(frozen=True)
class Module:
    """`name` is dotted ("bot.store.inbox"), `file` relative to the root with slashes."""

    file: str
    name: str
    text: str
    tree: ast.Module


@cache
def modules(*places: str) -> list[Module]:
    """All Python modules under these top-level places."""
    found: list[Module] = []
    for place in places:
        for path in sorted((ROOT / place).rglob("*.py")):
            file = path.relative_to(ROOT).as_posix()
            text = path.read_text(encoding="utf-8")
            name = file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
            found.append(Module(file, name, text, ast.parse(text, file)))
    return found


@cache
def tracked_files() -> list[Path]:
    """What a commit would hold: tracked files, and new ones that are not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def imports(module: Module, *, at_run_time: bool = False) -> Iterator[str]:
    """The dotted names a module imports, wherever in it: `from a.b import c` gives "a.b" and "a.b.c".

    `at_run_time` leaves out what is imported for types only.
    """
    for node in _nodes(module.tree, at_run_time):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _nodes(node: ast.AST, at_run_time: bool) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        for_types = isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING")
        if not (at_run_time and for_types):
            yield from _nodes(child, at_run_time)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")
