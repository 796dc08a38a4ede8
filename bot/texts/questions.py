"""What the bot says to everyone."""
