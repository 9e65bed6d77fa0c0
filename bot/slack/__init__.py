"""Slack: one more platform behind `bot.platform`, over slack-bolt (async), by Socket Mode or HTTP.

In:   `guard` (who may knock) → `listeners` (Bolt) → `adapter` (pure: payload → `bot.events`) → the Door, all committed
      before Slack gets its ack.
Out:  `sender` (the Platform) → `render` (pure: Message → Block Kit) → `client` (Web API, its faults sorted by `faults`
      and paced by `pace`); `live` shows what is being done; `home_view` and `modal` draw tabs and forms.
Who:  `workspaces` (which workspace, with which token), `oauth` (installing), `vault` (tokens at rest), `ids` (names).
Setup: `manifest` (what Slack is told of the app), `examination` (what `commis doctor` finds), in the words of `setup`.
`room` puts it together.

May import: slack_bolt, slack_sdk, aiohttp, cryptography, yaml, `bot.events`, `bot.platform`, `bot.store`, the types of
`graphs`, `integrations.errors`. What else it needs of the desk is handed in as `desk.SlackDesk`.
"""
