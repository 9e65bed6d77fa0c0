"""Runs a process's graph for one turn: from its head (or from nothing) until it ends or asks. Commits nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from langgraph.graph.state import CompiledStateGraph
from langgraph.types import Command

from bot.store.checkpoints import Head, TurnSaver, serializer
from graphs.ask import ApprovalRequest, EffectAwaited, Question, ask_from_json
from graphs.context import Context
from graphs.process import Process


class LostRun(Exception):
    """A resumed case neither went on nor ended: its graph no longer has the node it waited in."""


@dataclass(frozen=True)
class Pending:
    """What the graph asks, under the id by which it is resumed."""

    interrupt_id: str
    ask: Question | ApprovalRequest | EffectAwaited


@dataclass(frozen=True)
class Ran:
    """The state after the run, what it waits for (empty: it ended), and the saver that holds its new head."""

    values: dict[str, Any]
    pending: list[Pending]
    saver: TurnSaver


class Runner:
    def __init__(self, processes: Iterable[Process]) -> None:
        self.processes = {process.name: process for process in processes}
        self._compiled: dict[str, CompiledStateGraph[Any, Any, Any, Any]] = {}
        self._serializers = {name: serializer(process.saved) for name, process in self.processes.items()}

    def _graph(self, process: str) -> CompiledStateGraph[Any, Any, Any, Any]:
        """Compiled at its first use: a start should not wait for the graphs of a dozen processes."""
        if process not in self._compiled:
            graph = self.processes[process].graph()
            self._compiled[process] = graph.compile()  # pyright: ignore[reportUnknownMemberType]  # partly untyped
        return self._compiled[process]

    async def begin(self, process: str, head: Head | None, brief: dict[str, Any], context: Context) -> Ran:
        """Runs from the start: a new case, or a change in one that has ended or waited (its state is kept)."""
        return await self._run(process, head, self.processes[process].begin(brief), context)

    async def resume(
        self, process: str, head: Head | None, interrupt_id: str, value: dict[str, Any], context: Context
    ) -> Ran:
        """Goes on from the interrupt with that id. Raises `LostRun`."""
        ran = await self._run(process, head, Command(resume={interrupt_id: value}), context)
        if not ran.saver.dirty:
            raise LostRun(f"case {context.case_id} did not go on from {interrupt_id}")
        return ran

    async def _run(self, process: str, head: Head | None, work: Any, context: Context) -> Ran:
        saver = TurnSaver.load(head, self._serializers[process])
        # `copy` shares the compiled graph: compiling costs fifty times as much as this.
        graph: CompiledStateGraph[Any, Any, Any, Any] = self._graph(process).copy({"checkpointer": saver})
        result: dict[str, Any] = await graph.ainvoke(  # pyright: ignore[reportUnknownMemberType]
            work,
            {"configurable": {"thread_id": context.case_id}, "recursion_limit": 100},
            context=context,
            durability="exit",
        )
        interrupts = result.pop("__interrupt__", [])
        pending = [Pending(item.id, ask_from_json(item.value)) for item in interrupts]
        return Ran(result, pending, saver)
