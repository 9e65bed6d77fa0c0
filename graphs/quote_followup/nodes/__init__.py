"""The steps of the follow-up graph. Deciding is in the pure modules beside it, saying the cards: here is reading,
staging.

Node names are API: cases wait in `ask`, `approve`, `await_mail` and `await_mark` across releases.
"""
