"""The text graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.reminder_text.nodes.act import conclude, decide
from graphs.reminder_text.nodes.hear import hear
from graphs.reminder_text.nodes.waits import approve, ask, await_text
from graphs.reminder_text.state import TextState, Went


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(TextState, context_schema=Context)
    graph.add_node("hear", hear)
    graph.add_node("ask", ask)
    graph.add_node("approve", approve)
    graph.add_node("decide", decide)
    graph.add_node("await_text", await_text)
    graph.add_node("conclude", conclude)

    graph.add_edge(START, "hear")
    graph.add_conditional_edges("hear", _go, ["ask", "approve", END])
    graph.add_edge("ask", "hear")
    graph.add_edge("approve", "decide")
    graph.add_conditional_edges("decide", _go, ["approve", "await_text", END])
    graph.add_edge("await_text", "conclude")
    graph.add_edge("conclude", END)
    return graph


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]
