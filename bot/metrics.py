"""What is counted for `/metrics`, by the Prometheus client's default registry."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

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
