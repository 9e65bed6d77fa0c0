"""The timetable that people see and set: what comes back when and where, told and changed in chat.

`port` says what a kind of timing (a digest, a report) has to be; `desk` plans the rows and works them when they are
due; `daily` is the same for what the company's settings plan. May import: the store, people, and `graphs.when`.
To add a kind: a class with `Kind`'s shape, and its name in `bot.timed_rooms`.
"""
