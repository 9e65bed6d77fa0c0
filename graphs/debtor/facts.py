"""What other programs may know of these cases: the typed facts of the outside contract, as soon as they are known."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.debtor.brief import News
from graphs.debtor.state import Account, Instalment, Noted
from graphs.debtor.wording import tell
from graphs.process import Ending, State


def promise(state: State) -> dict[str, Any]:
    news, noted = _news(state), _noted(state)
    return {
        **_who(state),
        "due_on": noted.due_on or news.day or None,
        "amount": noted.amount or news.amount or None,
        "invoices": _invoices(state),
        "check_on": noted.check_on or None,
    }


def dispute(state: State) -> dict[str, Any]:
    return {**_who(state), "invoices": _invoices(state)}


def payment(state: State) -> dict[str, Any]:
    noted = _noted(state)
    return {**_who(state), "invoices": _invoices(state), "paid": noted.paid, "until": noted.until or None}


def reminder_pause(state: State) -> dict[str, Any]:
    news, noted = _news(state), _noted(state)
    return {**_who(state), "until": noted.until or news.until or None}


def handoff(state: State) -> dict[str, Any]:
    news, noted = _news(state), _noted(state)
    parts: list[Instalment] = state.get("plan") or []
    plan = [{"on": part.on.isoformat(), "amount": f"{part.amount:.2f}"} for part in parts]
    return {
        **_who(state),
        "invoices": _invoices(state),
        "until": noted.until or news.until or None,
        "contact": news.contact or None,
        "due_on": noted.due_on or None,
        "plan": plan,
    }


def _who(state: State) -> dict[str, Any]:
    """`kind` is what was understood; it may differ from the process once a person said what was meant."""
    news, account = _news(state), _account(state)
    return {
        "customer": account.name if account is not None else news.customer or None,
        "customer_id": news.customer_id or None,
        "kind": news.kind,
    }


def _invoices(state: State) -> list[str]:
    return list(state.get("invoices") or _news(state).invoices)


def _news(state: State) -> News:
    return state.get("news") or News("unclear")


def _account(state: State) -> Account | None:
    return state.get("account")


def _noted(state: State) -> Noted:
    return state.get("noted") or Noted("")


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(name: str, state: State, language: str) -> str:
    news, account = _news(state), _account(state)
    customer = account.name if account is not None else news.customer
    return tell(language, f"title.{name}", customer=customer) if customer else tell(language, f"title.{name}.new")


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"
