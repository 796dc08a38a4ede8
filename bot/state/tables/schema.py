"""The tables of the bot's state, and the migrations of older ones.

They are written for SQLite. `bot.state.postgres.schema` has them for PostgreSQL.

Each table that grows has a `key` that rises with every row, and the time `at` of the row in
seconds of Unix time. So the oldest rows are found at once.
"""

from __future__ import annotations

_VERSION_1 = """
CREATE TABLE claim (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  update_id INTEGER NOT NULL UNIQUE,
  at INTEGER NOT NULL
);

-- An answer is found by its own message. A message may have several answers, for example if two
-- people replied to it with /ask. The last counts as its answer, and the buttons of all work.
CREATE TABLE answer (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id INTEGER NOT NULL,
  question_id INTEGER NOT NULL,
  answer_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  question TEXT NOT NULL,
  after TEXT,
  at INTEGER NOT NULL,
  UNIQUE (chat_id, answer_id)
);
CREATE INDEX answer_by_question ON answer (chat_id, question_id, key);

CREATE TABLE last_question (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  question TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (chat_id, user_id)
);

CREATE TABLE unanswered (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  question TEXT NOT NULL,
  at INTEGER NOT NULL
);

CREATE TABLE feedback (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id INTEGER NOT NULL,
  answer_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  question TEXT NOT NULL,
  helpful INTEGER NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (chat_id, answer_id, user_id)
);

-- The counts of each hour since 1970. Hour 0 has the sums of early hours.
CREATE TABLE tally (
  hour INTEGER NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (hour, kind)
) WITHOUT ROWID;

CREATE TABLE audit (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  admin_id INTEGER NOT NULL,
  admin TEXT NOT NULL,
  action TEXT NOT NULL,
  article_id TEXT,
  title TEXT,
  count INTEGER,
  at INTEGER NOT NULL
);

CREATE TABLE pending (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  token TEXT NOT NULL UNIQUE,
  admin_id INTEGER NOT NULL,
  chat_id INTEGER NOT NULL,
  article TEXT NOT NULL,
  message_id INTEGER,
  editing TEXT,
  prompt_id INTEGER,
  at INTEGER NOT NULL
);

CREATE TABLE removed (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  token TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL,
  at INTEGER NOT NULL
);
"""

# A next question continues a conversation, which may be more than the last question.
_VERSION_2 = """
ALTER TABLE last_question RENAME TO last_thread;
ALTER TABLE last_thread RENAME COLUMN question TO thread;
"""

_VERSION_3 = """
-- Questions that are asked again when the record changes, until somebody is told the answer.
CREATE TABLE awaited (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id INTEGER NOT NULL,
  question_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  question TEXT NOT NULL,
  after TEXT,
  topic INTEGER,
  at INTEGER NOT NULL,
  UNIQUE (chat_id, question_id)
);
"""

_VERSION_4 = """
-- Who may do what: people, and groups by their negative ids.
CREATE TABLE member (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  at INTEGER NOT NULL
);

CREATE TABLE invitation (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  token TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  uses INTEGER NOT NULL,
  at INTEGER NOT NULL
);

-- People who ask to be let in.
CREATE TABLE request (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  refused INTEGER NOT NULL,
  at INTEGER NOT NULL
);
"""

_VERSION_5 = """
-- Answers that somebody found not helpful, and what an admin says of them. `given` is the short
-- answer, and `article_id` and `sentence` where it stands, if there was one.
CREATE TABLE complaint (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id INTEGER NOT NULL,
  answer_id INTEGER NOT NULL,
  question TEXT NOT NULL,
  after TEXT,
  given TEXT NOT NULL,
  article_id TEXT,
  sentence INTEGER NOT NULL,
  judgement TEXT,
  right_short TEXT,
  right_article TEXT,
  right_sentence INTEGER,
  at INTEGER NOT NULL,
  UNIQUE (chat_id, answer_id)
);
"""

_VERSION_6 = """
-- When a process took the question to tell its answer. It may have ended before it could.
ALTER TABLE awaited ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;
"""

_VERSION_7 = """
-- A waiting article may take the place of a stored one, which is corrected.
ALTER TABLE pending ADD COLUMN replaces TEXT;

CREATE TABLE revision (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id TEXT NOT NULL,
  article TEXT NOT NULL,
  admin TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX revision_by_article ON revision (article_id, key);

-- A corrected text has another id, to which links with the old one lead.
CREATE TABLE moved (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  old_id TEXT NOT NULL UNIQUE,
  new_id TEXT NOT NULL,
  at INTEGER NOT NULL
);
"""

_VERSION_8 = """
-- Updates that are not handled yet, each with the replica that handles it.
CREATE TABLE waiting (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  update_id INTEGER NOT NULL UNIQUE,
  conversation TEXT NOT NULL,
  raw TEXT NOT NULL,
  chat_id INTEGER,
  message_id INTEGER,
  replica TEXT NOT NULL,
  begun INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX waiting_by_conversation ON waiting (conversation, key);

-- The messages that were sent for each update.
CREATE TABLE message (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  update_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  chat_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (update_id, number)
);
CREATE INDEX message_by_chat ON message (chat_id, message_id);

-- The processes of the bot, with the times in milliseconds between which they are heard of.
CREATE TABLE replica (
  name TEXT PRIMARY KEY,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
);

-- One row: the replica that leads.
CREATE TABLE leader (
  place INTEGER PRIMARY KEY,
  replica TEXT NOT NULL,
  until INTEGER NOT NULL
);
"""

_VERSION_9 = """
-- Which record a chat asks, or one topic of it, since the message of that id. Topic 0 is the
-- whole chat.
CREATE TABLE chat_record (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id INTEGER NOT NULL,
  topic INTEGER NOT NULL,
  name TEXT NOT NULL,
  since INTEGER NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (chat_id, topic)
);
"""

_VERSION_10 = """
-- Channels whose posts come by themselves, and the articles that posts have become.
CREATE TABLE channel (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  admin_id INTEGER NOT NULL,
  record TEXT NOT NULL,
  confirmed INTEGER NOT NULL,
  at INTEGER NOT NULL
);

CREATE TABLE post (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (channel_id, message_id)
);
"""

_VERSION_11 = """
-- The record that a question was asked of. Those from before are taken for questions of the record
-- that their chat asks now.
ALTER TABLE answer ADD COLUMN record TEXT NOT NULL DEFAULT 'main';
ALTER TABLE unanswered ADD COLUMN record TEXT NOT NULL DEFAULT 'main';
ALTER TABLE complaint ADD COLUMN record TEXT NOT NULL DEFAULT 'main';
UPDATE answer SET record = (SELECT name FROM chat_record WHERE topic = 0
  AND chat_record.chat_id = answer.chat_id)
  WHERE chat_id IN (SELECT chat_id FROM chat_record WHERE topic = 0);
UPDATE unanswered SET record = (SELECT name FROM chat_record WHERE topic = 0
  AND chat_record.chat_id = unanswered.chat_id)
  WHERE chat_id IN (SELECT chat_id FROM chat_record WHERE topic = 0);
UPDATE complaint SET record = (SELECT name FROM chat_record WHERE topic = 0
  AND chat_record.chat_id = complaint.chat_id)
  WHERE chat_id IN (SELECT chat_id FROM chat_record WHERE topic = 0);
"""

_VERSION_12 = """
-- What people asked lately: until when, in milliseconds, their questions are paid for, how many
-- were refused in a row, and when they asked last.
CREATE TABLE allowance (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  person INTEGER NOT NULL,
  until INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  asked INTEGER NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (name, person)
);
"""

MIGRATIONS: tuple[str, ...] = (
    _VERSION_1,
    _VERSION_2,
    _VERSION_3,
    _VERSION_4,
    _VERSION_5,
    _VERSION_6,
    _VERSION_7,
    _VERSION_8,
    _VERSION_9,
    _VERSION_10,
    _VERSION_11,
    _VERSION_12,
)
"""`MIGRATIONS[n]` takes the tables from version n to version n + 1. New ones have version 0."""
