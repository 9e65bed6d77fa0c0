"""`commis texts`: listed, shown, checked, exported and taken over."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest

from bot.commands import texts
from bot.commands.command_error import CommandError
from bot.settings import Settings, load_settings
from graphs.dunning.texts import TEXTS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(home=tmp_path / "home", language="en")


async def test_a_company_takes_its_texts_out_changes_one_and_takes_them_over(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "texts"
    assert await texts.export(settings, Namespace(folder=str(folder))) == 0
    assert len(list(folder.iterdir())) == 24
    firm = folder / "reminder.firm.en.formal.txt"
    firm.write_text("Subject: Pay {number}\n\nPlease pay {total}:\n{invoices}\n", encoding="utf-8")
    assert await texts.check(settings, Namespace(file=str(firm))) == 0
    capsys.readouterr()
    assert await texts.import_folder(settings, Namespace(folder=str(folder), person="", check=True)) == 0
    assert "1 texts would be changed, 23 unchanged" in capsys.readouterr().out
    assert await texts.import_folder(settings, Namespace(folder=str(folder), person="", check=False)) == 0
    capsys.readouterr()
    assert await texts.list_texts(settings, Namespace(json=True)) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["name"], row["subject"]) for row in rows if row["own"]] == [("reminder.firm", "Pay {number}")]
    shown = Namespace(name="reminder.firm", language="en", manner="formal", json=False)
    assert await texts.show_text(settings, shown) == 0
    assert "Please pay {total}" in capsys.readouterr().out
    # Taken over as shipped, it is the company's own no more.
    ours = TEXTS["reminder.firm", "en", "formal"]
    firm.write_text(f"Subject: {ours.subject}\n\n{ours.body}", encoding="utf-8")
    assert await texts.import_folder(settings, Namespace(folder=str(folder), person="", check=False)) == 0
    capsys.readouterr()
    await texts.list_texts(settings, Namespace(json=True))
    assert not any(row["own"] for row in json.loads(capsys.readouterr().out))


async def test_nothing_is_taken_over_when_something_is_wrong(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "reminder.firm.en.formal.txt").write_text("Subject: a\n\n{total} {invoices}\n", encoding="utf-8")
    (folder / "reminder.last.en.formal.txt").write_text("Subject: a\n\n{totla} {invoices}\n", encoding="utf-8")
    assert await texts.import_folder(settings, Namespace(folder=str(folder), person="", check=False)) == 1
    assert "{totla}" in capsys.readouterr().out
    await texts.list_texts(settings, Namespace(json=True))
    assert not any(row["own"] for row in json.loads(capsys.readouterr().out))


async def test_only_the_highest_role_may_and_bad_names_are_said(settings: Settings, tmp_path: Path):
    folder = tmp_path / "texts"
    await texts.export(settings, Namespace(folder=str(folder)))
    with pytest.raises(CommandError, match="may not change texts"):
        await texts.import_folder(settings, Namespace(folder=str(folder), person="emma", check=False))
    with pytest.raises(CommandError, match=r"reminder\.firm"):
        await texts.show_text(settings, Namespace(name="nope", language="", manner="", json=False))
    with pytest.raises(CommandError, match="no folder"):
        await texts.import_folder(settings, Namespace(folder=str(tmp_path / "none"), person="", check=False))
