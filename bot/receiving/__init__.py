"""How updates come from Telegram, from the start of the process to its end."""
