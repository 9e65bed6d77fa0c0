"""Tests of the embedded books: files in and out, numbers, errors."""
