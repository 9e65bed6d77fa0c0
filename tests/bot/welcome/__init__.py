"""The room that shows people how to begin."""
