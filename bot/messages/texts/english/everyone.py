"""The bot's texts for everyone.

Placeholders are named, so that a translation may reorder them. `plural` chooses between `ONE` and
`MANY`.
"""

from __future__ import annotations

from bot.state.members import Role, Standing
from facts import Remark

# Answers
FOUND = "The record says:"
DISAGREE = "The record holds different answers, newest first:"
CORRECTED = "Corrected. Before, it was reported: {before}"
NOT_FOUND = "The record does not say."
NEAREST = "Nearest in the record, not an answer:"
NEXT_BEST = "Next best ({number} of {total}), less certain than the answer:"
MORE_SOURCES = "More sources for the same answer:"
SURROUNDINGS = "In context:"
QUESTION = "{number}. {question}"
ABOUT_IT = "Articles about it:"
PAGE_OF = "Page {number} of {pages}"
UNDATED = "no date"
PAGE = "page {page}"
EMPTY_RECORD = "The record is still empty, so I cannot answer yet."
EMPTY_RECORD_ADMIN = "To fill it, send /add with an article's text, a file or a link."

# Small talk, by its kind
SMALL_TALK = {
    Remark.GREETING: "Hello! What would you like to know?",
    Remark.THANKS: "You are welcome!",
    Remark.FAREWELL: "Goodbye! Come back whenever you have a question.",
    Remark.AGREEMENT: "All right. Just ask when you have a question.",
    Remark.PRAISE: "Thank you!",
    Remark.COMPLAINT: (
        "I am sorry about that. It may help to ask in other words. With 👎 under an answer, you "
        "tell the admins."
    ),
    Remark.LAUGHTER: "😄",
    Remark.APOLOGY: "No problem!",
    Remark.ABOUT: (
        "I am a bot. I answer questions about the articles in my record, and quote the sentence "
        "that states the answer. Just send me a question; /help tells you more."
    ),
    Remark.LATEST: "/latest lists the newest articles in my record.",
    Remark.SIZE: "/about tells you how many articles my record holds.",
    Remark.SOURCES: (
        "Under each answer stand its article, source and date: tap the title to read the article. "
        "/sources lists all sources, and /latest the newest articles."
    ),
    Remark.CHATTER: "I cannot do that, I only answer questions about the articles in my record.",
    Remark.NOISE: "I do not know any of these words. Please ask me a whole question.",
    Remark.POINTING: (
        "I cannot tell what you mean by that. Please ask me a whole question, with the name of "
        "what it is about."
    ),
    Remark.NAME: "What would you like to know about “{name}”? Please ask me a whole question.",
}

# Messages without words, in private
VOICE = "I cannot listen to recordings. Please type your question."
HEARD = "🎤 I heard: {words}"
NOTHING_HEARD = "I could not make out any words in that recording. Please type your question."
RECORDING_TOO_LONG = (
    "That recording is too long: I listen to at most {seconds} seconds and {size} MB. Please ask "
    "in fewer words, or type your question."
)
RECORDING_UNREADABLE = (
    "I cannot play that recording. Please record it again, or type your question."
)
PICTURE = "I cannot see pictures. Please type your question."
FILE = (
    "I cannot take that file: only admins add articles to the record. You can ask me about the "
    "articles that it holds."
)
LINK = "I do not open links. Please ask me about the articles in my record."
NO_WORDS = "I only understand words. Please type your question."

# Buttons
BUTTON_COPY = "Copy the quote"
BUTTON_ANSWER = "Back to the answer"
BUTTON_SURROUNDINGS = "Context"
BUTTON_SURROUNDINGS_OF = "Context {number}"
BUTTON_SOURCES = "More sources ({count})"
BUTTON_NEXT = "Next best"
BUTTON_HELPFUL = "👍 Helpful"
BUTTON_NOT_HELPFUL = "👎 Not helpful"
BUTTON_TELL = "Tell me when the record says"
WILL_TELL = (
    "I will ask this again whenever the record changes, and tell you the answer once. After "
    "{days} days I give up. Press again to stop."
)
WILL_TELL_HERE = "I will tell the answer here, as somebody has asked me to."
WILL_NOT_TELL = "I will not ask this again."
CANNOT_TELL = "I am asking too many questions again already, so I cannot take another one."
NOW_ANSWERED = "The record now answers a question that you asked me:"
BUTTON_BEFORE, BUTTON_AFTER = "◀ Before", "On ▶"
THANKS_HELPFUL = "Thank you for your feedback."
THANKS_NOT_HELPFUL = "Thank you. The admins of this record will see it."
EXAMPLE_GONE = "The record has changed. /help shows questions that it answers now."
BUTTON_EXPIRED = "I no longer know that question. Please ask it again."
ARTICLE_GONE = "That article is no longer in the record."
NO_MORE = "There is nothing more to show."

# Other replies to questions
ASK_WHAT = "Please add a question, for example: /ask who chaired the session?"
TOO_FAST = "You are asking very quickly. Please wait a moment, then ask again."
ASKED_TOO_FAST = (
    "You are asking very quickly, so I have not read this question. Please ask it again in {wait}. "
    "Until then I read no question of yours."
)
ASKED_TOO_FAST_MARKED = (
    "You are asking very quickly, so I have not read this question. Please ask it again in {wait}. "
    "Until then I read no question of yours. I mark those with 🙈."
)
SECONDS_ONE, SECONDS_MANY = "{count} second", "{count} seconds"
MINUTES_ONE, MINUTES_MANY = "{count} minute", "{count:,} minutes"
BUSY = "Very many people are asking right now. Please ask again in a minute."
ERROR = "Sorry, something went wrong (error {id}). Please try again in a moment."
UNKNOWN_COMMAND = "I do not know that command. Send /help to see what I can do."

# Which record
OTHER_RECORD = "This chat has been given another record since. Please ask again."
NO_RECORD = (
    "The record of this chat is not there any more. An admin can choose another one by sending "
    "/record here."
)

# Who may ask
NOT_MEMBER = (
    "Only people whom its admins have let in may use this bot. You can ask them to let you in. "
    "Your Telegram id is {id}."
)
NOT_MEMBER_BUTTON = "Only people whom its admins have let in may use this bot."
NOT_MEMBER_GROUP = (
    "I may not answer in this group yet. An admin of mine can change that by sending "
    "/readers add here."
)
BUTTON_LET_ME_IN = "Ask to be let in"
REQUEST = {
    Standing.NEW: "I have told the admins. You will hear from me when they let you in.",
    Standing.WAITING: "The admins know already. You will hear from me when they let you in.",
    Standing.REFUSED: "The admins have not let you in.",
}
ALREADY_IN = "You may ask me already. Just send a question."
WANTS_IN = "{name} ({address}{id}) asks to be let in."
BUTTON_LET_IN, BUTTON_REFUSE = "✅ Let in", "✖️ Refuse"
INVITATION_OVER = "That invitation is used up or too old. Please ask for another one."
WELCOME = {
    Role.OWNER: (
        "You are now an owner of this record: you can change it, and choose who else may. "
        "/help tells you how."
    ),
    Role.EDITOR: "You are now an editor of this record: you can change it. /help tells you how.",
    Role.READER: "You may ask me now. Just send me a question.",
}
WELCOME_GROUP = "This group may ask me now: mention me, reply to me, or use /ask."

# Commands
START = (
    "Hello! I answer questions about the articles in my record. You get a short answer, and the "
    "sentence it comes from, word for word and with its source.\n\nJust send me a question."
)
EXAMPLES = "For example:"
HELP = (
    "Ask me in your own words. I answer only from the articles in my record, and quote the "
    "sentence that states the answer. If the record does not say, I tell you so.\n\n"
    "You can ask a follow-up, such as “and when?”. If you edit a question, I edit my answer. In a "
    "group, mention me, reply to me, or use /ask. To have somebody's message answered, reply to it "
    "with /ask. In any other chat, type my @name and a question."
)
HELP_ADMIN = (
    "You keep this record: send /add with an article's text, a link or a file, or forward a post "
    "to me. /unanswered and /feedback show what readers miss. The menu has all commands."
)
SOURCES = "Sources in the record:"
SOURCE_ONE = "{source}: {count} article"
SOURCE_MANY = "{source}: {count:,} articles"
AND_MORE = "… and {count} more."
NO_SOURCE = "unknown source"
LATEST = "Latest articles:"
ABOUT = (
    "Rapporteur {version} answers only from its record. Every answer quotes the sentence that "
    "states it, and names the article."
)
COUNTS = "The record holds {articles}, {sentences} and {facts}."
ARTICLES_ONE, ARTICLES_MANY = "{count} article", "{count:,} articles"
SENTENCES_ONE, SENTENCES_MANY = "{count} sentence", "{count:,} sentences"
FACTS_ONE, FACTS_MANY = "{count} fact", "{count:,} facts"

# Inline mode
INLINE_HINT = "Type a question to search the record"
INLINE_BUSY = "Please wait a moment, then type on"
INLINE_NOT_MEMBER = "Only members may ask. Ask to be let in"
INLINE_NOT_FOUND = "No answer in the record. Ask me directly"

# The bot's profile, as people see it before they start it
DESCRIPTION = (
    "Ask me in your own words. I answer from the news articles in my record, with a short answer "
    "and the sentence that states it, word for word, with its source and date. If the record does "
    "not say, I tell you so."
)
SHORT_DESCRIPTION = "Answers questions from news articles, and quotes the sentence that states it."

# Command menu: command, description
COMMANDS = (
    ("ask", "Ask a question"),
    ("help", "How to ask, with examples"),
    ("latest", "The latest articles"),
    ("sources", "The sources of the articles"),
    ("about", "About this bot and its record"),
)
