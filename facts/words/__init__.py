"""Words: one normal form for index and question, word classes, synonyms, and their meaning."""
