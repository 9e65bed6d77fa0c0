"""How files are kept: short, named for what they do, opened by their job, free of secrets and of this machine."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.tree import ALL_PYTHON, PACKAGES, ROOT, Module, imports, modules, tracked_files

LONGEST = 320

RECORDS = re.compile(r"migrations/versions/|tests/corpus/")
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "shared"}
TOP_LEVEL = {
    ".ci", ".gitignore", ".gitattributes", ".editorconfig", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "CONTRIBUTING.md", "SECURITY.md", "benchmarks", "bot", "docs", "graphs", "integrations", "manifest", "migrations",
    "pyproject.toml", "requirements-check.lock", "requirements-test.lock", "requirements.lock", "tests",
}  # fmt: skip

SECRETS = {
    "vendor key": re.compile(r"\bsk-(?:proj-)?[A-Za-z0-9_]{20,}"),
    "Slack token": re.compile(r"\bxox[abposr]-\d{6,}|\bxapp-\d-[A-Z0-9]{6,}"),
    "cloud key": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "code host token": re.compile(r"\bgh[pousr]_[A-Za-z0-9]{30,}|\bglpat-[A-Za-z0-9_-]{20,}"),
    "private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}
MACHINE = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work/\w+|opt/\w+|tmp/\w+)/")


def named(listed: list[Module]) -> list[str]:
    return [module.file for module in listed]


def words_of(path_text: bytes) -> str | None:
    """The text of a file, or None when it is binary."""
    return None if b"\0" in path_text[:4096] else path_text.decode("utf-8", "replace")


def test_no_file_is_long():
    """Migrations are records of what was done, and a corpus is a collection: neither is code that grows."""
    lengths = {m.file: len(m.text.splitlines()) for m in modules(*ALL_PYTHON) if not RECORDS.match(m.file)}
    assert {file: length for file, length in lengths.items() if length > LONGEST} == {}


def test_every_module_opens_with_its_job():
    silent = [module for module in modules(*ALL_PYTHON) if not (ast.get_docstring(module.tree) or "").strip()]
    assert named(silent) == []


def test_every_package_has_a_sign_on_its_door():
    folders = {(ROOT / module.file).parent for module in modules(*PACKAGES)} - {ROOT / "migrations/versions"}
    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_names_say_what_is_inside():
    vague = [m for m in modules(*ALL_PYTHON) if VAGUE_NAMES & set(m.name.lower().replace("_", ".").split("."))]
    assert named(vague) == []


def test_the_top_level_is_as_laid_out():
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} - TOP_LEVEL == set()


@pytest.mark.parametrize("kind", SECRETS)
def test_no_secret_is_kept(kind: str):
    holders = [
        str(path.relative_to(ROOT)) for path in tracked_files() if SECRETS[kind].search(text_of(path.read_bytes()))
    ]
    assert holders == []


def test_no_path_of_a_machine_is_kept():
    holders = [
        (str(path.relative_to(ROOT)), found[0])
        for path in tracked_files()
        if (found := MACHINE.search(text_of(path.read_bytes())))
    ]
    assert holders == []


def text_of(body: bytes) -> str:
    """The text of a file; nothing for a binary one."""
    return words_of(body) or ""


def test_locks_name_packages_and_hashes_only():
    line = re.compile(
        r"[A-Za-z0-9][\w.\-]*(\[[\w,\-]+\])?==[^\s;]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|    #.*"
    )
    for lock in sorted(ROOT.glob("requirements*.lock")):
        strange = [text for text in lock.read_text(encoding="utf-8").splitlines() if not line.fullmatch(text)]
        assert strange == [], lock.name
        assert "://" not in lock.read_text(encoding="utf-8"), lock.name


def test_locks_agree_with_each_other():
    """One environment takes all of them: a package has the same version wherever it is named."""
    versions: dict[tuple[str, str], set[str]] = {}
    for lock in ROOT.glob("requirements*.lock"):
        for name, version, marker in re.findall(
            r"^([\w.\-]+)\S*==([^\s;]+)( ; [^\\]+)?", lock.read_text("utf-8"), re.M
        ):
            versions.setdefault((name, marker), set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_every_dependency_is_locked():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {
        "requirements.lock": project["dependencies"],
        "requirements-test.lock": project["optional-dependencies"]["test"],
        "requirements-check.lock": project["optional-dependencies"]["check"],
    }
    for lock, dependencies in wanted.items():
        have = {
            name.lower().replace("_", "-") for name in re.findall(r"^[\w.\-]+", (ROOT / lock).read_text("utf-8"), re.M)
        }
        assert {re.split(r"[\[<>=~! ]", item)[0].lower() for item in dependencies} - have == set(), lock


def test_tests_run_real_parts_and_are_never_skipped():
    """No mocks, and no test that quietly does not run."""
    banned = {"skip", "skipif", "importorskip", "xfail"}
    strays: list[tuple[str, str]] = []
    for module in modules("tests"):
        strays += [(module.file, name) for name in imports(module) if name.startswith("unittest.mock")]
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and node.attr in banned and "pytest" in ast.unparse(node):
                strays.append((module.file, ast.unparse(node)))
    assert strays == []


def test_nothing_is_left_to_do():
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    here = "tests/architecture/test_files.py"
    assert [m.file for m in modules(*ALL_PYTHON) if m.file != here and marks.search(m.text)] == []
