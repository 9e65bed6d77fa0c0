"""Microsoft Teams: one more platform behind `bot.platform`, over the Bot Connector.

In:   `http` (one door) → `tokens` with `keys` (who may knock), `hosts` (whom we may answer) → `inbound` and `invokes`,
      with `translate` (pure: activity → `bot.events`) → the Door, all committed before Teams gets its answer.
Out:  `sender` (the Platform) → `render` and `forms` (pure: Message → Adaptive Card) → `connector` (its faults sorted by
      `faults`, paced by `pace`, its token from `credentials`) → `bridge`, the one file that knows botbuilder's adapter;
      `live` shows what is being done; `files` goes both ways.
Where: `references` (how each place and person is reached), `ids` (names).
Setup: `package` and `icons` (what Teams is told of the app), `about` (the page it leads to), `examination` (what
       `commis doctor` finds), in the words of `setup`.
`room` puts it together.

May import: botbuilder, botframework, msal, jwt, cryptography, aiohttp, `bot.events`, `bot.platform`, `bot.store`,
`graphs` types, `integrations.errors`. What else it needs of the desk is handed in as `desk.TeamsDesk`.
"""
