"""Tests of the front page and its switches."""
