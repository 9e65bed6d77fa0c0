"""The rule graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.rule_setup.nodes.act import close, conclude
from graphs.rule_setup.nodes.hear import hear, recheck
from graphs.rule_setup.nodes.waits import approve, ask, await_rule
from graphs.rule_setup.nodes.weigh import compare, try_out
from graphs.rule_setup.state import Decided, RuleState, Went

_HEARD = ["ask", "compare", "replay", "await_rule", END]


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(RuleState, context_schema=Context)
    graph.add_node("hear", hear)
    graph.add_node("ask", ask)
    graph.add_node("compare", compare)
    graph.add_node("replay", try_out)
    graph.add_node("approve", approve)
    graph.add_node("recheck", recheck)
    graph.add_node("close", close)
    graph.add_node("await_rule", await_rule)
    graph.add_node("conclude", conclude)

    graph.add_edge(START, "hear")
    graph.add_conditional_edges("hear", _go, _HEARD)
    graph.add_edge("ask", "hear")
    graph.add_conditional_edges("compare", _go, _HEARD)
    graph.add_conditional_edges("replay", _go, ["approve", END])
    graph.add_conditional_edges("approve", _decided, ["recheck", "hear", "close"])
    graph.add_conditional_edges("recheck", _go, _HEARD)
    graph.add_edge("close", END)
    graph.add_edge("await_rule", "conclude")
    graph.add_edge("conclude", END)
    return graph


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]


def _decided(state: Decided) -> str:
    return {"approve": "recheck", "edit": "hear", "supersede": "hear"}.get(state["decision"]["verb"], "close")
