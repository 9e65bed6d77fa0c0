"""The digest at the desk: what it tells, to whom, and what becomes of it once it is posted."""
