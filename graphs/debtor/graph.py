"""The graph of what customers say about money owed: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.debtor.nodes.act import close, grant
from graphs.debtor.nodes.hear import hear
from graphs.debtor.nodes.waits import approve, ask
from graphs.debtor.nodes.weigh import weigh
from graphs.debtor.state import DebtorState, Decided, Went


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(DebtorState, context_schema=Context)
    graph.add_node("hear", hear)
    graph.add_node("ask", ask)
    graph.add_node("weigh", weigh)
    graph.add_node("approve", approve)
    graph.add_node("grant", grant)
    graph.add_node("close", close)

    graph.add_edge(START, "hear")
    graph.add_conditional_edges("hear", _go, ["ask", "weigh", END])
    graph.add_edge("ask", "hear")
    graph.add_conditional_edges("weigh", _go, ["ask", "approve", END])
    graph.add_conditional_edges("approve", _decided, ["grant", "hear", "close"])
    graph.add_edge("grant", END)
    graph.add_edge("close", END)
    return graph


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]


def _decided(state: Decided) -> str:
    return {"approve": "grant", "supersede": "hear"}.get(state["decision"]["verb"], "close")
