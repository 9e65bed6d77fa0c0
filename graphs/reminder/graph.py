"""The reminder graph: its nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph

from graphs.context import Context
from graphs.reminder.nodes.act import act, close, mark, rehearse, settle
from graphs.reminder.nodes.identify import identify
from graphs.reminder.nodes.run import approved_run, close_run, open_cases, survey
from graphs.reminder.nodes.waits import approve, approve_run, ask_customer, await_mail
from graphs.reminder.nodes.weigh import recheck, weigh
from graphs.reminder.policy import by_letter
from graphs.reminder.state import Decided, Going, ReminderState, RunDecided

_JUDGED = ["approve", "act", "rehearse", END]


def build() -> StateGraph[Any, Any, Any, Any]:
    # The library's own signatures are partly untyped; the nodes are typed by the stage they read.
    graph: Any = StateGraph(ReminderState, context_schema=Context)
    graph.add_node("identify", identify)
    graph.add_node("ask_customer", ask_customer)
    graph.add_node("weigh", weigh)
    graph.add_node("approve", approve)
    graph.add_node("recheck", recheck)
    graph.add_node("mark", mark)
    graph.add_node("close", close)
    graph.add_node("act", act)
    graph.add_node("await_mail", await_mail)
    graph.add_node("settle", settle)
    graph.add_node("rehearse", rehearse)
    graph.add_node("survey", survey)
    graph.add_node("approve_run", approve_run)
    graph.add_node("approved_run", approved_run)
    graph.add_node("open", open_cases)
    graph.add_node("close_run", close_run)

    graph.add_edge(START, "identify")
    graph.add_conditional_edges("identify", _go, ["ask_customer", "weigh", "survey", END])
    graph.add_edge("ask_customer", "identify")
    graph.add_conditional_edges("weigh", _go, _JUDGED)
    graph.add_conditional_edges("approve", _decided, ["recheck", "mark", "identify", "close"])
    graph.add_conditional_edges("recheck", _go, _JUDGED)
    graph.add_edge("mark", END)
    graph.add_edge("close", END)
    graph.add_edge("act", "await_mail")
    graph.add_edge("await_mail", "settle")
    graph.add_conditional_edges("settle", _go, ["weigh", END])
    graph.add_edge("rehearse", END)
    graph.add_conditional_edges("survey", _go, ["approve_run", "open", END])
    graph.add_conditional_edges("approve_run", _run_decided, ["approved_run", "identify", "close_run"])
    graph.add_edge("approved_run", "open")
    graph.add_edge("open", END)
    graph.add_edge("close_run", END)
    return graph


def _go(state: Going) -> str:
    return END if state["go"] == "end" else state["go"]


def _decided(state: Decided) -> str:
    verb = state["decision"]["verb"]
    if verb == "approve":
        return "mark" if by_letter(state["prepared"].contact) else "recheck"
    return {"edit": "recheck", "supersede": "identify"}.get(verb, "close")


def _run_decided(state: RunDecided) -> str:
    return {"approve": "approved_run", "supersede": "identify"}.get(state["decision"]["verb"], "close_run")
