"""What is counted for `/metrics`, by the Prometheus client's default registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import Counter, Gauge, Histogram

if TYPE_CHECKING:
    from bot.supervision.measures import Measures

EVENTS = Counter("commis_events_total", "Events accepted, by kind.", ["kind"])
REDELIVERIES = Counter("commis_redeliveries_total", "Events that had been accepted before.")
TURNS = Counter("commis_turns_total", "Turns worked, by kind of event and outcome.", ["kind", "outcome"])
TURN_SECONDS = Histogram("commis_turn_seconds", "Seconds a turn takes.", ["kind"])
ACK_SECONDS = Histogram(
    "commis_ack_seconds",
    "Seconds until an event is safely kept.",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 3),
)
EFFECTS = Counter("commis_effects_total", "Posts and effects, by kind and outcome.", ["kind", "outcome"])
DECISIONS = Counter("commis_decisions_total", "Decisions on approvals, by verb.", ["verb"])
FEEDBACK = Counter(
    "commis_feedback_total", "Opinions of what was said, by platform, how and what.", ["on", "how", "what"]
)
MODEL_COST = Counter("commis_model_cost_euros_total", "Euros spent on model calls.")
MODEL_FALLBACKS = Counter("commis_model_fallbacks_total", "Readings by the grammar instead of the model.", ["why"])
QUEUE = Gauge("commis_queue_rows", "Rows by table and state.", ["table", "state"])
WAITING = Gauge("commis_cases", "Cases by state.", ["state"])
INBOX_AGE = Gauge("commis_inbox_oldest_seconds", "Seconds the longest waiting event is overdue.")
APPROVALS = Gauge("commis_approvals_waiting", "Requests for approval that wait for people.")
APPROVALS_AGE = Gauge("commis_approvals_oldest_seconds", "Seconds the longest waiting request has waited.")
QUESTIONS = Gauge("commis_questions", "Questions without an answer, open or parked.", ["state"])
TROUBLES = Gauge("commis_troubles", "What is wrong now, by kind: rows that stand still or were given up.", ["kind"])
ALERTS = Gauge("commis_alerts_open", "Troubles that people were told of and that last, by kind.", ["kind"])
DIGESTS = Gauge("commis_digests_posted", "Digests and briefs posted so far.")
SAMPLES = Gauge("commis_samples", "Cases drawn for people to look through, by what they said of them.", ["verdict"])
AGREEMENT = Gauge("commis_agreement_percent", "How often people decided as proposed, in the last 90 days.", ["process"])
PAUSED = Gauge("commis_paused", "1 while what goes out is held back, by process (all: everything).", ["process"])
HEALTH = Gauge("commis_health", "1 where what we depend on answered the last look, by name.", ["name"])
MODEL_MONTH = Gauge("commis_model_month_euros", "Euros spent on model calls in the calendar month.")
MODEL_CAP = Gauge("commis_model_cap_euros", "Euros that model calls may cost in a calendar month.")


def show(measures: Measures) -> None:
    """What the store says, as of now: states that hold nothing any more are gone."""
    for gauge in (QUEUE, WAITING, TROUBLES, ALERTS, SAMPLES, AGREEMENT, PAUSED, HEALTH):
        gauge.clear()
    for table, by_state in (("inbox", measures.inbox), ("outbox", measures.outbox)):
        for state, number in by_state.items():
            QUEUE.labels(table=table, state=state).set(number)
    for state, number in measures.cases.items():
        WAITING.labels(state=state).set(number)
    INBOX_AGE.set(measures.inbox_age)
    APPROVALS.set(measures.approvals)
    APPROVALS_AGE.set(measures.approvals_age)
    QUESTIONS.labels(state="open").set(measures.questions)
    QUESTIONS.labels(state="parked").set(measures.questions_parked)
    for kind, number in measures.troubles.items():
        TROUBLES.labels(kind=kind).set(number)
    for kind, number in measures.alerts.items():
        ALERTS.labels(kind=kind).set(number)
    DIGESTS.set(measures.digests)
    for verdict, number in measures.samples.items():
        SAMPLES.labels(verdict=verdict or "open").set(number)
    for process, rate in measures.agreement.items():
        AGREEMENT.labels(process=process).set(float(rate))
    for process in measures.paused:
        PAUSED.labels(process=process or "all").set(1)
    for name, ok in measures.health.items():
        HEALTH.labels(name=name).set(int(ok))
    MODEL_MONTH.set(float(measures.spent))
    if measures.cap is not None:
        MODEL_CAP.set(float(measures.cap))
