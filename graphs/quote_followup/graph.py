"""The follow-up graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.quote_followup.nodes.act import close, conclude, marked
from graphs.quote_followup.nodes.find import find
from graphs.quote_followup.nodes.settle import settle
from graphs.quote_followup.nodes.waits import approve, ask, await_mail, await_mark
from graphs.quote_followup.nodes.weigh import recheck, weigh
from graphs.quote_followup.state import Decided, FollowupState, Missing, Went

_WEIGHED = ["ask", "approve", "await_mail", END]


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(FollowupState, context_schema=Context)
    graph.add_node("find", find)
    graph.add_node("ask", ask)
    graph.add_node("settle", settle)
    graph.add_node("weigh", weigh)
    graph.add_node("approve", approve)
    graph.add_node("recheck", recheck)
    graph.add_node("close", close)
    graph.add_node("await_mail", await_mail)
    graph.add_node("conclude", conclude)
    graph.add_node("await_mark", await_mark)
    graph.add_node("marked", marked)

    graph.add_edge(START, "find")
    graph.add_conditional_edges("find", _go, ["ask", "weigh", END])
    graph.add_conditional_edges("ask", _answered, ["find", "settle"])
    graph.add_conditional_edges("settle", _go, ["ask", "await_mark", END])
    graph.add_conditional_edges("weigh", _go, _WEIGHED)
    graph.add_conditional_edges("approve", _decided, ["recheck", "find", "close"])
    graph.add_conditional_edges("recheck", _go, _WEIGHED)
    graph.add_edge("close", END)
    graph.add_edge("await_mail", "conclude")
    graph.add_conditional_edges("conclude", _go, ["ask", "weigh", END])
    graph.add_edge("await_mark", "marked")
    graph.add_edge("marked", END)
    return graph


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]


def _answered(state: Missing) -> str:
    return "find" if state["gap"].code in {"which", "customer"} else "settle"


def _decided(state: Decided) -> str:
    return {"approve": "recheck", "edit": "recheck", "supersede": "find"}.get(state["decision"]["verb"], "close")
