"""The tables of a record, and the migrations of files that an older version wrote."""

from __future__ import annotations

import sqlite3

from facts.sqlite.migrating import Migration, bring_forward
from facts.stores.sqlite.old_facts import pack_facts
from facts.stores.sqlite.old_index import index_postings
from facts.stores.sqlite.old_stated import index_stated
from facts.stores.sqlite.old_words import pack_lists_of_words

APPLICATION_ID = 0x52505254  # "RPRT"

_VERSION_1 = """
CREATE TABLE article (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  source TEXT,
  source_folded TEXT,
  url TEXT,
  published TEXT,
  place TEXT,
  sentences INTEGER NOT NULL,
  facts INTEGER NOT NULL
);
CREATE INDEX article_by_source ON article (source_folded) WHERE source_folded IS NOT NULL;
CREATE INDEX article_by_date ON article (published, key);

-- Columns that neither lists nor searches read. `words` is a JSON object: vocabulary word to the
-- number of the article's sentences that contain it.
CREATE TABLE body (
  article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
  text TEXT NOT NULL,
  words TEXT NOT NULL
);

CREATE TABLE sentence (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  terms TEXT NOT NULL
);

CREATE TABLE fact (
  sentence INTEGER NOT NULL REFERENCES sentence (key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  slot TEXT NOT NULL,
  subject TEXT NOT NULL,
  predicate TEXT NOT NULL,
  value TEXT NOT NULL,
  value_start INTEGER NOT NULL,
  value_end INTEGER NOT NULL,
  subject_start INTEGER,
  subject_end INTEGER,
  predicate_start INTEGER,
  predicate_end INTEGER,
  normal TEXT,
  unit TEXT,
  PRIMARY KEY (sentence, number)
) WITHOUT ROWID;

-- Terms are encoded, so this tokenizer splits only at spaces and folds nothing.
CREATE VIRTUAL TABLE sentence_index USING fts5 (
  terms, content = 'sentence', content_rowid = 'key', tokenize = "ascii tokenchars '%'"
);

CREATE TABLE term (
  term TEXT PRIMARY KEY,
  sentences INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE word (
  key INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  sentences INTEGER NOT NULL
);

CREATE TABLE trigram (
  gram TEXT NOT NULL,
  word INTEGER NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (gram, word)
) WITHOUT ROWID;

CREATE TABLE band (
  band INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
  PRIMARY KEY (band, article)
) WITHOUT ROWID;
CREATE INDEX band_by_article ON band (article);

CREATE TABLE totals (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  articles INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  facts INTEGER NOT NULL
);
INSERT INTO totals VALUES (1, 0, 0, 0);
"""

_VERSION_2 = """
ALTER TABLE fact ADD COLUMN polarity TEXT NOT NULL DEFAULT 'asserted';
ALTER TABLE fact ADD COLUMN modality TEXT NOT NULL DEFAULT 'actual';
"""

# Watched places, what they have listed, and the articles that it became. `result` is JSON.
_VERSION_3 = """
CREATE TABLE watch (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL UNIQUE,
  paused INTEGER NOT NULL DEFAULT 0,
  next_at REAL NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  etag TEXT,
  last_modified TEXT,
  result TEXT
);

CREATE TABLE watched_item (
  watch INTEGER NOT NULL REFERENCES watch (key) ON DELETE CASCADE,
  item TEXT NOT NULL,
  stamp TEXT NOT NULL,
  article_id TEXT,
  own INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  etag TEXT,
  last_modified TEXT,
  listed_at REAL NOT NULL,
  PRIMARY KEY (watch, item)
) WITHOUT ROWID;
CREATE INDEX watched_item_by_article ON watched_item (article_id) WHERE article_id IS NOT NULL;
"""

_VERSION_4 = "ALTER TABLE sentence ADD COLUMN page INTEGER;"

MIGRATIONS: tuple[Migration, ...] = (
    _VERSION_1,
    _VERSION_2,
    _VERSION_3,
    _VERSION_4,
    pack_facts,
    index_postings,
    pack_lists_of_words,
    index_stated,
)
"""`MIGRATIONS[n]` migrates a file from version n to version n + 1; a new file has version 0."""


def prepare(connection: sqlite3.Connection) -> None:
    """Migrate the file to this version, or refuse it unchanged.

    Raises `StoreVersionError` if a newer version wrote it, `StoreUnavailable` if another program
    did.
    """
    bring_forward(connection, APPLICATION_ID, MIGRATIONS)
