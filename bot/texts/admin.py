"""What the bot says to admins.

Placeholders are named, so that a translation may reorder them. `ONE`/`MANY` pairs are chosen by
`bot.texts.plural`.
"""

# Command menu: command, what it does
COMMANDS: tuple[tuple[str, str], ...] = (
    ("add", "Add an article: text, link, file or reply"),
    ("remove", "Remove an article by its id"),
    ("articles", "All articles with their ids"),
    ("article", "Show an article by its id"),
    ("facts", "Show an article's facts by its id"),
    ("unanswered", "Questions that found nothing"),
    ("stats", "How much is held, asked and answered"),
    ("export", "Get the whole record as a file"),
    ("import", "Add the articles of an export"),
    ("admins", "Who keeps the record"),
    ("audit", "Who changed what, and when"),
    ("cancel", "Keep what I asked you to change"),
)
