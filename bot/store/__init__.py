"""What is kept: one database, SQLite or PostgreSQL, written in short transactions.

May import: SQLAlchemy (only here and in `integrations/books/sql*`), `graphs` types, `bot.events`.
Functions take the open connection first; a whole transaction is one function given to `Database.write`.
"""
