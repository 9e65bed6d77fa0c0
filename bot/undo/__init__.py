"""The undo window: what leaves without anyone having seen it counts down in its thread, and can be taken back."""
