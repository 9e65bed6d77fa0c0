"""The front page of one person, what they can be offered to say, and the greeting of their first visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.approvals import Approvals
from bot.clock import Clock
from bot.front.mine import Mine, mine_of, waiting_for
from bot.front.sections import asked_section, finished_section, waiting_section
from bot.front.switch_view import autonomy_blocks, pause_blocks
from bot.front.switches import Switches
from bot.front.wording import tell
from bot.outgoing import post_row
from bot.people import People
from bot.store import outbox
from bot.store.database import Connection, Database
from bot.store.people import PersonRow
from graphs.answers import guide
from graphs.message import Address, Block, Message, Text
from integrations.books.port import Books

Recorded = Callable[[Connection, str, str], str]
"""How often we agreed with people about a process, as a sentence in that language; "" when nothing was compared yet."""

MOST_PROMPTS = 4
GREETED_EXAMPLES = 3


class Front:
    """For any platform: an account is (platform, external id). `language` serves where nobody's own is known."""

    def __init__(
        self,
        database: Database,
        people: People,
        approvals: Approvals,
        books: Books,
        switches: Switches,
        clock: Clock,
        *,
        language: str,
        recorded: Recorded | None = None,
    ) -> None:
        """`recorded` says how often we agreed with people, by process."""
        self._recorded = recorded
        self._database = database
        self._people = people
        self._approvals = approvals
        self._books = books
        self._switches = switches
        self._clock = clock
        self._language = language

    async def page(self, platform: str, external_id: str) -> Message:
        """Nothing of others is on it but what this person may decide. Raises `StoreUnavailable`."""
        person = await self._person(platform, external_id)
        if person is None:
            said = tell(self._language, "stranger")
            return Message(said, [Text(said), Text(tell(self._language, "stranger.page"), tone="muted")])
        await self._switches.refresh()
        now = self._clock.now()
        mine = await self._database.read(
            lambda c: mine_of(c, person, platform, self._people, self._approvals.deciders, now)
        )
        examples = [] if mine.open else await self._examples(person.language)
        agreed = await agreements(self._database, self._recorded, self._switches.processes, person.language)
        return self._shown(person, mine, examples[:1], agreed)

    async def prompts(self, platform: str, external_id: str) -> list[str]:
        """What this person could say now, as sentences that work as they stand; four at most, never none."""
        person = await self._person(platform, external_id)
        if person is None:
            return [tell(self._language, "prompt.help")]
        waits = await self._database.read(lambda c: waiting_for(c, person, self._approvals.deciders))
        first = [tell(person.language, "prompt.waiting")] if waits else []
        sentences = [*first, *await self._examples(person.language), tell(person.language, "prompt.help")]
        return sentences[:MOST_PROMPTS]

    async def greet(self, platform: str, external_id: str, address: Address) -> None:
        """Stages the greeting there, once per account; one who was a stranger then is greeted again by name."""
        person = await self._person(platform, external_id)
        key = f"greeting:{platform}:{external_id}"
        if person is None:
            key, message, language = f"{key}:unknown", self._for_a_stranger(), self._language
        else:
            message, language = await self._greeting(person), person.language
        row = post_row(key, address, message, language=language)
        now = self._clock.now()
        await self._database.write(lambda c: outbox.stage(c, [row], now))

    # --- details ------------------------------------------------------------------------------------------------------

    async def _person(self, platform: str, external_id: str) -> PersonRow | None:
        await self._people.refresh()
        person = self._people.of_account(platform, external_id)
        return self._people.by_id(person.id) if person else None

    async def _examples(self, language: str) -> list[str]:
        return guide.examples(await self._books.directory(), language)

    def _shown(self, person: PersonRow, mine: Mine, examples: list[str], agreed: Mapping[str, str]) -> Message:
        now, staff = self._clock.now(), self._people.staff
        blocks: list[Block] = [
            *waiting_section(mine, person, staff, now),
            *asked_section(mine, person, examples, lambda name: self._switches.paused(name) is not None),
            *finished_section(mine, person),
            Text(tell(person.language, "switches.title"), tone="heading"),
            *pause_blocks(self._switches, staff, person, person.language, now, mine.held),
            *autonomy_blocks(self._switches, staff, person, person.language, agreed),
        ]
        return Message(tell(person.language, "page.summary", name=person.name), blocks)

    async def _greeting(self, person: PersonRow) -> Message:
        language = person.language
        hello = tell(language, "greet.hello", name=person.name)
        blocks: list[Block] = [Text(hello)]
        examples = (await self._examples(language))[:GREETED_EXAMPLES]
        if examples:
            blocks.append(Text(tell(language, "greet.examples")))
            blocks += [Text(tell(language, "greet.example", example=example)) for example in examples]
        if self._people.can_approve(person):
            blocks.append(Text(tell(language, "greet.approver")))
        blocks.append(Text(tell(language, "greet.stop"), tone="muted"))
        return Message(hello, blocks)

    def _for_a_stranger(self) -> Message:
        """In both languages: theirs is not known either."""
        languages = [self._language, "fr" if self._language == "en" else "en"]
        said = [tell(language, "greet.stranger") for language in languages]
        return Message(said[0], [Text(each) for each in said])


async def agreements(
    database: Database, recorded: Recorded | None, processes: Sequence[str], language: str
) -> dict[str, str]:
    """What is to be said of each process; those of which there is nothing are left out."""
    if recorded is None:
        return {}
    tell_of = recorded
    found = await database.read(lambda c: {process: tell_of(c, process, language) for process in processes})
    return {process: said for process, said in found.items() if said}
