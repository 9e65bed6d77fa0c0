"""What the nodes of a case may reach, besides the case itself; and the context of one turn that is made of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.staging import short_hash
from bot.store.cases import CaseRow
from bot.turn import Turn
from graphs.context import Context, Person, Policy
from graphs.rules.port import Rules
from graphs.standing import Standings
from integrations.books.port import Books
from integrations.documents.port import Documents


@dataclass(frozen=True)
class Ports:
    """`rules` gives the rules of this moment, `policy` the standing limits of a process."""

    books: Books
    documents: Documents
    rules: Callable[[], Rules]
    policy: Callable[[str], Policy]
    standings: Standings | None = None

    def context(
        self,
        case: CaseRow,
        turn: Turn,
        asker: Person,
        colleagues: list[Person],
        progress_to: Callable[[str], Awaitable[None]],
    ) -> Context:
        return Context(
            case_id=case.id,
            turn_key=f"{case.id}.{short_hash(turn.key)}",
            asker=asker,
            now=turn.now,
            language=case.language,
            books=self.books,
            documents=self.documents,
            rules=self.rules(),
            policy=self.policy(case.process),
            progress_to=progress_to,
            colleagues=colleagues,
            standings=self.standings,
        )
