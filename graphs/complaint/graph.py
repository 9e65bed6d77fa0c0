"""The complaint graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.complaint.nodes.deciding import answered, closing
from graphs.complaint.nodes.find import find
from graphs.complaint.nodes.raising import hold
from graphs.complaint.nodes.waits import alert, ask, settle
from graphs.complaint.state import ComplaintState, Went
from graphs.context import Context


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(ComplaintState, context_schema=Context)
    graph.add_node("find", find)
    graph.add_node("ask", ask)
    graph.add_node("hold", hold)
    graph.add_node("alert", alert)
    graph.add_node("answered", answered)
    graph.add_node("settle", settle)
    graph.add_node("closing", closing)

    graph.add_edge(START, "find")
    graph.add_conditional_edges("find", _found, ["ask", "hold", END])
    graph.add_edge("ask", "find")
    graph.add_edge("hold", "alert")
    graph.add_edge("alert", "answered")
    graph.add_conditional_edges("answered", _go, ["alert", "settle", END])
    graph.add_edge("settle", "closing")
    graph.add_conditional_edges("closing", _go, ["alert", "settle", END])
    return graph


def _found(state: Went) -> str:
    return "hold" if state["go"] == "alert" else _go(state)


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]
