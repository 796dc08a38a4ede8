"""Adding an article: read it, preview it, change its details, and store it when confirmed."""
