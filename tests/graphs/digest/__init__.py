"""What a digest says, over generated facts."""
