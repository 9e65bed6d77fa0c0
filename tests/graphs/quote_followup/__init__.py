"""Conversations about quotes that wait for an answer."""
