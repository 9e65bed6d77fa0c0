"""Mail out and in.

`port` is the seam; `maildir` is embedded and opens in any mail program, `smtp` is the real way out, and both send what
`compose` makes. `imap` is the real way in; `incoming` reads a mail, handed in or fetched, `reports` what servers say of
ours, and `identity` tells which mail it is. To add a way out: one file here, its name in `integrations/catalog.py`, and
the contract tests in `tests/contracts` must pass.
"""
