"""The tables of a record in PostgreSQL, and the migrations of those of an older version."""

from __future__ import annotations

from facts.postgres import Owner

_VERSION_1 = """
CREATE TABLE article (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  title text NOT NULL,
  source text,
  source_folded text COLLATE "C",
  url text,
  published date,
  place text,
  sentences int NOT NULL,
  facts int NOT NULL
);
CREATE INDEX article_by_source ON article USING hash (source_folded);
CREATE INDEX article_by_date ON article (published DESC NULLS LAST, key DESC);

-- Columns that neither lists nor searches read. `words` is a JSON object: vocabulary word to the
-- number of the article's sentences that contain it.
CREATE TABLE body (
  article bigint PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
  text text NOT NULL,
  words text NOT NULL
);

-- The key is the article's times 2^20 plus the sentence's index. `facts` is a JSON array.
CREATE TABLE sentence (
  key bigint PRIMARY KEY,
  kind text NOT NULL,
  "start" int NOT NULL,
  "end" int NOT NULL,
  text text NOT NULL,
  terms text NOT NULL,
  facts text NOT NULL,
  page int
);

-- Narrow, so that ranking reads few pages. `terms` are the hashes of the sentence's terms, each
-- once; `repeats` has those that come again. A pending list would make each search read it.
CREATE TABLE posting (
  key bigint PRIMARY KEY,
  length int NOT NULL,
  repeats bigint[],
  terms bigint[] NOT NULL
);
CREATE INDEX posting_by_term ON posting USING gin (terms) WITH (fastupdate = off);

-- How many sentences contain each term and each word, by their hashes. A writer appends what it
-- changes, so that writers do not wait for one another; `fold` adds it up.
CREATE TABLE frequency (
  hash bigint PRIMARY KEY,
  sentences bigint NOT NULL
);
CREATE TABLE frequency_change (
  hash bigint NOT NULL,
  change int NOT NULL
);
CREATE INDEX frequency_change_by_hash ON frequency_change (hash) INCLUDE (change);

-- `form` is the word in letters that trigrams are made of in every database's language.
CREATE TABLE word (
  hash bigint PRIMARY KEY,
  word text COLLATE "C" NOT NULL,
  form text COLLATE "C" NOT NULL,
  length int NOT NULL,
  grams int NOT NULL
);
CREATE INDEX word_by_trigram ON word USING gin (form gin_trgm_ops) WITH (fastupdate = off);

CREATE TABLE band (
  band bigint NOT NULL,
  article bigint NOT NULL REFERENCES article (key) ON DELETE CASCADE,
  PRIMARY KEY (band, article)
);
CREATE INDEX band_by_article ON band (article);

-- The size of the record is the sum of the rows.
CREATE TABLE total (
  articles bigint NOT NULL,
  sentences bigint NOT NULL,
  facts bigint NOT NULL,
  terms bigint NOT NULL
);
"""

_VERSION_2 = """
-- Watched places, and what each has listed.
CREATE TABLE watch (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  address text COLLATE "C" NOT NULL UNIQUE,
  paused boolean NOT NULL DEFAULT false,
  next_at float8 NOT NULL,
  failures int NOT NULL DEFAULT 0,
  etag text,
  last_modified text,
  result text
);

CREATE TABLE watched_item (
  watch bigint NOT NULL REFERENCES watch (key) ON DELETE CASCADE,
  item text COLLATE "C" NOT NULL,
  stamp text NOT NULL,
  article_id text COLLATE "C",
  own boolean NOT NULL,
  tries int NOT NULL,
  etag text,
  last_modified text,
  listed_at float8 NOT NULL,
  PRIMARY KEY (watch, item)
);
CREATE INDEX watched_item_by_article ON watched_item (article_id) WHERE article_id IS NOT NULL;
"""

# `stated` are the hashes of the kinds and predicates of a sentence's facts.
_VERSION_3 = """
ALTER TABLE posting ADD COLUMN stated bigint[] NOT NULL DEFAULT '{}';
UPDATE posting p SET stated = named.hashes
FROM (
  SELECT s.key, array_agg(DISTINCT
    ('x' || left(encode(sha256(convert_to(name, 'UTF8')), 'hex'), 16))::bit(64)::bigint) AS hashes
  FROM sentence s
  CROSS JOIN LATERAL json_array_elements(s.facts::json) fact
  CROSS JOIN LATERAL (VALUES ('=' || (fact ->> 0)), ('~' || (fact ->> 3))) names (name)
  GROUP BY s.key
) named
WHERE named.key = p.key;
CREATE INDEX posting_by_fact ON posting USING gin (stated) WITH (fastupdate = off);
"""

OWNER = Owner(
    "rapporteur record",
    migrations=(_VERSION_1, _VERSION_2, _VERSION_3),
    extensions=("pg_trgm",),
)
SCHEMA = "rapporteur"
"""The schema that holds the tables unless the URL names another."""
SETTINGS = "SET pg_trgm.similarity_threshold = 0.1"
"""Low, as a typo in a short word leaves few of its trigrams. The best are chosen by number."""
