"""The work, without the desk."""
