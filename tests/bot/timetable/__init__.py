"""The room that keeps what comes by the clock."""
