"""The vendor's errors, as ours. Nothing of the vendor's text is repeated: it may quote the key or the message."""

from __future__ import annotations

import re
from typing import Any, cast

import openai

from integrations.errors import IntegrationError, Misconfigured, Rejected, Unavailable

NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"}
UNKNOWN_MODEL = {"model_not_found", "invalid_model", "model_not_supported"}
TOO_LONG = {"context_length_exceeded", "string_above_max_length"}
CODE = re.compile(r"[a-z][a-z0-9_]{1,60}")


def code_of(error: openai.APIError) -> str:
    """The vendor's machine-readable code ("" for none): a word, never a sentence."""
    body = cast(dict[str, Any], error.body) if isinstance(error.body, dict) else {}  # pyright: ignore[reportUnknownMemberType]  # just checked
    for candidate in (error.code, error.type, body.get("code"), body.get("type")):
        if isinstance(candidate, str) and CODE.fullmatch(candidate):
            return candidate
    return ""


def may_be_the_format(error: openai.APIStatusError) -> bool:
    """Whether a refused request may pass with a humbler response format."""
    return error.status_code in (400, 422) and code_of(error) not in TOO_LONG | UNKNOWN_MODEL


def translate(error: Exception) -> IntegrationError:
    match error:
        case TimeoutError() | openai.APITimeoutError():
            return Unavailable("the model did not answer in time")
        case openai.APIStatusError():
            return _status(error)
        case openai.APIConnectionError():
            return Unavailable("the model's server cannot be reached")
        case openai.LengthFinishReasonError():
            return Rejected("the model's answer was cut short")
        case openai.ContentFilterFinishReasonError():
            return Rejected("the vendor's filter refused the message")
        case _:
            return Rejected("the server did not answer as a model server does")


def _status(error: openai.APIStatusError) -> IntegrationError:
    code = code_of(error)
    told = f"HTTP {error.status_code}" + (f", {code}" if code else "")
    match error.status_code:
        case 429 if code in NO_CREDIT:
            return Misconfigured(f"the model account has no credit left ({told})")
        case 408 | 409 | 425 | 429:
            return Unavailable(f"the model is busy ({told})", retry_after=_retry_after(error))
        case status if status >= 500:
            return Unavailable(f"the model's server failed ({told})", retry_after=_retry_after(error))
        case 401 | 403:
            return Misconfigured(f"the model's server refused the key ({told}): check OPENAI_API_KEY")
        case 404 | 405:
            return Misconfigured(f"no such model or address ({told}): check COMMIS_MODEL and OPENAI_BASE_URL")
        case 400 if code in UNKNOWN_MODEL:
            return Misconfigured(f"no such model ({told}): check COMMIS_MODEL")
        case _:
            return Rejected(f"the model's server refused the request ({told})")


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Seconds; a date is ignored, as it would need a clock."""
    try:
        seconds = float(error.response.headers.get("retry-after", ""))
    except ValueError:
        return None
    return seconds if 0 <= seconds < 86_400 else None
