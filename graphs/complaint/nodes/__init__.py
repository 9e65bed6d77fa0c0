"""The steps of the complaint graph. Deciding is `policy`, showing `cards` and `asking`: here is reading and staging.

Node names are API: cases wait in `ask`, `alert` and `settle` across releases.
"""
