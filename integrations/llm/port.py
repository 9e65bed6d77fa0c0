"""One structured call to a language model: instructions and untrusted text in, data of a JSON schema out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from integrations.errors import Rejected


@dataclass(frozen=True)
class ModelUse:
    """Tokens as the vendor counted them; `cost` in euros (0 when the model's price is not set); `characters` sent."""

    model: str
    calls: int
    input_tokens: int
    output_tokens: int
    cost: Decimal
    characters: int


@dataclass(frozen=True)
class Structured:
    data: dict[str, Any]
    use: ModelUse


class NoStructure(Rejected):
    """The model answered, but not with a valid structure; the answer was paid for all the same: `use`."""

    def __init__(self, message: str, use: ModelUse) -> None:
        super().__init__(message)
        self.use = use


class Model(Protocol):
    """Errors: `Unavailable` (timeout, 5xx, 429 after bounded retries), `Rejected` (the request was refused; as
    `NoStructure` when an answer came that is not of the schema), `Misconfigured` (key, model, address or credit)."""

    async def structured(self, *, instructions: str, text: str, schema: dict[str, Any], name: str) -> Structured:
        """One call. `text` is data, sent as the user's turn and delimited; the answer is checked against `schema`."""
        ...
