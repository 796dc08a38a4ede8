"""The bot's texts for admins.

Placeholders are named, so that a translation may reorder them. `plural` chooses between `ONE` and
`MANY`.
"""

from __future__ import annotations

from bot.state.members import Role
from bot.state.records import Action, EditableField
from facts import FactKind

# Rights
REFUSED = "Sorry, only the admins of this record can do that."
REFUSED_BUTTON = "Sorry, only the admins of this record can use this button."
ONLY_PRIVATE = "That does not belong in a group. Please send it in our private chat."
YOUR_ID = "Your Telegram id is {id}."
NOT_ADMIN = "Send it to the operator of this bot to become an admin."
ANONYMOUS = "You write in the name of a group or channel, so I cannot tell who you are."
ADMINS = "Admins of this record:"
ADMIN = "{name} ({id}), {role}"
ROLES = {Role.OWNER: "owner", Role.EDITOR: "editor", Role.READER: "reader"}
ADMINS_HOW = (
    "To make somebody an editor, who keeps the record, send /admins add and their id, or reply to "
    "a message of theirs with /admins add. With the word owner, they may also choose admins. "
    "/admins remove and an id takes this away."
)
ONLY_OWNERS = "Only owners of this record can do that. /admins lists them."
NO_GROUP_KEEPS = "A group can read, but not keep the record. Name a person."
SET_BY_OPERATOR = "The operator has set this owner in ADMIN_IDS, so it can only be changed there."
NOT_YOURSELF = "You cannot change your own rights. Another owner can."
NOW_MEMBER = "{name} ({id}) now has the rights of: {role}."
ALREADY_MEMBER = "{name} ({id}) has the rights of {role} already."
NO_LONGER_MEMBER = "{name} ({id}) has no rights of their own any more."
NO_MEMBER = "Nobody with the id {id} has rights here."
TOO_MANY_MEMBERS = "Too many people and groups have rights already. Please remove some first."

# Readers, invitations and requests
ACCESS = {
    "open": (
        "Everybody may ask me, since ACCESS is “open”. With ACCESS=members, only admins and the "
        "readers in this list may."
    ),
    "members": "Only admins and the readers in this list may ask me.",
}
READERS = "Readers ({count})"
READER = "{name} ({id})"
READERS_HOW = (
    "/readers add and an id lets a person or group in, and /readers remove and an id takes that "
    "back. In reply to somebody, it is about them. In a group, it is about the group. /invite "
    "makes a link."
)
INVITE_HOW = (
    "Send /invite for a link that lets one reader in, /invite 20 for twenty, or /invite editor for "
    "an editor."
)
INVITE_USES = "An invitation is for 1 to {most} people."
INVITED_ONE = (
    "Whoever follows this link first becomes: {role}. It works for {days} days. Share it only with "
    "the person it is for.\n\n{link}"
)
INVITED_MANY = (
    "The first {count} people who follow this link become: {role}. It works for {days} days. Share "
    "it only with those it is for.\n\n{link}"
)
LET_IN = "{name} ({id}) may ask me now."
REFUSED_REQUEST = "{name} ({id}) was not let in."
REQUEST_SETTLED = "That request is settled already."

# Several records
RECORD_HERE = "Here I answer from the record “{name}”."
RECORD_SIZE = "• {name}: {articles}"
RECORD_HOW = (
    "/record and a name chooses another one for this chat: for all that is asked and added here. "
    "In a topic, it is about that topic. What a record holds is never shown in chats that ask "
    "another one."
)
RECORDS_HOW = "There is one record. The operator can set up more with RECORDS."
RECORD_NAMES = "These are the records: {names}."
UNKNOWN_RECORD = "There is no record “{name}”."
TOO_MANY_CHATS = "Too many chats and topics have a record of their own already."
RECORD_OF_CHAT = "From now on, I answer in this chat from the record “{name}”, and add to it."
RECORD_OF_TOPIC = "From now on, I answer in this topic from the record “{name}”, and add to it."

# Adding
ADD_HOW = (
    "What would you like to add? Send /add followed by the article's text or a link. You can also "
    "reply with /add to a message or file, or upload a .txt, .html, .pdf or .docx file. In our "
    "private chat, you can simply forward a post to me."
)
PREVIEW = "Add this article?"
AMOUNT = "{sentences}, {facts}"
MAY_BE_CUT = (
    "⚠️ Telegram splits a long text into several messages, and this message has the maximum "
    "length. If the end is missing, cancel and upload the text as a .txt file."
)
MUCH_LIKE = "⚠️ {percent} % similar to an article in the record:"
MORE_KINDS = "… and {count} more kinds of facts"
AND_SO_MANY = "+{count}"
DUPLICATE = "The record already has this text:"
DUPLICATE_REMEDY = "Nothing was changed. To correct the article, send /edit and its id."
ADDED = "Added to the record:"
ADDED_BEFORE = "Somebody has added the same text in the meantime:"
CANCELLED = "Cancelled. Nothing was added."
EXPIRED = "I no longer have that article. Please send it again."
NOT_YOURS = "Only the admin who sent this article can do that."
OTHER_FORMAT = "I cannot read that kind of file"
OTHER_FORMAT_WHY = "only documents, pages, e-mail, feeds and ZIP files of these are supported"
OTHER_FORMAT_REMEDY = "Send it as .txt, .html, .pdf or .docx"
MORE_ARTICLES = "These are the first {shown} articles of the file. It holds {count} more."
MORE_REFUSED = "{count} more parts of the file could not be read."
TOO_LARGE = "The file is too large"
TOO_LARGE_WHY = "bots can download at most {limit} MB"
TOO_LARGE_REMEDY = "Send it without images, or in parts"
FILE_GONE = "I cannot download that file"
FILE_GONE_WHY = "Telegram no longer has it"
FILE_GONE_REMEDY = "Upload it again"
FILE_IS_EXPORT = "This looks like an export. To add its articles, reply to it with /import."

BUTTON_ADD = "✅ Add"
BUTTON_CANCEL = "✖️ Cancel"
BUTTONS_EDIT = {
    EditableField.TITLE: "Edit title",
    EditableField.DATE: "Edit date",
    EditableField.SOURCE: "Edit source",
    EditableField.TEXT: "Edit text",
}
ADD_ALL = "{count} articles wait. You can add them one by one above, or all at once."
BUTTON_ADD_ALL = "✅ Add all ({count})"
ADDING_ALL = "Adding {count} articles …"
ADD_ALL_STOPPED = "I am being stopped. The rest still waits: send the file again to add it."
BUTTON_ALL_FACTS = "All facts ({count})"
BUTTON_BACK = "Back"

# Editing
ASK_FOR = {
    EditableField.TITLE: "Send me the new title. Current title: {now}",
    EditableField.DATE: (
        "Send me the date of publication, for example 22 November 2022. Current date: {now}"
    ),
    EditableField.SOURCE: "Send me the source, for example an agency. Current source: {now}",
    EditableField.TEXT: (
        "Send me the whole new text. If it is longer than one message, upload it as a file with "
        "the caption /edit and the article's id. Current text: {now}"
    ),
}
ASK_FOR_END = "Send a single “-” for none, or /cancel to keep it."
ASK_FOR_END_TITLE = "Send /cancel to keep it."
PLACEHOLDERS = {
    EditableField.TITLE: "New title",
    EditableField.DATE: "Date of publication",
    EditableField.SOURCE: "Source",
    EditableField.TEXT: "New text",
}
NONE_NOW = "none"
NOTHING = "-"
TITLE_EMPTY = "A title needs at least one letter or digit. Please send another one."
TOO_LONG = "That is too long. Please use at most {limit} characters."
NO_TEXT = "Please send it as text."
DATE_UNKNOWN = (
    "I do not understand that date. Please send day, month and year, for example 22 November 2022 "
    "or 2022-11-22."
)
DATE_AHEAD = "{day} is in the future. Please send the day of publication."
KEPT = "OK, nothing was changed."
NOTHING_TO_CANCEL = "There is nothing to cancel."

# Facts
FACTS_OF = "All facts"
NO_FACTS = "No facts were found in this article."
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
WHICH_ARTICLE = "Which article? Send /{command} with its id. /articles lists all ids."
NO_ARTICLE = "No article has an id that starts with {id}. /articles lists all ids."
SEVERAL_ARTICLES = "Several articles have an id that starts with {id}. Which one do you mean?"
ARTICLES = "All articles ({count}), newest first"
NO_ARTICLES = "The record is empty. /add adds the first article."
PAGE = "{heading} · page {number} of {pages}"
ARTICLE = "The article by sentences"
SENTENCE_NUMBER = "{number}. "
BUTTON_BEFORE = "◀️"
BUTTON_AFTER = "▶️"
BUTTON_SHOW_FACTS = "Facts"
BUTTON_SHOW_ARTICLE = "Text"

# Searching and correcting
ARTICLES_ABOUT = "Articles with “{words}” ({count})"
ARTICLES_FIRST = "These are the first {count}."
NO_ARTICLES_ABOUT = "No article has “{words}” in its title, source or text."
BUTTON_CORRECT = "✏️ Correct"
CORRECT = "Correct this article?"
NO_CHANGE = "Nothing is changed yet. Press a button to change something."
BUTTON_SAVE = "✅ Save"
FIELDS = {
    EditableField.TITLE: "Title",
    EditableField.DATE: "Date",
    EditableField.SOURCE: "Source",
    EditableField.TEXT: "Text",
}
CHANGE = "{field}: {old} → {new}"
CORRECTED = "Corrected in the record:"
REVISION_RESTORED = "Back in the record as it was:"
HISTORY = "Earlier versions ({count}), newest first:"
NO_HISTORY = "That article was never corrected."
REVISION = "{number}. until {time} UTC, changed by {admin}"
BUTTON_RESTORE = "↩️ Restore {number}"

# Removing
REMOVE = "Remove this article from the record?"
BUTTON_REMOVE = "🗑 Remove"
BUTTON_KEEP = "Keep"
KEPT_ARTICLE = "Nothing was removed."
REMOVED = "Removed from the record:"
UNDO_HINT = "You can undo this for {hours} hours."
BUTTON_UNDO = "↩️ Undo"
RESTORED = "Restored to the record:"
UNDO_EXPIRED = "It is too late to undo that. Please add the article again."

# Unanswered questions
UNANSWERED = "Questions without an answer ({count}), most frequent first"
NO_UNANSWERED = "There are no unanswered questions."
ASKED_ONE, ASKED_MANY = "asked once", "asked {count} times"
BY_ONE, BY_MANY = "", "by {count} people"
BUTTON_AGAIN = "Ask them again"
AGAIN_NONE = "I asked {count} of them again. The record still does not answer any."
AGAIN_ONE = "The record now answers one of them. I have taken it off the list."
AGAIN_MANY = "The record now answers {count} of them. I have taken them off the list."
LAST_ASKED = "last on {day}"
BUTTON_CLEAR = "Clear the list"
CLEAR = "Delete all questions in this list? This cannot be undone."
BUTTON_CLEAR_YES = "Delete"
CLEAR_RECORD = (
    "Delete all questions in this list that were asked of the record “{name}”? This cannot be "
    "undone."
)
ASKED_OF = "Record: {name}"
BUTTON_ALL_RECORDS = "All records"
CLEARED_ONE, CLEARED_MANY = "{count} question was deleted.", "{count:,} questions were deleted."

# Statistics
STATS = "Statistics"
OVER_DAY = "Last 24 hours"
OVER_WEEK = "Last 7 days"
OVER_ALL = "Since the start"
QUESTIONS_NONE = "no question"
QUESTIONS_ONE, QUESTIONS_MANY = "{count} question", "{count:,} questions"
ANSWERED_SHARE = "{percent} % answered"
FEEDBACK = "feedback: 👍 {helpful}, 👎 {not_helpful}"
REFUSED_ONE, REFUSED_MANY = "{count} question not read", "{count:,} questions not read"

# Complaints
COMPLAINTS = "Answers found not helpful ({count})"
NO_COMPLAINTS = "There is no answer to judge: nobody has pressed 👎 under one, or all are judged."
COMPLAINT_BY_ONE, COMPLAINT_BY_MANY = "👎 by one person", "👎 by {count} people"
COMPLAINT_ON = "{people}, on {day}"
COMPLAINT_AFTER = "After: {questions}"
COMPLAINT_ANSWER = "Answer:"
COMPLAINT_SILENT = "I said that the record does not say."
COMPLAINT_SEVERAL = "It asked several questions at once. I replied:"
COMPLAINT_GONE = "The article is no longer in the record."
COMPLAINT_JUDGE = (
    "Right: this was the answer. Wrong: the record says something else. Missing: the record does "
    "not say."
)
BUTTON_RIGHT, BUTTON_WRONG, BUTTON_MISSING = "✔️ Right", "✖️ Wrong", "∅ Missing"
BUTTON_EXPORT_JUDGED = "Export {count} judged"
WHICH_IS_RIGHT = "Marked as wrong. Which of these is the right answer?"
NO_OTHER_ANSWER = "Marked as wrong. I know no other sentence that may be the right answer."
BUTTON_NONE_RIGHT = "None of these"
BUTTON_ON = "Go on"
JUDGED_ONE, JUDGED_MANY = "{count} judged question.", "{count:,} judged questions."
JUDGED_HINT = "Measure with: rapporteur eval {name} --record ARTICLES"
NO_JUDGED = "No answer is judged yet that the record still holds."

# Export and import
CHECKED_ONE = "Checked {count} article: the record is as it was stored."
CHECKED_MANY = "Checked {count:,} articles: the record is as it was stored."
DAMAGED_ONE = "The record is damaged in {count} place:"
DAMAGED_MANY = "The record is damaged in {count:,} places:"
DAMAGED_MORE = "And {count:,} more."
DAMAGE_OF_RECORD = "The record: {why}."
DAMAGE_OF_ARTICLE = ": {why}."
DAMAGED_HOW = (
    "Damaged articles are left out of answers. The operator can restore the record from a backup, "
    "or export it and import the export into a new record."
)
EXPORT_DAMAGED_ONE = "{count} damaged article is left out: see /check."
EXPORT_DAMAGED_MANY = "{count:,} damaged articles are left out: see /check."
EXPORT_EMPTY = "The record is empty, so there is nothing to export."
EXPORT_ONE, EXPORT_MANY = "The record: {count} article.", "The record: {count:,} articles."
EXPORT_PART = "Part {number} of {parts}."
EXPORT_HINT = "To add these articles to a record, reply to this file with /import."
EXPORT_TOO_LARGE = (
    "I cannot send the record: one article is larger than bots may send, even compressed. Use "
    "`rapporteur export` on the server."
)
IMPORT_HOW = "Send /import in reply to an export, or upload a .jsonl file with the caption /import."
IMPORT_FORMAT = "This is not an export"
IMPORT_FORMAT_WHY = "the name of an export ends in .jsonl or .jsonl.gz"
IMPORT_FORMAT_REMEDY = "Send a file that was made by /export"
IMPORT_DAMAGED = "The file is damaged"
IMPORT_DAMAGED_WHY = "it cannot be decompressed"
IMPORT_DAMAGED_REMEDY = "Send the original file again"
IMPORT_LONG_LINE = "Line {number} is too long"
IMPORT_LONG_LINE_WHY = "no article is that long"
IMPORT_NOT_TEXT = "Line {number} is not text"
IMPORT_NOT_TEXT_WHY = "it is not in UTF-8"
IMPORT_EMPTY = "The file has no articles. Nothing was added."
IMPORTED_NONE = "No article was added."
IMPORTED_ONE, IMPORTED_MANY = "{count} article was added.", "{count} articles were added."
KNOWN_ONE = "{count} was already in the record."
KNOWN_MANY = "{count} were already in the record."
IMPORTING_ONE = "Importing: {count} article so far …"
IMPORTING_MANY = "Importing: {count} articles so far …"
IMPORT_CUT = (
    "The import was interrupted, because I am being stopped. Send the file again to add the rest."
)
IMPORT_STOPPED = "Before that: {result}"

# Watched feeds and sitemaps
WATCHES = "Watched places ({count})"
WATCH_NONE = "Nothing is watched yet."
WATCH_HOW = (
    "Send /watch and the address of a feed (RSS, Atom) or sitemap. Its new articles are then added "
    "by themselves. /watch alone lists what is watched; /watch pause 1, /watch resume 1 and "
    "/watch remove 1 change the first of them. /watch @channel adds a channel's posts, and "
    "/watch @channel ask shows them to you first."
)
WATCH_WHICH = (
    "Which one? /watch lists the watched places with their numbers. Send, for example, /watch "
    "{verb} 1."
)
WATCH_ADDED = "I watch this now, and tell you in a moment what I found: {place}"
WATCH_KNOWN = "This is watched already, with the number {number}: {place}"
WATCH_FIRST = "First look at {place}\n\n{result}"
WATCH_CHANGED = {
    "pause": "I no longer look for new articles there, until /watch resume: {place}",
    "resume": "I look for new articles there again: {place}",
    "remove": "No longer watched. Its articles stay in the record: {place}",
}
WATCH_REMOVE = "Watch this no longer? Its articles stay in the record.\n\n{place}"
WATCH_PAUSED = "paused"
WATCH_SOON = "not looked at yet"
WATCH_NOTHING = "nothing new"
WATCH_NEW = "{count:,} added"
WATCH_UPDATED = "{count:,} updated"
WATCH_BEFORE = "{count:,} in the record before"
WATCH_SIMILAR = "{count:,} much like another article"
WATCH_FAILED = "{count:,} not readable"
WATCH_WAITING = "{count:,} left for the next look"
NO_CHANNEL = "I know no channel {name}. Check its name, and that I am an admin of it."
CHANNEL_NOT_READ = (
    "I do not get the posts of {title}. Make me an admin of the channel (no right is needed), then "
    "send /watch again."
)
CHANNEL_WATCHED = (
    "From now on, the posts of {title} come into the record “{record}” by themselves. An edited "
    "post replaces its article."
)
CHANNEL_WATCHED_ASK = "From now on, I show you the posts of {title}, and you choose what to add."
CHANNEL_BY_ITSELF = "channel: posts are added to the record “{record}”"
CHANNEL_CONFIRMED = "channel: posts are shown to the admin who watches it"
CHANNEL_NOT_WATCHED = "That channel is not watched."
CHANNEL_REMOVED = "No longer watched. The articles stay in the record: {title}"
TOO_MANY_CHANNELS = "Too many channels are watched already. Please remove one first."
BUTTON_UNWATCH_CHANNEL = "🗑 Remove {title}"
BUTTON_PAUSE = "⏸ Pause {number}"
BUTTON_RESUME = "▶️ Resume {number}"
BUTTON_UNWATCH_ASK = "🗑 Remove {number}"
BUTTON_UNWATCH = "Watch no longer"

# Audit log
AUDIT = "Changes by admins"
NO_AUDIT = "No admin has changed anything yet."
ACTIONS = {
    Action.ADD: "added",
    Action.EDIT: "corrected",
    Action.REMOVE: "removed",
    Action.RESTORE: "restored",
    Action.IMPORT: "imported",
    Action.EXPORT: "exported the record ({count} articles)",
    Action.CLEAR: "deleted {count} unanswered questions",
    Action.WATCH: "had this watched",
    Action.PAUSE: "paused watching this",
    Action.RESUME: "resumed watching this",
    Action.UNWATCH: "ended watching this",
    Action.GRANT: "gave rights",
    Action.REVOKE: "took all rights",
    Action.INVITE: "made an invitation for {count}",
    Action.JOIN: "followed an invitation",
    Action.REFUSE: "refused a request",
    Action.CHOOSE: "chose a record",
}
AUDIT_LINE = "{time} UTC · {admin} ({id}) {action}"

BUTTON_UNKNOWN = "I no longer know that button. Please send the command again."

# Command menu: command, description
COMMANDS: tuple[tuple[str, str], ...] = (
    ("add", "Add an article: text, link, file or reply"),
    ("remove", "Remove an article by its id"),
    ("articles", "List articles with their ids, or find some"),
    ("edit", "Correct an article by its id"),
    ("history", "Earlier versions of an article by its id"),
    ("article", "Show an article by its id"),
    ("facts", "Show an article's facts by its id"),
    ("record", "Which record this chat asks"),
    ("watch", "Feeds whose new articles come by themselves"),
    ("unanswered", "Questions without an answer"),
    ("feedback", "Answers that were not helpful, to judge"),
    ("stats", "The record and its questions in numbers"),
    ("check", "Check that the record is undamaged"),
    ("export", "Get the whole record as a file"),
    ("import", "Add the articles of an export"),
    ("admins", "List the admins, or change them"),
    ("readers", "Who may ask, and who may no longer"),
    ("invite", "Make a link that lets people in"),
    ("audit", "List the changes by admins"),
    ("cancel", "Stop editing an article"),
)
