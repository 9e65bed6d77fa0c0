"""How a checkpoint's values are written and read: msgpack, with the classes of an explicit list and no others.

A class is written by its name. Anything unknown raises, when it is written as when it is read: nothing is ever turned
into something else without a word, and no name from the database is ever imported.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, cast
from uuid import UUID

import ormsgpack
from langgraph.checkpoint.serde.base import SerializerProtocol
from langgraph.types import Interrupt, Send

ENCODING = "commis.1"
"""The format's name, kept beside every checkpoint."""

_PACKING = (
    ormsgpack.OPT_NON_STR_KEYS
    | ormsgpack.OPT_PASSTHROUGH_BIG_INT
    | ormsgpack.OPT_PASSTHROUGH_DATACLASS
    | ormsgpack.OPT_PASSTHROUGH_DATETIME
    | ormsgpack.OPT_PASSTHROUGH_ENUM
    | ormsgpack.OPT_PASSTHROUGH_SUBCLASS
    | ormsgpack.OPT_PASSTHROUGH_TUPLE
    | ormsgpack.OPT_PASSTHROUGH_UUID
    | ormsgpack.OPT_REPLACE_SURROGATES
)

_BUILT_IN, _SAVED = 1, 2


class UnknownSavedType(Exception):
    """A value of a class that is not on the list, or whose saved form no longer fits its class."""


@dataclasses.dataclass(frozen=True)
class _BuiltIn:
    name: str
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _write_interrupt(value: Interrupt[Any]) -> Any:
    # A response schema given as a class is for type checkers only; as JSON Schema it is kept.
    schema = value.response_schema
    return [value.value, value.id, schema if isinstance(schema, dict) else None]


def _read_interrupt(data: Any) -> Interrupt[Any]:
    return Interrupt(data[0], data[1], response_schema=data[2])


_BUILT_INS: dict[type, _BuiltIn] = {
    tuple: _BuiltIn("tuple", list, tuple),
    set: _BuiltIn("set", list, set),
    frozenset: _BuiltIn("frozenset", list, frozenset),
    int: _BuiltIn("int", str, int),  # of more than 64 bits
    Decimal: _BuiltIn("Decimal", str, Decimal),
    datetime: _BuiltIn("datetime", datetime.isoformat, datetime.fromisoformat),
    date: _BuiltIn("date", date.isoformat, date.fromisoformat),
    time: _BuiltIn("time", time.isoformat, time.fromisoformat),
    timedelta: _BuiltIn(
        "timedelta", lambda value: [value.days, value.seconds, value.microseconds], lambda data: timedelta(*data)
    ),
    UUID: _BuiltIn("UUID", str, UUID),
    Interrupt: _BuiltIn("Interrupt", _write_interrupt, _read_interrupt),
    Send: _BuiltIn("Send", lambda value: [value.node, value.arg], lambda data: Send(data[0], data[1])),
}
_READERS = {built_in.name: built_in.read for built_in in _BUILT_INS.values()}


class SavedTypes(SerializerProtocol):
    """For the runtime of the graphs. `saved` may hold dataclasses, enums and (for the record) TypedDicts."""

    def __init__(self, saved: tuple[type, ...]) -> None:
        self._classes: dict[str, type] = {}
        for cls in saved:
            if dict in cls.__mro__:
                continue  # a TypedDict: at run time a plain dict
            name = cls.__qualname__
            if not (dataclasses.is_dataclass(cls) or issubclass(cls, Enum)):
                raise TypeError(f"{name} is neither a dataclass nor an Enum: it cannot be saved")
            # By name alone, so that a class may move to another module while cases wait.
            if self._classes.setdefault(name, cls) is not cls:
                raise TypeError(f"two saved classes are called {name}")
        self._names = {cls: name for name, cls in self._classes.items()}
        self._fields = {
            cls: [field.name for field in dataclasses.fields(cls) if field.init]
            for cls in self._names
            if dataclasses.is_dataclass(cls)
        }

    def dumps_typed(self, obj: Any) -> tuple[str, bytes]:
        refused: list[UnknownSavedType] = []
        try:
            return ENCODING, self._pack(obj, refused)
        except Exception:
            if refused:
                raise refused[0] from None  # the packer only says that something failed
            raise

    def loads_typed(self, data: tuple[str, bytes]) -> Any:
        encoding, body = data
        if encoding != ENCODING:
            raise UnknownSavedType(f"a checkpoint in the encoding {encoding!r} cannot be read by this release")
        refused: list[UnknownSavedType] = []
        try:
            return self._unpack(body, refused)
        except Exception:
            if refused:
                raise refused[0] from None
            raise

    def _pack(self, value: Any, refused: list[UnknownSavedType]) -> bytes:
        def write(value: Any) -> Any:
            try:
                return self._write(value, refused)
            except UnknownSavedType as error:
                refused.append(error)
                raise

        return ormsgpack.packb(value, default=write, option=_PACKING)

    def _unpack(self, body: bytes, refused: list[UnknownSavedType]) -> Any:
        def read(code: int, body: bytes) -> Any:
            try:
                return self._read(code, *self._unpack(body, refused))
            except UnknownSavedType as error:
                refused.append(error)
                raise

        return ormsgpack.unpackb(body, ext_hook=read, option=ormsgpack.OPT_NON_STR_KEYS)

    def _write(self, value: Any, refused: list[UnknownSavedType]) -> Any:
        cls = cast(type[Any], type(value))
        if built_in := _BUILT_INS.get(cls):
            return ormsgpack.Ext(_BUILT_IN, self._pack([built_in.name, built_in.write(value)], refused))
        if name := self._names.get(cls):
            return ormsgpack.Ext(_SAVED, self._pack([name, self._content(cls, value)], refused))
        if isinstance(value, BaseException):
            return repr(value)  # only ever shown: what a node raised
        if isinstance(value, dict):
            return dict(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]  # a defaultdict
        raise UnknownSavedType(f"{cls.__module__}.{cls.__qualname__} is not among the classes this process saves")

    def _content(self, cls: type[Any], value: Any) -> Any:
        if isinstance(value, Enum):
            return value.value
        return {name: getattr(value, name) for name in self._fields[cls]}

    def _read(self, code: int, name: str, data: Any) -> Any:
        if code == _BUILT_IN and name in _READERS:
            return _READERS[name](data)
        cls = self._classes.get(name) if code == _SAVED else None
        if cls is None:
            raise UnknownSavedType(f"{name!r} is not among the classes this process saves")
        try:
            return cls(data) if issubclass(cls, Enum) else cls(**data)
        except (TypeError, ValueError) as error:
            raise UnknownSavedType(f"a saved {name} no longer fits its class: {error}") from error
