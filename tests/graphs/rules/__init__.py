"""Tests of the company's rules."""
