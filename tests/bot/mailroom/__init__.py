"""Where received mails go."""
