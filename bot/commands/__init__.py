"""The `commis` command's subcommands, one module each. They print; nothing else in the project does.

May import: `bot.app` and what it opens. To add one: a module here and its name in `bot/__main__.py`.
"""
