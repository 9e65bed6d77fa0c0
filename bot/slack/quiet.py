"""The logger that Slack's SDKs are given: they tell theirs whole payloads, with what people wrote and one-time urls."""

from __future__ import annotations

import logging

QUIET = logging.Logger("slack", logging.CRITICAL)
