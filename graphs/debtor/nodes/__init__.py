"""The steps of the graph. Deciding is `policy`, saying is the cards: here is only reading and staging.

Node names are API: cases wait in `ask` and `approve` across releases.
"""
