"""Tests of forgetting somebody."""
