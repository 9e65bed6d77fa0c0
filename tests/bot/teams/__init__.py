"""Tests of the Teams room."""
