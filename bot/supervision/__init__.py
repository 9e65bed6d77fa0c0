"""How the service is, told to whoever runs it: its state, alerts that come once, and cases drawn for people to judge.

May import: `bot.store`, `bot.people`, `bot.front` (the switches), `bot.judgement` (agreement), `bot.outgoing`,
`bot.timetable.port`. To add a trouble that is watched: what finds it in `troubles.py`, its sentence in `wording.py`.
"""
