"""The quote graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.quote.nodes.act import close, conclude, rehearse, send
from graphs.quote.nodes.identify import identify
from graphs.quote.nodes.judge import price, recheck
from graphs.quote.nodes.waits import approve, ask, await_mail, await_record
from graphs.quote.state import Decided, QuoteState, Went

_ACTING = ["ask", "approve", "await_record", "send", "rehearse", END]


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(QuoteState, context_schema=Context)
    graph.add_node("identify", identify)
    graph.add_node("ask", ask)
    graph.add_node("price", price)
    graph.add_node("approve", approve)
    graph.add_node("recheck", recheck)
    graph.add_node("close", close)
    graph.add_node("await_record", await_record)
    graph.add_node("send", send)
    graph.add_node("await_mail", await_mail)
    graph.add_node("conclude", conclude)
    graph.add_node("rehearse", rehearse)

    graph.add_edge(START, "identify")
    graph.add_conditional_edges("identify", _go, ["ask", "price", END])
    graph.add_edge("ask", "identify")
    graph.add_conditional_edges("price", _go, _ACTING)
    graph.add_conditional_edges("approve", _decided, ["recheck", "identify", "close"])
    graph.add_conditional_edges("recheck", _go, _ACTING)
    graph.add_edge("close", END)
    graph.add_edge("await_record", "send")
    graph.add_conditional_edges("send", _go, ["await_mail", END])
    graph.add_edge("await_mail", "conclude")
    graph.add_conditional_edges("conclude", _go, ["price", END])
    graph.add_edge("rehearse", END)
    return graph


def _go(state: Went) -> str:
    return END if state["go"] == "end" else state["go"]


def _decided(state: Decided) -> str:
    return {"approve": "recheck", "edit": "recheck", "supersede": "identify"}.get(state["decision"]["verb"], "close")
