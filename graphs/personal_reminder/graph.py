"""The reminder graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.personal_reminder.nodes import ask, await_note, conclude, hear
from graphs.personal_reminder.state import ReminderState, Went


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(ReminderState, context_schema=Context)
    graph.add_node("hear", hear)
    graph.add_node("ask", ask)
    graph.add_node("await_note", await_note)
    graph.add_node("conclude", conclude)

    graph.add_edge(START, "hear")
    graph.add_conditional_edges("hear", _go, ["ask", "await_note", END])
    graph.add_edge("ask", "hear")
    graph.add_edge("await_note", "conclude")
    graph.add_edge("conclude", END)
    return graph


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]
