"""The one error that a subcommand raises for the person at the keyboard."""


class CommandError(Exception):
    """The command cannot be carried out; `str()` is for the person at the keyboard. Exit status 2."""
