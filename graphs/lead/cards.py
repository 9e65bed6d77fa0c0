"""What the lead process says: in the thread, and to the colleague who takes the lead."""

from __future__ import annotations

from graphs.ask import Decision, EffectOutcome, Reason
from graphs.dunning.figures import day
from graphs.lead import parts
from graphs.lead.parts import Picture, called, local_day, owner_name
from graphs.lead.state import Course, Purpose
from graphs.lead.wording import LANGUAGES, knows, tell
from graphs.message import Block, Excerpt, Message, Text, Tone, message_to_json, text_message
from graphs.understanding.written import clip
from integrations.crm.port import Lead


def line(key: str, language: str, *, tone: Tone = "normal", **values: object) -> Message:
    return text_message(tell(language, key, **values), tone=tone)


def heading(lead: Lead, language: str) -> str:
    return tell(language, f"head.{lead.classed or 'none'}", score=lead.score, name=called(lead, language))


def purpose_text(purpose: Purpose | str, language: str) -> str:
    return tell(language, f"done.purpose.{purpose}")


def lead_card(shown: Picture, done: str, language: str, *, lead_in: str = "") -> Message:
    """The whole in the thread: class, score, why, what is missing, what was done, what to do. `done`: sent | going |
    waits | none; `lead_in` the sentence that says why it comes up."""
    head = heading(shown.lead, language)
    then = next_step(shown, language, done)
    said = done_line(shown, done, language)
    summary = " ".join(part for part in (f"{lead_in}." if lead_in else "", f"{head}.", said, then) if part)
    blocks: list[Block] = [Text(lead_in, tone="strong")] if lead_in else []
    blocks += [Text(head, tone="heading"), *_about(shown, language)]
    blocks += parts.reasons_table(shown.reasons, language)
    if said:
        blocks.append(Text(said))
    blocks.append(Text(then, tone="strong"))
    return Message(summary, blocks)


def done_line(shown: Picture, done: str, language: str) -> str:
    purpose = shown.course.purpose
    if done == "sent" and shown.mail is not None:
        return tell(language, "done.mail", to=shown.mail.to, purpose=purpose_text(purpose, language))
    if done == "going" and purpose:
        return tell(language, "done.going", purpose=purpose_text(purpose, language))
    return tell(language, "done.waits") if done == "waits" else tell(language, "done.none")


def next_step(shown: Picture, language: str, done: str = "") -> str:
    """What the colleague should do, in one sentence. `done` as for `lead_card`."""
    course = shown.course
    if done == "waits" and shown.mail is not None:
        return tell(language, "next.waits")
    key = f"next.{course.purpose or course.why or 'refused'}"
    if course.why == "no_address" and not shown.lead.phone.strip():
        key = "next.no_address.no_phone"
    if course.status == "archived" and course.why == "sent_before":
        key = "next.archived"
    if shown.facts is not None and shown.facts.question and course.purpose:
        key = "next.question"
    if not knows(key):
        key = "next.refused"
    return tell(language, key, owner=owner_name(shown.owner, language))


def owner_card(shown: Picture, done: str) -> dict[str, object]:
    """The same with a brief for the call, in both languages: the one of whoever reads it is chosen as it leaves."""
    return {language: message_to_json(_owner_card(shown, done, language)) for language in LANGUAGES}


def _owner_card(shown: Picture, done: str, language: str) -> Message:
    head, lead = heading(shown.lead, language), shown.lead
    then = next_step(shown, language, done)
    blocks: list[Block] = [Text(tell(language, "brief.head"), tone="muted"), Text(head, tone="heading")]
    blocks += [*_about(shown, language), *parts.reasons_table(shown.reasons, language)]
    if lead.missing:
        blocks.append(Text(tell(language, "brief.questions", missing=parts.missing_words(lead.missing, language))))
    received = day(local_day(lead.received_at, shown.zone), language)
    key = "brief.open" if lead.missing else "brief.open.complete"
    blocks.append(Text(tell(language, key, day=received), tone="muted"))
    blocks += [Text(done_line(shown, done, language)), Text(then, tone="strong")]
    return Message(f"{head}. {then}", blocks)


def _about(shown: Picture, language: str) -> list[Block]:
    return [
        parts.figures(shown, language),
        *parts.why_lines(shown, language),
        *parts.missing_line(shown, language),
        *parts.known_lines(shown, language),
        *parts.words_block(shown, language),
    ]


def proposal(shown: Picture, reasons: list[Reason], language: str) -> Message:
    """For whoever decides: the lead, what speaks for a look, and the mail as it would leave."""
    lead, mail = shown.lead, shown.mail
    name = called(lead, language)
    if mail is None:
        summary = tell(language, "card.no_mail", name=name)
    else:
        summary = tell(language, "card.mail", name=name, purpose=purpose_text(mail.purpose, language))
    blocks: list[Block] = [Text(summary, tone="heading"), Text(heading(lead, language), tone="strong")]
    blocks += _about(shown, language)
    blocks += parts.reasons_table(reasons, language) or [Text(tell(language, "card.propose"))]
    blocks += (
        parts.mail_blocks(mail, language) if mail is not None else [Text(next_step(shown, language), tone="strong")]
    )
    return Message(summary, blocks)


def refused(shown: Picture, reasons: list[Reason], language: str) -> Message:
    why = " ".join(reason.text.get(language) or reason.text["fr"] for reason in reasons)
    key = tell(language, "refused", name=called(shown.lead, language), why=why)
    then = tell(language, "next.refused", owner=owner_name(shown.owner, language))
    return Message(f"{key} {then}", [Text(key, tone="warning"), Text(then, tone="strong")])


def rehearsed(shown: Picture, language: str) -> Message:
    mail = shown.mail
    if mail is None:
        return line("rehearsed.no_mail", language, tone="muted")
    summary = tell(language, "rehearsed", to=mail.to, purpose=purpose_text(mail.purpose, language))
    return Message(summary, [Text(summary, tone="muted"), *parts.mail_blocks(mail, language)])


def sent(shown: Picture, to: str, language: str) -> Message:
    """Who it was given to, what was sent, what comes next."""
    said = tell(
        language,
        "result.sent.archived" if shown.course.status == "archived" else "result.sent",
        name=called(shown.lead, language),
        to=to,
        purpose=purpose_text(shown.course.purpose, language),
        owner=owner_name(shown.owner, language),
    )
    then = next_step(shown, language)
    return Message(f"{said} {then}", [Text(said), Text(then, tone="muted")])


def handed(shown: Picture, language: str) -> Message:
    said = tell(language, "result.handed", name=called(shown.lead, language), owner=owner_name(shown.owner, language))
    then = next_step(shown, language)
    return Message(f"{said} {then}", [Text(said), Text(then, tone="strong")])


def not_sent(shown: Picture, why: str, language: str) -> Message:
    key = f"result.not_sent.{why}"
    said = tell(language, key if knows(key) else "result.not_sent.standing", name=called(shown.lead, language))
    then = tell(language, "next.refused", owner=owner_name(shown.owner, language))
    return Message(f"{said} {then}", [Text(said, tone="warning"), Text(then, tone="strong")])


def failed(shown: Picture, outcome: EffectOutcome, language: str) -> Message:
    name, owner = called(shown.lead, language), owner_name(shown.owner, language)
    if outcome.error == "unknown":
        # Nobody may read that it did not leave, and write a second time.
        return line("failed.unknown", language, tone="warning", name=name, email=clip(shown.lead.email), owner=owner)
    return failure(tell(language, "failed.mail", name=name, owner=owner), outcome, language)


def failure(summary: str, outcome: EffectOutcome, language: str) -> Message:
    blocks: list[Block] = [Text(summary, tone="warning")]
    if outcome.detail.strip():
        blocks.append(Excerpt(outcome.detail.strip()[:500], source=tell(language, "failed.detail")))
    return Message(summary, blocks)


def closed(decision: Decision, shown: Picture, language: str) -> Message:
    """After a refusal (with its reason), an expiry, or a recall."""
    key = {"expire": "closed.expired", "recall": "closed.recalled"}.get(decision.verb, "closed.rejected")
    summary = tell(language, key, name=called(shown.lead, language), owner=owner_name(shown.owner, language))
    blocks: list[Block] = [Text(summary)]
    if decision.note.strip():
        blocks.append(Excerpt(decision.note.strip()[:500], source=tell(language, "closed.note")))
    return Message(summary, blocks)


def moved(key: str, lead: Lead, owner: str, words: str, language: str, **values: object) -> Message:
    """What happened outside, and what follows; with their words where there are some."""
    summary = tell(language, key, name=called(lead, language), owner=owner, **values)
    blocks: list[Block] = [Text(summary)]
    if words.strip():
        blocks.append(Excerpt(words.strip()[: parts.LONGEST_WORDS], source=clip(lead.email)))
    return Message(summary, blocks)


def changed(lead: Lead, what: list[str], language: str) -> Message:
    name = called(lead, language)
    if not what:
        return line("changed.nothing", language, name=name)
    return line("changed", language, name=name, what=", ".join(what))


def handed_course(course: Course, why: str) -> Course:
    """No mail after all: somebody sees to it."""
    return Course("", "archived" if course.purpose == "decline" else "handed", why)
