"""Tests of the figures on what is owed, and of how they are said."""
