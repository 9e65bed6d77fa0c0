"""Conversations about the texts customers are sent."""
