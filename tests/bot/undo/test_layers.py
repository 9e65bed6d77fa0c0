"""The undo room stands below the turns that open its windows and the switches that hold them."""

from __future__ import annotations

from tests.architecture.tree import imports, modules, within


def test_its_rows_know_neither_turns_nor_switches() -> None:
    strays = [
        (module.name, name)
        for module in modules("bot")
        if within(module.name, "bot.undo")
        for name in imports(module)
        if any(within(name, above) for above in ("bot.front", "bot.staging", "bot.turns"))
        or (within(name, "bot.turn") and module.name != "bot.undo.desk")
    ]
    assert strays == []
