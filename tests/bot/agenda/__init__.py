"""Tests of the desk of people's reminders."""
