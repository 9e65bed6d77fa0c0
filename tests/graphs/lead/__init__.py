"""The lead process."""
