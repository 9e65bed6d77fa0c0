"""Tests of importing leads."""
