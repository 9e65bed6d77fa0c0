"""Conversations about reminders of one's own: read, asked, noted."""
