"""The bot's state in a PostgreSQL database, which many replicas share."""
