"""Complaints, alert by alert, with real checkpoints."""
