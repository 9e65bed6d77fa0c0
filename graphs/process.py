"""What a process must tell the desk about itself, so that it can be run without the desk knowing its insides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from langgraph.graph import StateGraph

from graphs.ask import Reason

State = dict[str, Any]
Ending = Literal["done", "refused", "failed"]


@dataclass(frozen=True)
class Process:
    """`name` is part of the outside contract; `version` changes when node names or saved types do.

    `graph` builds the (uncompiled) LangGraph over state, with `graphs.context.Context` as its runtime context.
    `saved` are the classes a checkpoint may hold: nothing else is ever deserialised.
    `begin` turns a brief (JSON, see the process's `brief.py`) into graph input: for a new case, and for each later
    change in the same thread (a case that has ended is run again from its start, keeping its state).
    `facts` are the contract's typed facts (JSON), `reasons` the exceptions that hold now, `title` a short name of the
    case, `ending` how it ended.
    """

    name: str
    version: int
    graph: Callable[[], StateGraph[Any, Any, Any, Any]]
    saved: tuple[type, ...]
    begin: Callable[[dict[str, Any]], State]
    facts: Callable[[State], dict[str, Any]]
    reasons: Callable[[State], list[Reason]]
    title: Callable[[State, str], str]
    ending: Callable[[State], Ending]
