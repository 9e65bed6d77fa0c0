"""Whom a complaint is about: by id, by address, or by the name that a colleague wrote. Pure."""

from __future__ import annotations

from graphs.ask import Answer, Choice
from graphs.complaint.brief import ComplaintBrief
from graphs.complaint.state import Gap, Subject
from graphs.understanding.answers import read_answer
from graphs.understanding.match import Match, Sure, Unsure, decide, match_customer
from graphs.understanding.written import clip
from integrations.books.port import Customer, Directory

NOBODY = "none"
"""The choice of a customer whom the books do not hold."""

LONGEST_NAME = 120
LONGEST_LABEL = 75


def find(brief: ComplaintBrief, directory: Directory, *, nobody: str) -> Subject | Gap:
    """Nobody is asked whose address it is: what is not known is worked by its address. `nobody` labels the choice of
    somebody who is not in the books."""
    known = next((each for each in directory.customers if brief.customer_id and each.id == brief.customer_id), None)
    if known is not None:
        return subject_of(known)
    sender = brief.sender.strip().casefold()
    if sender:
        wrote = [each for each in directory.customers if each.email.strip().casefold() == sender]
        return subject_of(wrote[0]) if len(wrote) == 1 else stranger(brief.sender_name or sender, sender)
    return named(brief.customer, directory, nobody=nobody)


def named(text: str, directory: Directory, *, nobody: str) -> Subject | Gap:
    """By the name as somebody wrote it."""
    written = clip(text)
    if not written.strip():
        return Gap("who")
    match decide(match_customer(written, directory)):
        case Sure(best):
            return subject_of(next(each for each in directory.customers if each.id == best.id))
        case Unsure(candidates):
            return Gap("which", written, _choices(candidates, nobody))
        case nothing:
            return Gap("unknown", written, _choices(nothing.close[:3], nobody))


def chosen(answer: Answer, gap: Gap, directory: Directory, *, nobody: str) -> Subject | Gap:
    """What the answer says. One who is not in the books is alerted about by name: nothing can be held for a name."""
    if answer.choice == NOBODY:
        return stranger(gap.text, "")
    if answer.choice is not None:
        known = next((each for each in directory.customers if each.id == answer.choice), None)
        return subject_of(known) if known is not None else gap
    said = read_answer(answer.text or "", gap.choices)
    if said is not None:
        return chosen(Answer(choice=said), gap, directory, nobody=nobody)
    return named(answer.text or "", directory, nobody=nobody)


def subject_of(customer: Customer) -> Subject:
    return Subject(
        customer.id, customer.name, customer.email.strip(), customer.contact, customer.segment, customer.customer_since
    )


def stranger(name: str, address: str) -> Subject:
    shown = " ".join(name.split())[:LONGEST_NAME]
    return Subject("", shown or address, address)


def _choices(found: list[Match], nobody: str) -> list[Choice]:
    return [*(Choice(each.id, each.name[:LONGEST_LABEL]) for each in found), Choice(NOBODY, nobody)]
