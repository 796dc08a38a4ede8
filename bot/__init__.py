"""The Telegram bot: answers questions from the record, and lets admins keep it."""
