"""The steps of the quote graph. Deciding is `policy` and `gate`, saying is the cards: here is only reading and staging.

Node names are API: cases wait in `ask`, `approve`, `await_record` and `await_mail` across releases.
"""
