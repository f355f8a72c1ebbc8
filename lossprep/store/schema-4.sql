-- Version 4. A memory also holds the last rating, and the learner's times: they weigh the queue.
-- It is derived, and rebuilt from the attempts after this.
DROP TABLE memory;
CREATE TABLE memory (
  exercise   TEXT PRIMARY KEY,
  stability  REAL NOT NULL,      -- days until recall is 90 % likely
  difficulty REAL NOT NULL,      -- from 1 to 10
  reviews    INTEGER NOT NULL,
  rating     INTEGER NOT NULL,   -- the last one
  rating_before  INTEGER,        -- the last one of a day before that
  day        TEXT NOT NULL,      -- the local day of the last review
  due        TEXT NOT NULL,      -- the day on which recall will have fallen to the wanted retention
  timed      INTEGER NOT NULL,   -- times that count, the latest few
  minutes    REAL,               -- their median
  timed_before   INTEGER NOT NULL,  -- the same without those of the last day
  minutes_before REAL,
  parameters TEXT NOT NULL       -- the version of the model's parameters
) STRICT;
