"""The company's mailbox, read: each mail is kept through the door, then marked as taken in; none is ever deleted.

`fetching` is the loop that the service runs, `keeping` how a mail becomes an event (handed in or fetched), `opening`
makes the loop from the settings. May use `bot.store` and `integrations.mail`; knows no process.
"""
