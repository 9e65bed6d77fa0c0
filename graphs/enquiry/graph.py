"""The enquiry graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.enquiry.nodes.act import close, conclude
from graphs.enquiry.nodes.find import find, told
from graphs.enquiry.nodes.waits import approve, await_mail, hand_over
from graphs.enquiry.nodes.weigh import recheck, weigh
from graphs.enquiry.state import Decided, EnquiryState, Went

_WEIGHED = ["hand_over", "approve", "await_mail", END]


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(EnquiryState, context_schema=Context)
    graph.add_node("find", find)
    graph.add_node("hand_over", hand_over)
    graph.add_node("told", told)
    graph.add_node("weigh", weigh)
    graph.add_node("approve", approve)
    graph.add_node("recheck", recheck)
    graph.add_node("close", close)
    graph.add_node("await_mail", await_mail)
    graph.add_node("conclude", conclude)

    graph.add_edge(START, "find")
    graph.add_conditional_edges("find", _go, ["hand_over", "weigh"])
    graph.add_edge("hand_over", "told")
    graph.add_conditional_edges("told", _go, ["find", END])
    graph.add_conditional_edges("weigh", _go, _WEIGHED)
    graph.add_conditional_edges("approve", _decided, ["recheck", "close"])
    graph.add_conditional_edges("recheck", _go, _WEIGHED)
    graph.add_edge("close", END)
    graph.add_edge("await_mail", "conclude")
    graph.add_edge("conclude", END)
    return graph


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]


def _decided(state: Decided) -> str:
    return "recheck" if state["decision"]["verb"] in {"approve", "edit"} else "close"
