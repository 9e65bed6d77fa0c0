"""What goes wrong on demand: which call, how, how often."""

from __future__ import annotations

from dataclasses import dataclass

AFTER = ("timeout_after", "disconnect_after")


@dataclass
class Fault:
    """`left` None: for good. The first `skip` calls go well."""

    method: str
    how: str
    left: int | None
    retry_after: int
    skip: int
    team: str

    @property
    def after_effect(self) -> bool:
        """Whether the call does its work first."""
        return self.how in AFTER

    @property
    def status(self) -> int:
        return int(self.how) if self.how.isdigit() else 200 if self.how not in _SILENT else 0


_SILENT = ("timeout", "disconnect")


class Faults:
    """The oldest that fits comes first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, method: str, how: str, times: int | None, retry_after: int, skip: int, team: str) -> None:
        self._faults.append(Fault(method, how, times, retry_after, skip, team))

    def clear(self, method: str = "") -> None:
        self._faults = [fault for fault in self._faults if method and fault.method != method]

    def take(self, method: str, team: str) -> Fault | None:
        for fault in self._faults:
            if fault.method not in ("*", method) or fault.team not in ("", team) or fault.left == 0:
                continue
            if fault.skip:
                fault.skip -= 1
                return None
            if fault.left is not None:
                fault.left -= 1
            return fault
        return None
