"""The local desk: over HTTP, and in a browser."""
