-- Version 6. A memory also holds what it was before its last day, so that a session does not choose
-- otherwise halfway through. It is derived, and rebuilt from the attempts after this.
DROP TABLE memory;
CREATE TABLE memory (
  exercise   TEXT PRIMARY KEY,
  stability  REAL NOT NULL,      -- days until recall is 90 % likely
  difficulty REAL NOT NULL,      -- from 1 to 10
  reviews    INTEGER NOT NULL,
  rating     INTEGER NOT NULL,   -- the last one
  day        TEXT NOT NULL,      -- the local day of the last review
  due        TEXT NOT NULL,      -- the day on which recall will have fallen to the wanted retention
  -- As it was before that day; NULL: there was none.
  stability_before  REAL,
  difficulty_before REAL,
  rating_before     INTEGER,
  day_before        TEXT,
  timed      INTEGER NOT NULL,   -- times that count, the latest few
  minutes    REAL,               -- their median
  timed_before   INTEGER NOT NULL,  -- the same without those of the last day
  minutes_before REAL,
  parameters TEXT NOT NULL       -- the version of the model's parameters
) STRICT;

CREATE INDEX memory_day ON memory (day, exercise);
CREATE INDEX memory_due ON memory (due, exercise);
CREATE INDEX item_tasks ON item (number) WHERE tasks <> '';
