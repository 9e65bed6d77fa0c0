"""Where a case stands between two turns: the graph runtime's saver, kept in memory and flushed inside our transaction.

Only the newest checkpoint of each namespace is kept, with its pending writes (the interrupts and their answers).
Nothing reaches the database before `flush`, which compares and sets the head's revision: of two workers that ran the
same case, the second is told so and must undo its turn.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import (
    WRITES_IDX_MAP,
    BaseCheckpointSaver,
    ChannelVersions,
    Checkpoint,
    CheckpointMetadata,
    CheckpointTuple,
    PendingWrite,
    get_checkpoint_id,
    writes_sort_key,
)
from langgraph.checkpoint.serde.base import SerializerProtocol
from langgraph.checkpoint.serde.types import INTERRUPT
from sqlalchemy import Connection, bindparam, select, update

from bot.store.saved_types import SavedTypes, UnknownSavedType
from bot.store.schema import thread_head as table
from bot.store.upsert import insert_new

__all__ = ["Head", "SavedTypes", "TurnSaver", "UnknownSavedType", "read_head", "serializer"]


@dataclass(frozen=True)
class Head:
    """A case's saved state as it lies in the database. `revision` grows with every flush."""

    checkpoint_id: str
    revision: int
    process_version: int
    encoding: str
    body: bytes


@dataclass
class _Write:
    task_id: str
    index: int
    channel: str
    value: Any
    task_path: str


@dataclass
class _Namespace:
    """The newest checkpoint of a graph ("" for the outer one) and the writes that wait on it."""

    checkpoint: Checkpoint
    metadata: CheckpointMetadata
    writes: dict[tuple[str, int], _Write] = field(default_factory=dict[tuple[str, int], _Write])


_READ = select(table.c.checkpoint_id, table.c.revision, table.c.process_version, table.c.encoding, table.c.body).where(
    table.c.case_id == bindparam("of")
)
_SWAP = (
    update(table)
    .where(table.c.case_id == bindparam("of"), table.c.revision == bindparam("known"))
    .values(
        checkpoint_id=bindparam("id"),
        revision=table.c.revision + 1,
        process_version=bindparam("version"),
        encoding=bindparam("how"),
        body=bindparam("what"),
    )
)


def serializer(saved: tuple[type, ...]) -> SavedTypes:
    """Writes and reads plain data and these classes; anything else raises `UnknownSavedType`."""
    return SavedTypes(saved)


def read_head(c: Connection, case_id: str) -> Head | None:
    row = c.execute(_READ, {"of": case_id}).one_or_none()
    if row is None:
        return None
    return Head(row.checkpoint_id, row.revision, row.process_version, row.encoding, bytes(row.body))


class TurnSaver(BaseCheckpointSaver[int]):
    """One per turn and case. The graph must run with `durability="exit"`."""

    def __init__(self, serde: SerializerProtocol, head: Head | None) -> None:
        super().__init__(serde=serde)
        self._serializer = serde  # not `self.serde`, which the base may wrap
        self._head = head
        self._namespaces: dict[str, _Namespace] = {}
        self._early: dict[tuple[str, str], dict[tuple[str, int], _Write]] = {}
        self._dirty = False
        if head is not None:
            self._namespaces = _unfold(serde.loads_typed((head.encoding, head.body)))

    @classmethod
    def load(cls, head: Head | None, serde: SerializerProtocol) -> TurnSaver:
        """Raises `UnknownSavedType` when the head holds what the process does not save."""
        return cls(serde, head)

    @property
    def dirty(self) -> bool:
        """Whether the turn saved anything."""
        return self._dirty

    def flush(self, c: Connection, case_id: str, process_version: int) -> bool:
        """Writes the new head where the one it came from still is. False: another worker was faster (fenced)."""
        if not self._dirty:
            return True
        root = self._namespaces[""]
        encoding, body = self._serializer.dumps_typed(_fold(self._namespaces))
        if self._head is None:
            row = {
                "case_id": case_id,
                "checkpoint_id": root.checkpoint["id"],
                "revision": 1,
                "process_version": process_version,
                "encoding": encoding,
                "body": body,
            }
            return insert_new(c, table, row, key="case_id")
        values = {
            "of": case_id,
            "known": self._head.revision,
            "id": root.checkpoint["id"],
            "version": process_version,
            "how": encoding,
            "what": body,
        }
        return c.execute(_SWAP, values).rowcount == 1

    # --- what the runtime calls ---------------------------------------------------------------------------------------

    def with_allowlist(self, extra_allowlist: Any) -> TurnSaver:
        """The list of classes is the process's, and complete: the runtime adds nothing to it."""
        return self

    def get_next_version(self, current: int | None, channel: None) -> int:
        return (current or 0) + 1

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        return self.get_tuple(config)

    def get_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        namespace, _ = _place(config)
        newest = self._namespaces.get(namespace)
        wanted = get_checkpoint_id(config)
        if newest is None or (wanted and wanted != newest.checkpoint["id"]):
            return None
        return CheckpointTuple(
            config=_config(config, namespace, newest.checkpoint["id"]),
            checkpoint=newest.checkpoint,
            metadata=newest.metadata,
            parent_config=None,
            pending_writes=_in_order(newest.writes),
        )

    async def alist(
        self,
        config: RunnableConfig | None,
        *,
        filter: dict[str, Any] | None = None,
        before: RunnableConfig | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CheckpointTuple]:
        for item in self.list(config, filter=filter, before=before, limit=limit):
            yield item

    def list(
        self,
        config: RunnableConfig | None,
        *,
        filter: dict[str, Any] | None = None,
        before: RunnableConfig | None = None,
        limit: int | None = None,
    ) -> Iterator[CheckpointTuple]:
        """The newest one, or nothing: there is no history."""
        newest = self.get_tuple(config) if config is not None and before is None and limit != 0 else None
        if newest is not None and all(newest.metadata.get(key) == value for key, value in (filter or {}).items()):
            yield newest

    async def aput(
        self,
        config: RunnableConfig,
        checkpoint: Checkpoint,
        metadata: CheckpointMetadata,
        new_versions: ChannelVersions,
    ) -> RunnableConfig:
        return self.put(config, checkpoint, metadata, new_versions)

    def put(
        self,
        config: RunnableConfig,
        checkpoint: Checkpoint,
        metadata: CheckpointMetadata,
        new_versions: ChannelVersions,
    ) -> RunnableConfig:
        namespace, _ = _place(config)
        known = self._namespaces.get(namespace)
        # Leaving a run saves its checkpoint again under the same id: what waited on it still does.
        same = known is not None and known.checkpoint["id"] == checkpoint["id"]
        newest = _Namespace(checkpoint, metadata, dict(known.writes) if known and same else {})
        newest.writes.update(self._early.pop((namespace, checkpoint["id"]), {}))
        self._namespaces[namespace] = newest
        self._dirty = True
        return _config(config, namespace, checkpoint["id"])

    async def aput_writes(
        self, config: RunnableConfig, writes: Sequence[tuple[str, Any]], task_id: str, task_path: str = ""
    ) -> None:
        self.put_writes(config, writes, task_id, task_path)

    def put_writes(
        self, config: RunnableConfig, writes: Sequence[tuple[str, Any]], task_id: str, task_path: str = ""
    ) -> None:
        namespace, checkpoint_id = _place(config)
        known = self._namespaces.get(namespace)
        if known is not None and known.checkpoint["id"] == checkpoint_id:
            kept = known.writes
        else:
            # The runtime saves in the background: writes may come before their checkpoint.
            kept = self._early.setdefault((namespace, checkpoint_id or ""), {})
        for position, (channel, value) in enumerate(writes):
            index = WRITES_IDX_MAP.get(channel, position)
            # A task's own results are kept as they were first; its interrupt and its answer are the latest.
            if index < 0 or (task_id, index) not in kept:
                kept[task_id, index] = _Write(task_id, index, channel, value, task_path)
        self._dirty = True

    def delete_thread(self, thread_id: str) -> NoReturn:
        raise NotImplementedError("a turn never deletes a case")

    async def adelete_thread(self, thread_id: str) -> NoReturn:
        self.delete_thread(thread_id)


def _place(config: RunnableConfig) -> tuple[str, str | None]:
    configurable: dict[str, Any] = config.get("configurable", {})
    return configurable.get("checkpoint_ns", ""), configurable.get("checkpoint_id")


def _config(config: RunnableConfig, namespace: str, checkpoint_id: str) -> RunnableConfig:
    thread: str = config.get("configurable", {})["thread_id"]
    return {"configurable": {"thread_id": thread, "checkpoint_ns": namespace, "checkpoint_id": checkpoint_id}}


def _in_order(writes: dict[tuple[str, int], _Write]) -> list[PendingWrite]:
    ordered = sorted(writes.values(), key=lambda write: writes_sort_key(write.task_path, write.task_id, write.index))
    return [(write.task_id, write.channel, write.value) for write in ordered]


def _fold(namespaces: dict[str, _Namespace]) -> dict[str, Any]:
    # An inner graph ("node:task|…") is kept while its task in the outer one waits on an interrupt.
    waiting = {write.task_id for write in namespaces[""].writes.values() if write.channel == INTERRUPT}
    return {
        name: {
            "checkpoint": dict(kept.checkpoint),
            "metadata": dict(kept.metadata),
            "writes": [
                [write.task_id, write.index, write.channel, write.value, write.task_path]
                for write in kept.writes.values()
            ],
        }
        for name, kept in namespaces.items()
        if not name or name.partition("|")[0].rpartition(":")[2] in waiting
    }


def _unfold(data: dict[str, Any]) -> dict[str, _Namespace]:
    namespaces: dict[str, _Namespace] = {}
    for name, kept in data.items():
        writes = [_Write(*write) for write in kept["writes"]]
        namespaces[name] = _Namespace(
            kept["checkpoint"], kept["metadata"], {(write.task_id, write.index): write for write in writes}
        )
    return namespaces
