"""A home with the sample company, copied for each test, and the command to run on it in this very process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import sample
from bot.__main__ import main
from tests.support.databases import postgres_templates

__all__ = ["postgres_templates"]

NOW = "2026-11-23T09:00:00Z"
DISCOUNT = "Devis pour Bellerive : 10 mugs avec 12 % de remise"
"""A request that needs the sales lead's approval."""


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one value on standard output: anything else there fails."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on standard error of a command that could not be carried out."""
        assert self.status == 2, self
        assert self.out == ""
        [line] = self.err.splitlines()
        assert line.startswith("commis: ")
        assert "Traceback" not in line
        return line


Commis = Callable[..., Ran]


@pytest.fixture
def commis(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Commis]:
    """Runs one command in this process on the test's own empty home."""
    monkeypatch.setenv("COMMIS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COMMIS_NOW", NOW)
    monkeypatch.setenv("COMMIS_AUTONOMY_QUOTE", "act")
    monkeypatch.setenv("COMMIS_UNDO_MINUTES", "0")

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        try:
            status = main(arguments)
        except SystemExit as left:  # argparse
            status = int(left.code or 0)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    yield run


@pytest.fixture(scope="session")
def stocked_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("stocked") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMIS_HOME", str(home))
        patch.setenv("COMMIS_AUTONOMY_QUOTE", "act")
        patch.setenv("COMMIS_UNDO_MINUTES", "0")
        assert main(["import", str(sample.folder()), "--json"]) == 0
    return home


@pytest.fixture
def stocked(commis: Commis, stocked_home: Path, tmp_path: Path) -> Commis:
    """The same, on the sample company."""
    shutil.copytree(stocked_home, tmp_path / "home")
    return commis


def write(folder: Path, name: str, *lines: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def other_company(folder: Path) -> Path:
    """Someone else's books: only what the contract names, no address of the company, nobody in it."""
    write(
        folder,
        "customers.csv",
        "name,email,contact,segment,customer_since,language,payment_terms_days,siren,vat_number",
        "Boulangerie Martin,contact@martin.example,Paul Martin,standard,2020-01-01,fr,30,,",
    )
    write(
        folder,
        "products.csv",
        "sku,name,aliases,unit,unit_price,vat_rate,stock",
        "FAR-1,Farine T65 25 kg,farine|sac de farine,sac,18.50,5.5,100",
    )
    return folder
