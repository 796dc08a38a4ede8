"""The bot's state in an SQLite file. `bot.state.State` describes what each call does."""
