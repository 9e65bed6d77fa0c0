"""Tests of what is known of leads."""
