"""Makes word lists of the library from WordNet; see docs/decisions/synonyms.md."""
