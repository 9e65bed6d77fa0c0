"""The local desk: a workplace chat page on loopback, one more platform behind `bot.platform`.

In: `adapter` (HTTP → `bot.events` → the Door). Out: `sender` (the Platform) tells `live`, and pages fetch the store.
`render` makes the JSON the page in `page/` draws. May import: `bot.events`, `bot.platform`, `bot.store`, `graphs`.
Never reachable from another machine: see `guard`.
"""
