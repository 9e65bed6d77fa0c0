"""Tests of the `commis` command."""
