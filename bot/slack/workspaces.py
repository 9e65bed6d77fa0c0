"""Which workspaces Commis is installed in, and by which token each is spoken to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import structlog
from pydantic import ValidationError

from bot.slack import ids
from bot.slack.installation import Installation, Workspace, expiry_of, read, tenant_of, workspace_of, written
from bot.slack.settings import PLATFORM, SlackSettings
from bot.slack.setup import wording
from bot.slack.single import SingleWorkspace, app_of
from bot.slack.vault import Vault
from bot.store import installations
from bot.store.database import Database
from bot.store.installations import Kept
from graphs.message import Address
from integrations.errors import IntegrationError, Misconfigured

if TYPE_CHECKING:
    from bot.slack.client import SlackCalls

__all__ = ["Workspace", "Workspaces"]

log = structlog.get_logger(__name__)


class Workspaces:
    """One workspace by the token of the settings, others by their installations; both may be.

    `calls` is set by the room before anything is asked. `now` is the real clock: tokens expire by it.
    Raises `Misconfigured` for keys that cannot be used.
    """

    def __init__(
        self,
        settings: SlackSettings,
        calls: SlackCalls | None,
        store: Callable[[], Database],
        now: Callable[[], datetime],
    ) -> None:
        self.calls = calls
        self._settings = settings
        self._store = store
        self._now = now
        self._vault = Vault(settings.token_keys, settings.language) if settings.token_keys else None
        self._single = SingleWorkspace(settings, self._asks) if settings.bot_token else None
        self._found: dict[str, tuple[Workspace, Installation]] = {}
        """By workspace, as it is installed."""
        self._renewing = asyncio.Lock()
        self._urls: dict[str, str] = {}
        self._app_ids = {app for app in [app_of(settings)] if app}

    async def of(self, team: str, enterprise: str = "") -> Workspace | None:
        """None when Commis is not installed there. Raises `IntegrationError` or `StoreUnavailable` when that cannot
        be told now: `Misconfigured` when its token is refused, or cannot be read."""
        found = self._found.get(team)
        if found is not None:
            return found[0] if found[0].serves(team, enterprise) else None
        single = await self.single()
        if single is not None and single.serves(team, enterprise):
            return replace(single, team=team) if not single.team else single
        return await self._installed(team, enterprise) if self._vault is not None else None

    async def token_of(self, team: str) -> str:
        """Raises `Misconfigured` when Commis is not installed there, and what `of` raises."""
        workspace = await self.of(team)
        if workspace is None:
            raise Misconfigured(wording.tell("not_installed", self._settings.language, team=team))
        found = self._found.get(team)
        if found is None or not found[1].to_renew(self._now()):
            return workspace.token
        return await self._renewed(team)

    async def trusts(self, team: str) -> bool:
        """Whether the company vouches for whoever verifies addresses in that workspace. Raises `IntegrationError`."""
        single = await self.single()
        return team in self._settings.trusted_teams or (single is not None and team == single.team)

    async def single(self) -> Workspace | None:
        """The one of the settings' token; None when there is no such token. Raises `IntegrationError`."""
        return self._learn(await self._single.workspace()) if self._single is not None else None

    async def known(self) -> list[Workspace]:
        """All there are, as far as that can be told: what cannot be read or reached is left out, and logged. The team
        is "" for a whole organisation."""
        workspaces: list[Workspace] = []
        try:
            workspaces += [one for one in [await self.single()] if one is not None]
        except IntegrationError as error:
            log.warning("slack.workspace.unknown", why=str(error))
        for kept in await self._listed():
            try:
                installation = self._opened(kept)
            except Misconfigured as error:
                log.error("slack.installation.unreadable", tenant=kept.tenant, why=str(error))
                continue
            if not installation.of_organisation:
                workspaces.append(self._learn(workspace_of(installation)))
        return workspaces

    async def unreadable(self) -> list[str]:
        """The tenants whose installation none of our keys opens."""
        return [kept.tenant for kept in await self._listed() if not self._opens(kept)]

    async def keep(self, installation: Installation) -> None:
        """Raises `StoreUnavailable`."""
        if self._vault is None:
            raise Misconfigured(wording.tell("key_absent", self._settings.language))
        body, tenant, now = self._vault.seal(written(installation)), installation.tenant, self._now()
        await self._store().write(lambda c: installations.keep(c, PLATFORM, tenant, body, now))
        self._found.clear()
        self._learn(workspace_of(installation))

    async def forget(self, team: str, enterprise: str = "", *, at: datetime | None = None) -> None:
        """It was uninstalled, or its tokens were revoked; `team` is "" for a whole organisation. `at`: when that was.
        What was installed after it stays: Slack tells late, and again."""
        known = self._single.known if self._single else None
        if known is not None and known.team == team:
            # Who we are there does not change; what its token can do no longer, every call will tell.
            log.error("slack.uninstalled", team=team, fix="commis doctor")
        for kept in await self._listed():
            if kept.tenant not in {team, tenant_of(team, enterprise)} or self._installed_since(kept, at):
                continue
            tenant = kept.tenant
            await self._store().write(lambda c, tenant=tenant: installations.forget(c, PLATFORM, tenant))
            log.info("slack.forgotten", tenant=tenant)
        self._found.clear()

    async def reseal(self) -> int:
        """Seals with the current key what the previous one had sealed, which can then be thrown away; how many."""
        done = 0
        for kept in await self._listed():
            body = self._vault.resealed(kept.body) if self._vault else None
            if body is not None:
                done += await self._store().write(
                    lambda c, kept=kept, body=body: installations.replace(c, PLATFORM, kept, body)
                )
        return done

    def permalink(self, address: Address) -> str | None:
        """Where a browser shows it, of what is known by now. None for a direct conversation: a link to it would lead
        whoever follows it to their own."""
        if address.platform != PLATFORM:
            return None
        place = ids.place_of(address.channel)
        url = self._urls.get(place.team) or self._urls.get("")
        if not url or not place.channel:
            return None
        page = f"{url.rstrip('/')}/archives/{place.channel}"
        return f"{page}/p{address.thread.replace('.', '')}" if address.thread and ids.is_ts(address.thread) else page

    def accepts_app(self, app_id: str) -> bool:
        """Whether it is our app's id. As long as none is known, the signature alone tells whose a payload is."""
        return not self._app_ids or app_id in self._app_ids

    def _asks(self) -> SlackCalls:
        if self.calls is None:
            raise RuntimeError("the room has not been put together")
        return self.calls

    def _learn(self, workspace: Workspace) -> Workspace:
        if workspace.url:
            self._urls[workspace.team] = workspace.url
        if workspace.app_id and not app_of(self._settings):
            self._app_ids.add(workspace.app_id)
        return workspace

    async def _listed(self) -> list[Kept]:
        if self._vault is None:
            return []
        return await self._store().read(lambda c: installations.listed(c, PLATFORM))

    def _opened(self, kept: Kept) -> Installation:
        try:
            if self._vault is not None:
                return read(self._vault.open(kept.body))
        except ValidationError:
            pass
        raise Misconfigured(wording.tell("key_lost", self._settings.language))

    def _opens(self, kept: Kept) -> bool:
        try:
            return bool(self._opened(kept))
        except Misconfigured:
            return False

    def _installed_since(self, kept: Kept, at: datetime | None) -> bool:
        if at is None:
            return False
        try:
            installed = self._opened(kept).installed_at
        except Misconfigured:
            return False
        # Slack tells whole seconds.
        return installed is not None and installed.replace(microsecond=0) > at

    async def _installed(self, team: str, enterprise: str) -> Workspace | None:
        for kept in await self._serving(team, enterprise):
            installation = self._opened(kept)
            if installation.of_organisation:
                # It has no token of its own: it is reached through its organisation, as long as that is there.
                organisation = next(iter(await self._serving("", installation.enterprise)), None)
                if organisation is None:
                    continue
                installation = self._opened(organisation)
            elif not installation.team:
                await self._write_member(team, installation)
            workspace = workspace_of(installation)
            if workspace.serves(team, enterprise):
                workspace = self._learn(replace(workspace, team=team))
                self._found[team] = (workspace, installation)
                return workspace
        return None

    async def _serving(self, team: str, enterprise: str) -> list[Kept]:
        return await self._store().read(lambda c: installations.of_team(c, PLATFORM, team, enterprise))

    async def _write_member(self, team: str, organisation: Installation) -> None:
        """What we send later names the workspace alone: its organisation is to be found without asking Slack."""
        await self.keep(Installation(team=team, enterprise=organisation.enterprise, of_organisation=True))

    async def _renewed(self, team: str) -> str:
        async with self._renewing:
            workspace = await self.of(team)  # somebody may have renewed it meanwhile
            found = self._found.get(team)
            if workspace is None or found is None or not found[1].to_renew(self._now()):
                return workspace.token if workspace else ""
            installation = found[1]
            try:
                return await self._exchanged(installation)
            except IntegrationError as error:
                if installation.expired(self._now()):
                    raise
                log.warning("slack.token.not_renewed", tenant=installation.tenant, why=str(error))
                return installation.token

    async def _exchanged(self, installation: Installation) -> str:
        answer = await self._asks().with_token(
            "",
            "oauth.v2.access",
            client_id=self._settings.client_id,
            client_secret=self._settings.client_secret,
            grant_type="refresh_token",
            refresh_token=installation.refresh_token,
        )
        token = str(answer["access_token"])
        refresh = str(answer.get("refresh_token") or installation.refresh_token)
        expires_at = expiry_of(answer, self._now())
        await self.keep(replace(installation, token=token, refresh_token=refresh, expires_at=expires_at))
        return token
