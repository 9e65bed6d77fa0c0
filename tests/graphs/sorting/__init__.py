"""Tests of sorting mails and reading anger."""
