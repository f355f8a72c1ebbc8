-- Version 5. What the queue looks through: the items of the studied pack, each with where its
-- memory lies, so that the few that matter are found without a look at all. Derived, like `memory`.
CREATE TABLE kind (
  kind    INTEGER PRIMARY KEY,
  minutes REAL NOT NULL,          -- the author's
  asked   TEXT NOT NULL,
  roles   TEXT NOT NULL,
  skills  TEXT NOT NULL,
  tasked  INTEGER NOT NULL,       -- whether a task of the plan asks it
  deep    INTEGER NOT NULL,
  reserve INTEGER NOT NULL
) STRICT;

CREATE TABLE item (
  number   INTEGER PRIMARY KEY,   -- its place in the pack
  exercise TEXT NOT NULL UNIQUE,
  kind     INTEGER NOT NULL REFERENCES kind,
  family   TEXT NOT NULL,
  tasks    TEXT NOT NULL,         -- of the plan that ask it, or may ask it
  reserve  INTEGER NOT NULL,
  deep     INTEGER NOT NULL,
  lot      INTEGER NOT NULL,      -- those of the lowest are a sample
  -- Of its memory; NULL: it was never reviewed.
  cell     INTEGER,
  day      TEXT,
  stability  REAL,
  difficulty REAL,
  effort   REAL,                  -- minutes for a worth of 1, by its own times
  timed    INTEGER                -- how many of these there are
) STRICT;

CREATE INDEX item_seen ON item (deep, cell, day, effort, timed, kind, stability, difficulty)
  WHERE cell IS NOT NULL;
CREATE INDEX item_timed ON item (timed) WHERE cell IS NOT NULL;
CREATE INDEX item_unseen ON item (kind) WHERE cell IS NULL;
CREATE INDEX item_lot ON item (lot);
CREATE INDEX item_reserve ON item (reserve) WHERE reserve = 1;
CREATE INDEX memory_day ON memory (day, exercise);
CREATE INDEX memory_due ON memory (due, exercise);
