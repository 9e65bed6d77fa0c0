"""What is said while Slack is being set up: in its app directory, on the installation page, by `commis doctor`.

May import: `bot.typography`.
"""
