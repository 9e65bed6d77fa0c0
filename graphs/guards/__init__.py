"""What runs with a customer (a dispute, a promise, a complaint …) and which acts of any process it stops.

To add a guard: a line in `table.GUARDS` and its sentences in `wording`. Imports nothing but the types of the gate.
"""

from graphs.guards.table import GUARDS, Guarded, GuardedAct, guarded

__all__ = ["GUARDS", "Guarded", "GuardedAct", "guarded"]
