"""What a workspace was found not to offer us, so that it is not asked for again and again."""

from __future__ import annotations

import asyncio
from typing import Literal

import structlog

from bot.slack.faults import code_of

log = structlog.get_logger(__name__)

Feature = Literal["reaction", "status", "session", "stream", "edit"]

KEPT_SECONDS = 600.0
"""After this it is tried again: whoever looks after the app may have corrected it."""

LACKING = {
    "access_denied",
    "deprecated_endpoint",
    "feature_not_enabled",
    "http_404",
    "invalid_arguments",
    "method_deprecated",
    "method_not_supported",
    "missing_scope",
    "no_permission",
    "not_allowed",
    "not_allowed_token_type",
    "not_supported",
    "unknown_method",
}
"""Refusals that every other message of the workspace would meet too."""


class Features:
    def __init__(self) -> None:
        self._lacking: dict[tuple[str, Feature], float] = {}

    def has(self, team: str, feature: Feature) -> bool:
        return self._lacking.get((team, feature), 0.0) <= asyncio.get_running_loop().time()

    def learn(self, team: str, feature: Feature, error: Exception) -> None:
        """Remembers a refusal that is not about this one message."""
        if code_of(error) in LACKING:
            log.info("slack.feature_lacking", team=team, feature=feature, why=str(error))
            self._lacking[team, feature] = asyncio.get_running_loop().time() + KEPT_SECONDS
