"""Mail out and in.

`port` is the seam; `maildir` is embedded and opens in any mail program, `smtp` is the real way out, and both send what
`compose` makes; `incoming` reads a mail that was handed in. To add a way out: one file here, its name in
`integrations/catalog.py`, and the contract tests in `tests/contracts` must pass.
"""
