"""The setup graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.setup.nodes import ask, await_note, conclude, hear, note, noted
from graphs.setup.state import SetupState, Went


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(SetupState, context_schema=Context)
    graph.add_node("hear", hear)
    graph.add_node("ask", ask)
    graph.add_node("note", note)
    graph.add_node("await_note", await_note)
    graph.add_node("noted", noted)
    graph.add_node("conclude", conclude)

    graph.add_edge(START, "hear")
    graph.add_conditional_edges("hear", _go, ["ask", "note", END])
    graph.add_edge("ask", "hear")
    graph.add_edge("note", "await_note")
    graph.add_edge("await_note", "noted")
    graph.add_conditional_edges("noted", _go, ["note", "conclude"])
    graph.add_edge("conclude", END)
    return graph


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]
