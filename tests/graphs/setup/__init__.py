"""The setup conversation."""
