"""Made-up sentences that look like an answer and are none, beside those that are.

Each family in this package makes groups of one kind of trap over invented names. They are how the
reader learns what a plain likeness of words does not tell.
"""
