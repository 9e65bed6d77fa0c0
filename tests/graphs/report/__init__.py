"""The figures of a period, computed."""
