-- The state of a study, schema 1: all of it is folded from the record. The primary
-- key stands first in every table and the row's checksum last.

CREATE TABLE property (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  sum   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id         TEXT NOT NULL PRIMARY KEY,
  n          INTEGER NOT NULL UNIQUE, -- in order of import
  name       TEXT NOT NULL UNIQUE,
  source     TEXT NOT NULL,
  format     TEXT NOT NULL,
  language   TEXT NOT NULL,
  title      TEXT NOT NULL,
  text       TEXT NOT NULL,
  hash       TEXT NOT NULL, -- SHA-256 of text
  version    INTEGER NOT NULL, -- 1, and one more with every correction
  headings   TEXT NOT NULL, -- spans
  attributes TEXT NOT NULL, -- JSON: what the file's front matter says
  event      TEXT NOT NULL, -- the one that the text comes from
  sum        INTEGER NOT NULL
) STRICT;

CREATE TABLE speaker (
  document    TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  n           INTEGER NOT NULL,
  label       TEXT NOT NULL,
  role        TEXT NOT NULL,
  participant TEXT NOT NULL,
  sum         INTEGER NOT NULL,
  PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

-- turn: what one speaker says; begins and ends are nanoseconds of the recording,
-- negative if unknown.
CREATE TABLE turn (
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  n        INTEGER NOT NULL,
  speaker  INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  end      INTEGER NOT NULL,
  begins   INTEGER NOT NULL,
  ends     INTEGER NOT NULL,
  sum      INTEGER NOT NULL,
  PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

-- unit: a meaning unit. Its id begins with its document's. state is empty, or
-- 'stale' (the segmentation now differs, a person's work keeps it), 'changed' (a
-- correction of the transcript changed its words) or 'gone' (took them away); then
-- was holds the words as they were.
CREATE TABLE unit (
  id       TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  turn     INTEGER NOT NULL,
  spans    TEXT NOT NULL,
  state    TEXT NOT NULL,
  was      TEXT NOT NULL,
  sum      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_document ON unit (document);
CREATE INDEX unit_gone ON unit (id) WHERE state = 'gone';

CREATE TABLE codebook (
  n       INTEGER NOT NULL PRIMARY KEY, -- in order of arrival, from 1
  id      TEXT NOT NULL,
  name    TEXT NOT NULL,
  version TEXT NOT NULL,
  hash    TEXT NOT NULL UNIQUE,
  source  TEXT NOT NULL,
  at      INTEGER NOT NULL,
  sum     INTEGER NOT NULL
) STRICT;

-- node: a code, subcategory, category or theme; codebook 0 is the inductive scheme.
CREATE TABLE node (
  codebook INTEGER NOT NULL,
  id       TEXT NOT NULL,
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  parent   TEXT NOT NULL,
  level    TEXT NOT NULL,
  unplaced INTEGER NOT NULL, -- 1: a code that no group holds
  aside    INTEGER NOT NULL, -- 1: a person has set it aside
  sum      INTEGER NOT NULL,
  PRIMARY KEY (codebook, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (
  unit      TEXT NOT NULL PRIMARY KEY REFERENCES unit (id) ON DELETE CASCADE,
  condensed TEXT NOT NULL,
  code      TEXT NOT NULL,
  edited    INTEGER NOT NULL, -- 1: a person has changed it
  sum       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- revision: a person's change of the inductive scheme, made again on every later
-- proposal.
CREATE TABLE revision (
  n     INTEGER NOT NULL PRIMARY KEY,
  event TEXT NOT NULL,
  what  TEXT NOT NULL,
  sum   INTEGER NOT NULL
) STRICT;

-- coding: one code on one unit by one coder. version is the codebook's n.
CREATE TABLE coding (
  unit       TEXT NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
  scheme     TEXT NOT NULL,
  code       TEXT NOT NULL,
  coder      TEXT NOT NULL,
  status     TEXT NOT NULL,
  confidence REAL NOT NULL,
  evidence   TEXT NOT NULL,
  version    INTEGER NOT NULL,
  changed    INTEGER NOT NULL, -- 1: the unit's words changed since
  facets     TEXT NOT NULL, -- JSON: whose it is, whose words, when, which phase
  memo       TEXT NOT NULL,
  at         INTEGER NOT NULL,
  sum        INTEGER NOT NULL,
  PRIMARY KEY (unit, scheme, code, coder)
) STRICT; -- with a row id: rows with much evidence would not fit into a tree without one

-- pass: which documents a pass has coded, with which codebook.
CREATE TABLE pass (
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  scheme   TEXT NOT NULL,
  coder    TEXT NOT NULL,
  codebook INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  sum      INTEGER NOT NULL,
  PRIMARY KEY (document, scheme, coder)
) STRICT, WITHOUT ROWID;

-- seen: which units a person has looked at, with or without giving a code.
CREATE TABLE seen (
  unit  TEXT NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
  coder TEXT NOT NULL,
  at    INTEGER NOT NULL,
  sum   INTEGER NOT NULL,
  PRIMARY KEY (unit, coder)
) STRICT, WITHOUT ROWID;

CREATE TABLE memo (
  id      TEXT NOT NULL PRIMARY KEY,
  kind    TEXT NOT NULL, -- study, document, unit, code or category
  subject TEXT NOT NULL,
  text    TEXT NOT NULL,
  who     TEXT NOT NULL,
  at      INTEGER NOT NULL,
  version INTEGER NOT NULL,
  sum     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attribute (
  kind    TEXT NOT NULL, -- participant or document
  subject TEXT NOT NULL,
  name    TEXT NOT NULL,
  value   TEXT NOT NULL,
  sum     INTEGER NOT NULL,
  PRIMARY KEY (kind, subject, name)
) STRICT, WITHOUT ROWID;

-- conflict: what an event could not do as it says, because of other events. If it
-- names something that is not there (orphan), it stays in the record and waits.
CREATE TABLE conflict (
  event  TEXT NOT NULL,
  n      INTEGER NOT NULL,
  what   TEXT NOT NULL,
  orphan INTEGER NOT NULL,
  sum    INTEGER NOT NULL,
  PRIMARY KEY (event, n)
) STRICT, WITHOUT ROWID;

-- words: full-text index of the turns; the row id is document.n << 20 | turn.n.
CREATE VIRTUAL TABLE words USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
