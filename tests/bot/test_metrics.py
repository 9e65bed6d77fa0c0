"""The numbers of `/metrics`: what the store says, nothing of what it said before; and the dashboard of them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from prometheus_client import REGISTRY

from bot.metrics import show
from bot.supervision.measures import Measures
from tests.architecture.tree import ROOT

DASHBOARD = json.loads((ROOT / "manifest" / "grafana" / "commis.json").read_text(encoding="utf-8"))
LABEL = re.compile(r"\{([^}]*)\}")
QUIET = Measures(
    inbox={}, outbox={}, cases={}, inbox_age=0.0, approvals=0, approvals_age=0.0, questions=0, questions_parked=0,
    troubles={}, alerts={}, digests=0, samples={}, agreement={}, paused=[], health={}, spent=Decimal(0), cap=None,
)  # fmt: skip


def value(series: str, /, **labels: str) -> float | None:
    return REGISTRY.get_sample_value(series, labels)


def test_what_the_store_says_is_shown():
    show(
        replace(
            QUIET, inbox={"new": 3}, approvals=4, approvals_age=90.0, troubles={"events.late": 3}, paused=["", "lead"],
            alerts={"health": 1}, samples={"": 6, "bad": 1}, agreement={"quote": Decimal("92.5")}, digests=7,
            health={"books": True, "slack": False}, spent=Decimal("12.34"), cap=Decimal(50), questions_parked=2,
        )
    )  # fmt: skip
    assert value("commis_queue_rows", table="inbox", state="new") == 3
    assert value("commis_approvals_waiting") == 4 and value("commis_approvals_oldest_seconds") == 90
    assert value("commis_troubles", kind="events.late") == 3 and value("commis_alerts_open", kind="health") == 1
    assert value("commis_samples", verdict="open") == 6 and value("commis_samples", verdict="bad") == 1
    assert value("commis_agreement_percent", process="quote") == 92.5
    assert value("commis_paused", process="all") == value("commis_paused", process="lead") == 1
    assert value("commis_health", name="books") == 1 and value("commis_health", name="slack") == 0
    assert value("commis_model_month_euros") == 12.34 and value("commis_model_cap_euros") == 50
    assert value("commis_digests_posted") == 7 and value("commis_questions", state="parked") == 2


def test_what_holds_nothing_any_more_is_gone():
    show(replace(QUIET, inbox={"new": 3}, troubles={"cases.idle": 1}, paused=["quote"], health={"books": False}))
    show(QUIET)
    assert value("commis_queue_rows", table="inbox", state="new") is None
    assert value("commis_troubles", kind="cases.idle") is None
    assert value("commis_paused", process="quote") is None
    assert value("commis_health", name="books") is None


def _exist() -> dict[str, set[str]]:
    """Every series that Prometheus will see, by its name, with its labels."""
    found: dict[str, set[str]] = {}
    for name, collector in REGISTRY._names_to_collectors.items():  # pyright: ignore[reportPrivateUsage]
        found[name] = set(getattr(collector, "_labelnames", ()))
    return found


def _targets() -> list[tuple[str, str, str]]:
    panels: list[dict[str, Any]] = DASHBOARD["panels"]
    return [(one["title"], t["expr"], t["legendFormat"]) for one in panels for t in one["targets"]]


@pytest.mark.parametrize(("title", "query", "legend"), _targets())
def test_every_panel_asks_for_series_and_labels_that_exist(title: str, query: str, legend: str):
    series = _exist()
    named = re.findall(r"\bcommis_\w+", query)
    assert named, title
    assert set(named) <= set(series), title
    labels = set[str]().union(*(series[name] for name in named)) | {"le"}
    filtered = {part.split("=")[0].strip("! ~") for inside in LABEL.findall(query) for part in inside.split(",")}
    shown = set(re.findall(r"\{\{(\w+)\}\}", legend))
    grouped = {one.strip() for inside in re.findall(r"by \(([^)]*)\)", query) for one in inside.split(",")}
    assert filtered | shown | grouped <= labels, title


def test_the_dashboard_can_be_read_in_and_its_panels_do_not_overlap():
    panels: list[dict[str, Any]] = DASHBOARD["panels"]
    assert DASHBOARD["title"] == "Commis" and len({one["id"] for one in panels}) == len(panels)
    assert len({one["title"] for one in panels}) == len(panels)
    taken: set[tuple[int, int]] = set()
    for one in panels:
        at = one["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert at["x"] + at["w"] <= 24 and not cells & taken, one["title"]
        taken |= cells


def test_what_people_wait_for_is_on_it():
    asked = " ".join(query for _, query, _ in _targets())
    ends = ("_waiting", "_oldest_seconds", "_open", "_percent", "_month_euros", "_cap_euros")
    ours = [name for name in _exist() if name.startswith("commis_") and name.endswith(ends)]
    assert len(ours) >= 6
    assert [name for name in ours if name not in asked] == []
