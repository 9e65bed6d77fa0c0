"""Leads at the desk: how they come in (webhooks, our form page), who takes them, what is done for them, and the daily
look at those that wait.

May import: `bot.store`, `bot.people`, `bot.effects`, `bot.turns`, `graphs.lead.brief`, `graphs.leads`, the ports. To
read another form tool: its structure in `submissions.py`, its labels in `labels.py`.
"""
