-- The record of a study, schema 1. The primary key stands first in every table and
-- the row's checksum last (row.go reads the tables' layout from here).

-- event: who did what, when and why. Its id is the hash of what it and its parts
-- say; the order of all events is (at, id), at in microseconds since 1970.
CREATE TABLE event (
  id      TEXT NOT NULL PRIMARY KEY,
  at      INTEGER NOT NULL,
  who     TEXT NOT NULL,
  kind    TEXT NOT NULL,
  subject TEXT NOT NULL,
  why     TEXT NOT NULL,
  items   INTEGER NOT NULL, -- how many things it concerns, for people
  parts   INTEGER NOT NULL,
  purged  INTEGER NOT NULL, -- 1 if words were taken out of it: it no longer has the hash it is named by
  sum     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_order ON event (at, id);

-- part: what an event says of one subject (mostly a document), compressed JSON; an
-- empty payload is one that was purged.
CREATE TABLE part (
  event   TEXT NOT NULL REFERENCES event (id),
  n       INTEGER NOT NULL,
  subject TEXT NOT NULL,
  payload BLOB NOT NULL,
  sum     INTEGER NOT NULL,
  PRIMARY KEY (event, n)
) STRICT;
