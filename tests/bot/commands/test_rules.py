"""`commis rules` as whoever runs Commis types it: the file out and in, its examples, and switching rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bot.commands.conftest import Commis

FILE = """\
[[rule]]
id = "R1"
sentence = "gros devis"
when = 'order_total > 2000 and customer_segment != "vip"'
then = { kind = "discount", percent = 7.5 }

[[rule]]
id = "R2"
sentence = "Nordlys en anglais"
when = 'customer == "Nordlys Kaffe"'
then = { kind = "language", language = "en" }

[[rule]]
id = "R3"
state = "paused"
sentence = "accord au-dessus de 15 %"
when = "order_discount > 15"
then = { kind = "approval", role = "direction" }
until = 2027-06-30

[[relation]]
one = "R1"
other = "loyal-500"
how = "add"
cap = 15
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def changed(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def ids(commis: Commis, *more: str) -> dict[str, str]:
    """Ours, with their versions and states."""
    rows: list[dict[str, Any]] = commis("rules", *more, "--json").json
    return {row["id"]: f"v{row['version']} {row['state']}" for row in rows if row["source"] == "company"}


def test_a_file_is_imported_listed_exported_and_imported_again_without_change(stocked: Commis, written: Path) -> None:
    ran = stocked("rules", "import", str(written), "--as", "marc", "--json")
    assert ran.status == 0, ran
    assert (ran.json["added"], ran.json["by"], ran.json["errors"]) == (["R1", "R2", "R3"], "marc-lefevre", [])
    assert ids(stocked) == {"R1": "v1 armed", "R2": "v1 armed", "R3": "v1 paused"}
    listed = stocked("rules").out
    assert "R1 – " in listed and "Nordlys" in listed and "en pause" in listed and "Au tarif" in listed
    assert stocked("rules", "export", str(written)).status == 0
    text = written.read_text(encoding="utf-8")
    assert "percent = 7.5" in text and 'customer == "Nordlys Kaffe"' in text and "until = 2027-06-30" in text
    assert text.index("# R1") < text.index('id = "R1"') < text.index("# R2") and 'how = "add"\ncap = 15' in text
    again = stocked("rules", "import", str(written), "--json").json
    assert (again["added"], again["changed"], again["switched"], again["relations"]) == ([], [], [], 0)
    assert again["unchanged"] == ["R1", "R2", "R3"]
    stocked("rules", "export", str(written))
    assert written.read_text(encoding="utf-8") == text
    assert stocked("rules", "export", "-").out == text


def test_an_export_that_cannot_be_written_leaves_nothing_beside_it(
    stocked: Commis, written: Path, tmp_path: Path
) -> None:
    stocked("rules", "import", str(written))
    folder = tmp_path / "here" / "rules.toml"
    folder.mkdir(parents=True)
    assert "rules.toml" in stocked("rules", "export", str(folder)).sentence
    assert [path.name for path in folder.parent.iterdir()] == ["rules.toml"]


def test_a_changed_rule_is_a_new_version_by_the_person_given_and_the_others_stay(
    stocked: Commis, written: Path
) -> None:
    stocked("rules", "import", str(written))
    changed(written, "percent = 7.5", "percent = 8")
    written.write_text(written.read_text(encoding="utf-8").split('[[rule]]\nid = "R2"')[0], encoding="utf-8")
    done = stocked("rules", "import", str(written), "--as", "claire", "--json").json
    assert (done["changed"], done["unchanged"], done["by"]) == (["R1"], [], "claire-dubois")
    assert ids(stocked) == {"R1": "v2 armed", "R2": "v1 armed", "R3": "v1 paused"}
    told = stocked("rules", "show", "r1", "--json").json
    assert [(row["version"], row["author"]) for row in told["versions"]] == [(1, "claire-dubois"), (2, "claire-dubois")]
    history = stocked("rules", "history", "R1").out.splitlines()
    assert [line[:2] for line in history] == ["v1", "v2"] and "7,5" in history[0]


def test_only_looking_changes_nothing(stocked: Commis, written: Path) -> None:
    ran = stocked("rules", "import", str(written), "--check")
    assert ran.status == 0 and "peut être importé : 3 à ajouter" in ran.out.replace("\u00a0", " ")
    assert ids(stocked) == {}


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("order_total > 2000", "order_totl > 2000", 4, "order_total"),
        ("order_total > 2000", "order_total > \"a lot\"", 4, "order_total"),
        ("order_total > 2000", "order_total > 2000 and order_total < 100", 1, "R1"),
        ("order_total > 2000", "order_total >", 4, "R1"),
        ("percent = 7.5", "percent = 130", 1, "130"),
        ("percent = 7.5", "percent = -3", 1, "R1"),
        ("percent = 7.5", 'percent = "dix"', 5, "dix"),
        ("percent = 7.5", "procent = 7.5", 5, "procent"),
        ('kind = "discount", percent = 7.5', 'kind = "gift"', 5, "gift"),
        ("Nordlys Kaffe", "Nordlis Kafé Bar", 10, "Nordlys Kaffe"),
        ("Nordlys Kaffe", "Zzyzx", 10, "Zzyzx"),
        ('role = "direction"', 'role = "le roi"', 18, "director"),
        ('role = "direction"', 'person = "napoleon"', 18, "napoleon"),
        ('id = "R2"', 'id = "R1"', 8, "ligne 1"),
        ('other = "loyal-500"', 'other = "R77"', 21, "R77"),
        ("until = 2027-06-30", "since = 2028-01-01\nuntil = 2027-06-30", 13, "R3"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_refused_whole_with_file_line_and_rule(
    stocked: Commis, written: Path, old: str, new: str, line: int, said: str
) -> None:
    changed(written, old, new)
    changed(written, 'state = "paused"\n', "")
    line -= line > 15
    ran = stocked("rules", "import", str(written))
    assert ran.status == 1 and "rien n'a été importé" in ran.out
    wrong = [text for text in ran.out.splitlines() if "✘" in text]
    assert any(f"ligne {line}" in text and said in text and str(written) in text for text in wrong), ran.out
    assert ids(stocked, "--all") == {}


def test_contradictions_are_refused_with_the_order_that_shows_them(stocked: Commis, written: Path) -> None:
    with written.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[rule]]\nid = "R9"\nwhen = \'order_total > 900\'\nthen = { kind = "language", language = "fr" }\n'
        )
    ran = stocked("rules", "import", str(written), "--json")
    assert ran.status == 1 and ids(stocked) == {}
    [error] = ran.json["errors"]
    assert "Nordlys Kaffe" in error["text"] and {error["rule"]} <= {"R2", "R9"} and error["line"]


def test_who_may_import_is_who_may_arm(stocked: Commis, written: Path) -> None:
    sentence = stocked("rules", "import", str(written), "--as", "lea").sentence
    assert "Léa Martin" in sentence and "responsable commercial" in sentence
    changed(written, "percent = 7.5", "percent = 30")
    assert "direction" in stocked("rules", "import", str(written), "--as", "claire").sentence
    changed(written, "percent = 30", "percent = 45")
    assert "Aucun rôle" in stocked("rules", "import", str(written), "--as", "marc").sentence
    assert "napoleon" in stocked("rules", "import", str(written), "--as", "napoleon").sentence
    assert ids(stocked) == {}


def test_lifting_a_restriction_takes_the_highest_role(stocked: Commis, written: Path) -> None:
    changed(written, 'state = "paused"\n', "")
    stocked("rules", "import", str(written), "--as", "claire")
    assert "direction" in stocked("rules", "pause", "R3", "--as", "claire").sentence
    softer = written.read_text(encoding="utf-8").replace("order_discount > 15", "order_discount > 25")
    written.write_text(softer, encoding="utf-8")
    assert "direction" in stocked("rules", "import", str(written), "--as", "claire").sentence
    assert stocked("rules", "pause", "R3", "--json").json == {
        "id": "R3", "version": 1, "state": "paused", "before": "armed", "by": "marc-lefevre",
    }  # fmt: skip
    assert "R3 est de nouveau en vigueur (Claire Dubois)" in stocked("rules", "restore", "R3").out
    assert "Claire Dubois" in stocked("rules", "retire", "R1", "--as", "claire").out
    assert ids(stocked) == {"R2": "v1 armed", "R3": "v1 armed"} and len(ids(stocked, "--all")) == 3
    assert "n'a changé" in stocked("rules", "retire", "R1").out
    rows = [row["what"] for row in stocked("ledger", "--json").json if row["what"].startswith("rule.")]
    assert rows.count("rule.added") == 3 and rows[-3:] == ["rule.paused", "rule.restored", "rule.retired"]


def test_a_rule_that_another_one_contradicts_by_now_is_not_restored(stocked: Commis, written: Path) -> None:
    stocked("rules", "import", str(written))
    stocked("rules", "pause", "R2")
    other = written.with_name("other.toml")
    other.write_text(
        '[[rule]]\nid = "R8"\nwhen = \'customer == "Nordlys Kaffe"\'\nthen = { kind = "language", language = "fr" }\n',
        encoding="utf-8",
    )
    assert stocked("rules", "import", str(other)).status == 0
    assert "R8" in stocked("rules", "restore", "R2").sentence
    assert ids(stocked)["R2"] == "v1 paused"


@pytest.mark.parametrize("command", [("show", "R9"), ("history", "R9"), ("pause", "R9"), ("retire", "nothing")])
def test_an_unknown_rule_is_said_with_those_there_are(stocked: Commis, written: Path, command: tuple[str, str]) -> None:
    stocked("rules", "import", str(written))
    assert "R1, R2, R3" in stocked("rules", *command).sentence


def test_rules_of_the_price_list_are_shown_and_changed_in_the_books(stocked: Commis) -> None:
    assert "tarif" in stocked("rules", "show", "loyal-500").out
    assert "price_rules.csv" in stocked("rules", "pause", "loyal-500").sentence
    assert stocked("rules", "show", "loyal-500", "--json").json["source"] == "price_list"


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"[[rule]\n", b"x" * 2_000_001])
def test_a_file_that_cannot_be_read_is_refused_with_its_name(stocked: Commis, tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(body)
    ran = stocked("rules", "import", str(path))
    assert "bad.toml" in ran.out + ran.err and ran.status in (1, 2)
    assert "bad.toml" in stocked("rules", "export", str(path)).sentence, "not overwritten"
    assert path.read_bytes() == body
    assert "bad.toml" in stocked("rules", "test", str(path)).sentence
    assert "bad.toml" in stocked("rules", "import", str(path.with_name("no-bad.toml"))).sentence
