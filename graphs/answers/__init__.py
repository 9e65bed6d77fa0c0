"""Answers that need no process: help, small talk, stock, prices, "why?", what waits, and what went wrong.

Pure functions from what is known to a `Message`, in the person's language. May import: `graphs.message`,
`graphs.context`, `graphs.rules.port`, `integrations.*.port`, babel. To add one: a function in the module of its
subject, its sentences in `wording` in both languages.
"""
