"""How the bot is used, and who changed the record."""
