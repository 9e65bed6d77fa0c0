"""The lead graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.lead.nodes.act import conclude
from graphs.lead.nodes.change import change
from graphs.lead.nodes.decided import close, recheck
from graphs.lead.nodes.ending import finish_quietly
from graphs.lead.nodes.known import classify, enrich, read, seek
from graphs.lead.nodes.route import keep, kept, route
from graphs.lead.nodes.take import fetch, pick, take
from graphs.lead.nodes.tune import look, replayed, settle, settled
from graphs.lead.nodes.waits import approve, ask, await_kept, await_mail, await_points, confirm
from graphs.lead.nodes.weigh import stand, weigh, write
from graphs.lead.state import Decided, LeadState, Tuning, Went


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(LeadState, context_schema=Context)
    for name, node in _NODES.items():
        graph.add_node(name, node)

    graph.add_edge(START, "take")
    graph.add_conditional_edges("take", _go, ["seek", "fetch", "pick", "scoring", END])
    graph.add_conditional_edges("fetch", _go, ["seek", "route", END])
    graph.add_edge("seek", "read")
    graph.add_edge("read", "enrich")
    graph.add_edge("enrich", "classify")
    graph.add_edge("classify", "route")
    graph.add_edge("route", "keep")
    graph.add_conditional_edges("keep", _go, ["await_kept", "stand", "finish"])
    graph.add_edge("await_kept", "kept")
    graph.add_conditional_edges("kept", _go, ["stand", END])
    graph.add_conditional_edges("stand", _go, ["write", "weigh"])
    graph.add_edge("write", "weigh")
    graph.add_conditional_edges("weigh", _go, ["approve", "await_mail", END])
    graph.add_conditional_edges("approve", _decided, ["recheck", "take", "close"])
    graph.add_conditional_edges("recheck", _go, ["stand", END])
    graph.add_edge("close", END)
    graph.add_edge("await_mail", "conclude")
    graph.add_edge("conclude", END)
    graph.add_edge("finish", END)

    graph.add_conditional_edges("pick", _go, ["ask", "change", END])
    graph.add_edge("ask", "pick")
    graph.add_conditional_edges("change", _go, ["ask", "await_kept", "stand", END])

    graph.add_conditional_edges("scoring", _go, ["replay", END])
    graph.add_conditional_edges("replay", _go, ["confirm", END])
    graph.add_conditional_edges("confirm", _agreed, ["settle", "take"])
    graph.add_conditional_edges("settle", _go, ["await_points", END])
    graph.add_edge("await_points", "settled")
    graph.add_edge("settled", END)
    return graph


_NODES: dict[str, Any] = {
    "take": take, "fetch": fetch, "seek": seek, "read": read, "enrich": enrich, "classify": classify, "route": route,
    "keep": keep, "await_kept": await_kept, "kept": kept, "stand": stand, "write": write, "weigh": weigh,
    "approve": approve, "recheck": recheck, "close": close, "await_mail": await_mail, "conclude": conclude,
    "finish": finish_quietly, "pick": pick, "ask": ask, "change": change, "scoring": look, "replay": replayed,
    "confirm": confirm, "settle": settle, "await_points": await_points, "settled": settled,
}  # fmt: skip


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]


def _decided(state: Decided) -> str:
    verb = (state["decision"] or {}).get("verb")
    return {"approve": "recheck", "edit": "recheck", "supersede": "take"}.get(str(verb), "close")


def _agreed(state: Tuning) -> str:
    return "take" if (state["decision"] or {}).get("verb") == "supersede" else "settle"
