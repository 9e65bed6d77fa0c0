"""Questions about products, answered from books that a test may change."""
