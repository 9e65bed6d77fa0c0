"""The angry customer's room: what was exchanged with them, words that come while an alert runs, and what is held back.

exchanges.py  the last mails, and the alert that runs    effects.py  words added to it
holding.py    a mail looks again before it leaves         wording.py  what is said in the alert's thread
opening.py    one alert for a customer; what is held back when none can be opened
"""
