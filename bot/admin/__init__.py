"""Everything that admins can do from Telegram: keep the record, and see how the bot is used."""
