"""The page's own files: both languages whole, nothing fetched from elsewhere, nothing read as markup."""

from __future__ import annotations

import re

from bot.web.page_files import FOLDER, PageFiles

SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js")}
STYLES = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.css")}


def sentences(language: str) -> dict[str, str]:
    block = SCRIPTS["wording.js"].split(f"  {language}: {{", 1)[1].split("\n  },", 1)[0]
    return dict(re.findall(r"^    (\w+): [\"`{](.*)[\"`}],$", block, re.MULTILINE))


def test_every_sentence_is_in_both_languages_with_the_same_places() -> None:
    french, english = sentences("fr"), sentences("en")
    assert len(french) > 80
    assert french.keys() == english.keys()
    places = re.compile(r"(?<!\$)\{(\w+)\}")
    for key, text in french.items():
        assert set(places.findall(text)) == set(places.findall(english[key])), key


def test_every_sentence_asked_for_is_there() -> None:
    known = set(sentences("fr"))
    for name, text in SCRIPTS.items():
        asked = set(re.findall(r"\bt\(\"(\w+)\"", text)) | set(re.findall(r"\"(key_\w+)\"", text))
        asked |= {f"{key}_one" for key in re.findall(r"\bcount\(\"(\w+)\"", text)}
        assert asked <= known, name


def test_french_signs_never_stand_at_the_start_of_a_line() -> None:
    for key, text in sentences("fr").items():
        assert re.search(r" [;!?»:](?!\w)|« ", text) is None, key


def test_no_word_is_ever_read_as_markup() -> None:
    for name, text in SCRIPTS.items():
        assert (
            re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text) is None
        ), name


def test_nothing_comes_from_elsewhere() -> None:
    for name, text in {**SCRIPTS, **STYLES, "index.html": PageFiles.load().index}.items():
        without_names = text.replace("http://www.w3.org/2000/svg", "")
        assert re.search(r"https?://|@import|url\(['\"]?//", without_names) is None, name


def test_the_page_is_escaped_and_versioned() -> None:
    files = PageFiles.load()
    page = files.page('a"><script>', "fr")
    assert "<script>" not in page.split("commis-token", 1)[1].split("\n", 1)[0]
    assert files.version in page
    assert set(re.findall(r"/desk/parts/([\w.]+)", page)) <= set(files.parts)
    for text in SCRIPTS.values():
        assert set(re.findall(r"from \"\./([\w.]+)\"", text)) <= set(files.parts)
