"""Takes what people think of what was done: thumbs and reactions of colleagues, and one question to customers.

An opinion decides nothing: it is kept, the last one of each person counts, and the reports count them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web

from bot import outgoing
from bot.clock import Clock
from bot.events import ButtonClicked, FormSubmitted, OpinionGiven
from bot.leads.guard import Network
from bot.opinions import cards, looking
from bot.opinions.links import Link, read_token, token_of
from bot.opinions.page import OpinionPage
from bot.opinions.wording import number, tell
from bot.people import People
from bot.platform import FieldError, Platform, Receipt
from bot.pressed import Commit, pressed
from bot.settings import Settings
from bot.store import inbox, outbox, posts
from bot.store import opinions as store
from bot.store.database import Connection, Database
from bot.store.inbox import Redelivered
from bot.store.opinions import Said
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from bot.store.posts import PostRow
from graphs.message import Address, text_message

_WHY = re.compile(rf"{cards.PREFIX}:(\d{{1,15}}):why")


@dataclass(frozen=True)
class Asked:
    """Somebody's own opinion, which a button or a form of theirs is about."""

    said: Said
    person: PersonRow


class OpinionDesk:
    """Buttons and forms are "o:<number of the opinion>:why". Everything a method accepts is committed when it returns;
    all raise `StoreUnavailable` when nothing could be kept."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        clock: Clock,
        *,
        proxies: Sequence[Network] = (),
    ) -> None:
        """`proxies` are believed in what they say of whom they speak for."""
        self._settings = settings
        self._database = database
        self._people = people
        self._platforms = platforms
        self._clock = clock
        self._instant = {name for name, platform in platforms.items() if platform.instant}
        self._proxies = proxies
        self._secret = b""

    # --- of colleagues ------------------------------------------------------------------------------------------------

    async def opinion(self, event: OpinionGiven) -> Receipt:
        """Not claimed: somebody whom nobody here knows, a message that is none of ours, or a redelivery."""
        return await self._commit(lambda c: self._opinion(c, event))

    async def click(self, event: ButtonClicked) -> Receipt:
        """Opens the form in which somebody says what was wrong. Nothing is kept."""

        def read(c: Connection) -> Receipt:
            asked = self._asked(c, event.button, event)
            if isinstance(asked, str):
                return Receipt(claimed=True, note=text_message(asked))
            return Receipt(claimed=True, form=cards.why_form(asked.said, asked.person.language))

        return await self._database.read(read)

    async def submit(self, event: FormSubmitted) -> Receipt:
        """Keeps what was wrong with the opinion it explains. With errors the form stays open."""
        return await self._commit(lambda c: self._submit(c, event))

    # --- of customers -------------------------------------------------------------------------------------------------

    async def prepare(self) -> None:
        """Call before `link`: reads what the links of this home are signed with, and makes it the first time."""
        if not self._secret:
            self._secret = await self._database.write(store.secret)

    @property
    def asks_customers(self) -> bool:
        """Whether customers are asked at all, and there is an address at which they can answer."""
        return self._settings.ask_customers and self._settings.public_url.startswith(("https://", "http://"))

    def link(self, about: str, case_id: str, language: str) -> str:
        """Where a customer says how it went; "" when nobody is to be asked."""
        if not (self.asks_customers and self._secret):
            return ""
        token = token_of(Link(about, case_id, language), self._secret, self._clock.now())
        return f"{self._settings.public_url.rstrip('/')}/opinion?t={token}"

    async def mail_link(self, about: str, case_id: str, language: str) -> str:
        """The same, prepared: what a mail that is leaving asks for (`bot.effects.SendMail.link`)."""
        if not self.asks_customers:
            return ""
        await self.prepare()
        return self.link(about, case_id, language)

    def routes(self) -> list[web.RouteDef]:
        """GET shows the page and decides nothing (mail programs open links by themselves); POST takes the answer."""
        page = OpinionPage(self._read_link, self._customer, self._settings.language, self._proxies)
        return [web.get("/opinion", page.shown, allow_head=True), web.post("/opinion", page.sent)]

    async def _read_link(self, token: str) -> Link | str:
        await self.prepare()
        return read_token(token, self._secret, self._clock.now())

    async def _customer(self, link: Link, value: store.Value, words: str) -> None:
        now = self._clock.now()

        def commit(c: Connection) -> None:
            store.put(
                c,
                about=link.about,
                person_id="",
                case_id=link.case_id,
                value=value,
                how=store.CUSTOMER,
                words=words,
                at=now,
            )

        await self._database.write(commit)

    # --- details ------------------------------------------------------------------------------------------------------

    async def _commit(self, work: Callable[[Connection], Commit]) -> Receipt:
        return await pressed(self._database, self._platforms, work)

    def _opinion(self, c: Connection, event: OpinionGiven) -> Commit:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        person, post = looking.person_of(c, event), looking.post_of(c, event)
        if person is None or post is None:
            return Receipt(claimed=False), []
        if event.value != "none" and looking.is_open_request(c, post):
            self._keep(c, event, person, post, {"opinion": "request"})
            return Receipt(claimed=True, note=text_message(tell(person.language, "request"))), []
        earlier = store.of(c, post.key, person.id)
        if not looking.changes(event, earlier):
            self._keep(c, event, person, post, {"opinion": "unchanged"})
            return Receipt(claimed=True), []
        now = self._clock.now()
        store.put(
            c,
            about=post.key,
            person_id=person.id,
            case_id=post.case_id or "",
            value=event.value,
            how=event.how,
            words=event.words,
            at=now,
        )
        self._keep(c, event, person, post, {"opinion": event.value})
        return Receipt(claimed=True), outgoing.stage(c, self._asking(c, event, person, post), now, self._instant)

    def _asking(self, c: Connection, event: OpinionGiven, person: PersonRow, post: PostRow) -> list[Outgoing]:
        """The private line after a bad reaction. Who presses a thumb is asked beside it, by the platform."""
        said = store.of(c, post.key, person.id)
        if said is None or said.value != "bad" or said.words or event.how != "reaction":
            return []
        if outbox.by_key(c, cards.why_key(said.seq)) is not None:
            return []
        place = self._private(c, person, post.address)
        return [cards.why(said, post, place, person.language)] if place else []

    def _private(self, c: Connection, person: PersonRow, near: Address) -> Address | None:
        own = self._people.places(c, person.id)
        if any((place.platform, place.channel) == (near.platform, near.channel) for place in own):
            return near
        return self._people.private_place(c, person.id, near)

    def _submit(self, c: Connection, event: FormSubmitted) -> Commit:
        if inbox.by_key(c, event.key) is not None:
            return Receipt(claimed=False), []
        asked = self._asked(c, event.form, event)
        if isinstance(asked, str):
            return Receipt(claimed=True, note=text_message(asked)), []
        said, language = asked.said, asked.person.language
        words = event.values.get(cards.WORDS, "").strip()
        if not words or len(words) > store.LONGEST_WORDS:
            text = tell(language, "why.long" if words else "why.empty", limit=number(store.LONGEST_WORDS, language))
            return Receipt(claimed=False, errors=[FieldError(cards.WORDS, text)]), []
        now = self._clock.now()
        store.explain(c, said.seq, words)
        line = posts.by_key(c, cards.why_key(said.seq))
        rows = [cards.thanked(line, line.content)] if line is not None else []
        self._keep(c, event, asked.person, line, {"opinion": "words"})
        return Receipt(claimed=True, note=text_message(tell(language, "why.thanks"))), outgoing.stage(
            c, rows, now, self._instant
        )

    def _asked(self, c: Connection, named: str, event: ButtonClicked | FormSubmitted) -> Asked | str:
        """The opinion it is about; or what the person is told, when there is nothing to explain to them."""
        person, found = looking.person_of(c, event), _WHY.fullmatch(named)
        if person is None:
            return tell(self._settings.language, "stranger")
        said = store.by_seq(c, int(found[1])) if found else None
        if said is None:
            return tell(person.language, "unknown")
        if said.person_id != person.id:
            return tell(person.language, "not_yours")
        return Asked(said, person) if said.value == "bad" else tell(person.language, "why.turned")

    def _keep(
        self,
        c: Connection,
        event: OpinionGiven | FormSubmitted,
        person: PersonRow,
        post: PostRow | None,
        outcome: dict[str, str],
    ) -> None:
        """Raises `Redelivered`."""
        address = post.address if post is not None else event.address
        kept = inbox.keep_worked(
            c,
            event,
            conversation=address.conversation,
            now=self._clock.now(),
            address=address,
            person_id=person.id,
            outcome=dict(outcome),
            case_id=post.case_id if post is not None else None,
        )
        if not kept:
            raise Redelivered(event.key)
