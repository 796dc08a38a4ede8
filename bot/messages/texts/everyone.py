"""What the bot says to everyone.

Placeholders are named, so that a translation may reorder them. `ONE`/`MANY` pairs are chosen by
`bot.texts.plural`.
"""

# Answers
FOUND = "The record says:"
DISAGREE = "The record holds different answers, newest first:"
NOT_FOUND = "The record does not say."
NEAREST = "Nearest in the record, not an answer:"
NEXT_BEST = "Next best ({number} of {total}), less sure than the answer:"
MORE_SOURCES = "More sources for the same answer:"
SURROUNDINGS = "In its context:"
UNDATED = "no date"
EMPTY_RECORD = "The record is still empty, so there is nothing to answer from yet."
EMPTY_RECORD_ADMIN = "You can fill it: send /add with an article's text, a file or a link."

# Buttons
BUTTON_ANSWER = "Back to the answer"
BUTTON_SURROUNDINGS = "Context"
BUTTON_SOURCES = "More sources ({count})"
BUTTON_NEXT = "Next best"
BUTTON_HELPFUL = "👍 Helpful"
BUTTON_NOT_HELPFUL = "👎 Not helpful"
THANKS_HELPFUL = "Thank you, noted."
THANKS_NOT_HELPFUL = "Thank you. The people who keep the record will see it."
BUTTON_EXPIRED = "I no longer know that question. Please ask it again."
ARTICLE_GONE = "That article is no longer in the record."
NO_MORE = "There is nothing more to show."

# Conduct
ASK_WHAT = "Ask me something, for example: /ask who chaired the session?"
TOO_FAST = "One moment please: those were many questions at once. I answer again in a little while."
ERROR = "Sorry, something went wrong on my side (error {id}). Please try again in a moment."
UNKNOWN_COMMAND = "I do not know that command. /help says what I can do."

# Commands
START = (
    "Hello! I answer questions about the articles in my record: a short answer, and the sentence "
    "that states it, word for word, with its source.\n\nJust ask me something."
)
EXAMPLES = "For example:"
HELP = (
    "Ask me in your own words. I answer from the articles in my record, with the sentence that "
    "states the answer, word for word. Where the record does not say, I tell you so.\n\n"
    "You can ask a follow-up (“and when?”), and edit a question: I edit the answer. In a group, "
    "mention me, reply to me, or use /ask; /ask in reply to a message answers that message. In "
    "any other chat, type my @name and a question."
)
SOURCES = "Sources in the record:"
SOURCE_ONE = "{source}: {count} article"
SOURCE_MANY = "{source}: {count:,} articles"
AND_MORE = "… and {count} more."
NO_SOURCE = "without a named source"
LATEST = "Latest articles:"
ABOUT = (
    "Rapporteur {version} answers from the record and nothing else: every answer quotes the "
    "sentence that states it, and names its article."
)
COUNTS = "The record holds {articles}, {sentences} and {facts}."
ARTICLES_ONE, ARTICLES_MANY = "{count} article", "{count:,} articles"
SENTENCES_ONE, SENTENCES_MANY = "{count} sentence", "{count:,} sentences"
FACTS_ONE, FACTS_MANY = "{count} fact", "{count:,} facts"

# Inline mode
INLINE_HINT = "Type a question to ask the record"
INLINE_BUSY = "One moment please, then type on"
INLINE_NOT_FOUND = "The record does not say. Ask me directly"

# Command menu: command, what it does
COMMANDS = (
    ("ask", "Ask the record a question"),
    ("help", "How to ask, with examples"),
    ("latest", "The latest articles in the record"),
    ("sources", "Where the articles come from"),
    ("about", "What this bot is and how much it holds"),
)
