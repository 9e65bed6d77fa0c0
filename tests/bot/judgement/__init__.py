"""The record of decisions: compared, added up, and what is suggested from it."""
