"""What is said while Teams is being set up: in its app store, on the page about the app, by `commis doctor`.

May import: `bot.typography`.
"""
