"""How messages are built and sent, and their texts."""
