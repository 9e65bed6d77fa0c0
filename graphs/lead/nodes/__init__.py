"""The steps of the lead process; a node makes at most one outside read."""
