"""The post that begins a lead's thread reads well, whether or not the way they came has a name."""

from __future__ import annotations

import pytest

from bot.leads.telling import announcement
from graphs.leads.given import Given


@pytest.mark.parametrize(
    ("source", "via", "french", "english"),
    [
        ("form", "tally: Contact", "par le formulaire « Contact »", "by the form “Contact”"),
        ("form", "", "par votre site", "by your site"),
        ("web", "/lead-form", "par notre formulaire", "by our own form"),
        ("mail", "", "par mail", "by mail"),
        ("chat", "", "signalé par un collègue", "told by a colleague"),
        ("import", "", "par un fichier", "by a file"),
    ],
)
def test_the_way_they_came(source: str, via: str, french: str, english: str) -> None:
    given = Given(source=source, via=via, name="Ada Lenoir", company="Voilerie")  # type: ignore[arg-type]  # of the list above
    assert (
        announcement(given, "fr").summary.replace("\u00a0", " ")
        == f"Nouveau prospect : Ada Lenoir – Voilerie, {french}."
    )
    assert announcement(given, "en").summary == f"New lead: Ada Lenoir – Voilerie, {english}."
