"""The steps of the rule graph. Deciding is in the pure modules beside it, saying the cards: here is reading, staging.

Node names are API: cases wait in `ask`, `approve` and `await_rule` across releases.
"""
