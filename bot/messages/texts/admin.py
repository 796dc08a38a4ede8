"""What the bot says to admins.

Placeholders are named, so that a translation may reorder them. `ONE`/`MANY` pairs are chosen by
`bot.texts.plural`.
"""

from __future__ import annotations

from bot.state.records import Action, EditableField
from facts import FactKind

# Rights
REFUSED = "Sorry, that is only for the people who keep this record."
REFUSED_BUTTON = "Sorry, this button is only for the people who keep this record."
ONLY_PRIVATE = "That is not for a group. Please ask me in our private chat."
YOUR_ID = "Your Telegram id is {id}."
NOT_ADMIN = "Whoever runs this bot needs it to make you an admin."
ANONYMOUS = "You write in the name of a group or channel, so I cannot tell who you are."
ADMINS = "Admins of this record:"
ADMIN = "{name} ({id})"

# Adding
ADD_HOW = (
    "What shall I add? Send /add followed by the article's text or a link, send /add in reply to a "
    "message or file that holds it, or upload a .txt, .html, .pdf or .docx file. In our private "
    "chat you can also just forward a post to me."
)
PREVIEW = "Shall I add this article?"
AMOUNT = "{sentences}, {facts}"
MAY_BE_CUT = (
    "⚠️ Telegram splits a long text into several messages, and this one is as long as a message "
    "can be. Where the end is missing, cancel, and upload the text as a .txt file."
)
MUCH_LIKE = "⚠️ {percent} % like an article in the record:"
MORE_KINDS = "… and {count} more kinds of facts"
AND_SO_MANY = "+{count}"
DUPLICATE = "This text is in the record already:"
DUPLICATE_REMEDY = "Nothing was changed. To correct it, /remove it and add it again."
ADDED = "Added to the record:"
ADDED_BEFORE = "Somebody added the same text meanwhile:"
CANCELLED = "Cancelled. Nothing was added."
EXPIRED = "I no longer keep that article. Please send it again."
NOT_YOURS = "Only the admin who sent this article can do that."
OTHER_FORMAT = "I cannot read that kind of file"
OTHER_FORMAT_WHY = "an article is read from text, HTML, PDF or DOCX"
OTHER_FORMAT_REMEDY = "Send it as .txt, .html, .pdf or .docx"
TOO_LARGE = "The file is too large"
TOO_LARGE_WHY = "a bot may download no more than {limit} MB"
TOO_LARGE_REMEDY = "Send it without its pictures, or in parts"
FILE_GONE = "I cannot download that file"
FILE_GONE_WHY = "Telegram does not give it to me"
FILE_GONE_REMEDY = "Upload it again"
FILE_IS_EXPORT = "That looks like an export. To add its articles, reply to it with /import."

BUTTON_ADD = "✅ Add"
BUTTON_CANCEL = "✖️ Cancel"
BUTTONS_EDIT = {
    EditableField.TITLE: "Edit title",
    EditableField.DATE: "Edit date",
    EditableField.SOURCE: "Edit source",
}
BUTTON_ALL_FACTS = "All facts ({count})"
BUTTON_BACK = "Back"

# Editing
ASK_FOR = {
    EditableField.TITLE: "Send me the new title. Now it is: {now}",
    EditableField.DATE: "Send me the date of publication, e.g. 22 November 2022. Now it is: {now}",
    EditableField.SOURCE: "Send me the source, e.g. the name of the agency. Now it is: {now}",
}
ASK_FOR_END = "A single “-” means that there is none, /cancel keeps it as it is."
ASK_FOR_END_TITLE = "/cancel keeps it as it is."
PLACEHOLDERS = {
    EditableField.TITLE: "New title",
    EditableField.DATE: "Date of publication",
    EditableField.SOURCE: "Source",
}
NONE_NOW = "none"
NOTHING = "-"
TITLE_EMPTY = "A title needs a letter or a digit. Please send another one."
TOO_LONG = "That is too long: at most {limit} characters, please."
NO_TEXT = "Please send it as text."
DATE_UNKNOWN = (
    "I do not understand that date. Please name a day, month and year, e.g. 22 November 2022 or "
    "2022-11-22."
)
DATE_AHEAD = "{day} is yet to come. Please send the day on which it was published."
KEPT = "All right, it stays as it is."
NOTHING_TO_CANCEL = "There is nothing to cancel."

# Facts
FACTS_OF = "All facts found"
NO_FACTS = "No facts were found in it."
FACT_GROUPS = {
    FactKind.PERSON: "People:",
    FactKind.ORGANISATION: "Organisations:",
    FactKind.PLACE: "Places:",
    FactKind.EVENT: "Events:",
    FactKind.DOCUMENT: "Documents:",
    FactKind.ROLE: "Roles:",
    FactKind.COUNTRY: "Countries:",
    FactKind.NUMBER: "Numbers:",
    FactKind.ORDINAL: "Ordinals:",
    FactKind.MONEY: "Money:",
    FactKind.PERCENT: "Percentages:",
    FactKind.DATE: "Dates:",
    FactKind.PERIOD: "Periods:",
    FactKind.FREQUENCY: "How often:",
    FactKind.DURATION: "How long:",
    FactKind.MANNER: "How:",
    FactKind.REASON: "Why:",
    FactKind.ACTION: "What happens:",
    FactKind.THING: "Things:",
}
FACT_KINDS = {
    FactKind.PERSON: "person",
    FactKind.ORGANISATION: "organisation",
    FactKind.PLACE: "place",
    FactKind.EVENT: "event",
    FactKind.DOCUMENT: "document",
    FactKind.ROLE: "role",
    FactKind.COUNTRY: "country",
    FactKind.NUMBER: "number",
    FactKind.ORDINAL: "ordinal",
    FactKind.MONEY: "money",
    FactKind.PERCENT: "percentage",
    FactKind.DATE: "date",
    FactKind.PERIOD: "period",
    FactKind.FREQUENCY: "frequency",
    FactKind.DURATION: "duration",
    FactKind.MANNER: "manner",
    FactKind.REASON: "reason",
    FactKind.ACTION: "action",
    FactKind.THING: "thing",
}

# Articles
WHICH_ARTICLE = "Which article? Send /{command} and its id; /articles lists them."
NO_ARTICLE = "No article's id begins with {id}. /articles lists them."
SEVERAL_ARTICLES = "Several articles' ids begin with {id}. Which one do you mean?"
ARTICLES = "All articles ({count}), newest first"
NO_ARTICLES = "The record is empty. /add adds the first article."
PAGE = "{heading} · page {number} of {pages}"
ARTICLE = "The article, sentence by sentence"
SENTENCE_NUMBER = "{number}. "
BUTTON_BEFORE = "◀️"
BUTTON_AFTER = "▶️"
BUTTON_SHOW_FACTS = "Facts"
BUTTON_SHOW_ARTICLE = "Text"

# Removing
REMOVE = "Remove this article from the record?"
BUTTON_REMOVE = "🗑 Remove"
BUTTON_KEEP = "Keep"
KEPT_ARTICLE = "Nothing was removed."
REMOVED = "Removed from the record:"
UNDO_HINT = "You can undo this for {hours} hours."
BUTTON_UNDO = "↩️ Undo"
RESTORED = "Back in the record:"
UNDO_EXPIRED = "It is too late to undo that. Please add the article again."

# Unanswered questions
UNANSWERED = "Questions that found nothing ({count}), most asked first"
NO_UNANSWERED = "Every question so far found something, or was cleared."
ASKED_ONE, ASKED_MANY = "asked once", "asked {count} times"
BY_ONE, BY_MANY = "", "by {count} people"
LAST_ASKED = "last on {day}"
BUTTON_CLEAR = "Clear these"
CLEAR = "Forget all questions that found nothing up to now? They cannot be brought back."
BUTTON_CLEAR_YES = "Clear"
CLEARED_ONE, CLEARED_MANY = "Cleared {count} question.", "Cleared {count} questions."

# Statistics
STATS = "Statistics"
OVER_DAY = "Last 24 hours"
OVER_WEEK = "Last 7 days"
OVER_ALL = "Since the start"
QUESTIONS_NONE = "no question"
QUESTIONS_ONE, QUESTIONS_MANY = "{count} question", "{count:,} questions"
ANSWERED_SHARE = "{percent} % answered"
FEEDBACK = "feedback: 👍 {helpful}, 👎 {not_helpful}"

# Export and import
EXPORT_EMPTY = "The record is empty, so there is nothing to export."
EXPORT_ONE, EXPORT_MANY = "The record: {count} article.", "The record: {count:,} articles."
EXPORT_PART = "Part {number} of {parts}."
EXPORT_HINT = "/import in reply to this file adds them again."
EXPORT_TOO_LARGE = (
    "I cannot send the record: even compressed, one article is over what a bot may send. Use "
    "`rapporteur export` on the server."
)
IMPORT_HOW = "Send /import in reply to an export, or upload a .jsonl file with the caption /import."
IMPORT_FORMAT = "That is no export"
IMPORT_FORMAT_WHY = "an export's name ends in .jsonl or .jsonl.gz"
IMPORT_FORMAT_REMEDY = "Send a file that /export has made"
IMPORT_DAMAGED = "The file is damaged"
IMPORT_DAMAGED_WHY = "it cannot be decompressed"
IMPORT_DAMAGED_REMEDY = "Send the file again as /export has made it"
IMPORT_LONG_LINE = "Line {number} is too long"
IMPORT_LONG_LINE_WHY = "no article is that long"
IMPORT_NOT_TEXT = "Line {number} is not text"
IMPORT_NOT_TEXT_WHY = "it is not in UTF-8"
IMPORT_EMPTY = "The file holds no article. Nothing was added."
IMPORTED_NONE = "No article was added."
IMPORTED_ONE, IMPORTED_MANY = "{count} article was added.", "{count} articles were added."
KNOWN_ONE = "{count} was in the record already."
KNOWN_MANY = "{count} were in the record already."
IMPORTING_ONE = "Importing: {count} article so far …"
IMPORTING_MANY = "Importing: {count} articles so far …"
IMPORT_CUT = "I was told to stop meanwhile. Send the file again to add the rest."
IMPORT_STOPPED = "Before that, these were read: {result}"

# Audit
AUDIT = "Who changed what"
NO_AUDIT = "No admin has changed anything yet."
ACTIONS = {
    Action.ADD: "added",
    Action.REMOVE: "removed",
    Action.RESTORE: "brought back",
    Action.IMPORT: "imported",
    Action.EXPORT: "exported the record ({count} articles)",
    Action.CLEAR: "cleared {count} unanswered questions",
}
AUDIT_LINE = "{time} UTC · {admin} ({id}) {action}"

BUTTON_UNKNOWN = "I do not know that button any more. Please send the command again."

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
