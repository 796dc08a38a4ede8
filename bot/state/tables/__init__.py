"""The tables of the bot's state, in SQL that SQLite and PostgreSQL both understand."""
