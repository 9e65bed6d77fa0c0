"""What a digest tells, ranked and drawn: typed facts in, one short message out. Pure; gathered by `bot.digest`.

May import: `graphs`, `integrations.*.port`. To add something that is told: its line in `body`, its words in `wording`,
where it stands in `rank`.
"""
