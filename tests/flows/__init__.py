"""Whole conversations, from the door to the mail."""
