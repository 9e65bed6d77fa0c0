"""What every adapter of a port must do, held against each adapter we ship."""
