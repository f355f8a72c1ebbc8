-- Version 1. Events are facts: they are added, never changed, never deleted. `event` holds what
-- several kinds have in common, and each kind has a table for the rest; `live` is what an undo left.

CREATE TABLE event (
  seq      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL CHECK (kind IN ('attempt', 'self_rating', 'reading_done', 'page_read',
                                         'hint_shown', 'answer_locked', 'criterion_ticked', 'plan_change', 'undo')),
  at       TEXT NOT NULL,   -- UTC, ISO 8601 with microseconds
  day      TEXT NOT NULL,   -- the local day it belongs to, which begins at 04:00
  exercise TEXT,            -- the item it is about
  attempt  TEXT,            -- the id of the attempt that it belongs to, complete or not
  task     TEXT,            -- the plan's task that it finished
  CHECK ((exercise IS NOT NULL)
         = (kind IN ('attempt', 'hint_shown', 'answer_locked', 'criterion_ticked'))),
  CHECK ((attempt IS NOT NULL) = (kind IN ('hint_shown', 'answer_locked', 'criterion_ticked'))),
  CHECK (task IS NULL OR kind IN ('attempt', 'self_rating', 'reading_done'))
) STRICT;

CREATE INDEX event_day ON event (day);
CREATE INDEX event_kind ON event (kind);
CREATE INDEX event_exercise ON event (exercise) WHERE exercise IS NOT NULL;
CREATE INDEX event_task ON event (task) WHERE task IS NOT NULL;

CREATE TABLE attempt (
  event         INTEGER PRIMARY KEY REFERENCES event,
  answer        TEXT NOT NULL,
  seed          INTEGER,
  verdict       TEXT CHECK (verdict IN ('right', 'slip', 'wrong', 'imprecise', 'unreadable')),
  slip          TEXT,
  rating        INTEGER CHECK (rating BETWEEN 1 AND 4),
  confidence    REAL,
  hints         INTEGER NOT NULL,
  solution_seen INTEGER NOT NULL CHECK (solution_seen IN (0, 1)),
  milliseconds  INTEGER,
  ticks         TEXT NOT NULL,   -- JSON: criterion -> met
  band          TEXT CHECK (band IN ('strong_hire', 'lean_hire', 'no_hire')),
  pack_version  TEXT NOT NULL
) STRICT;

CREATE TABLE self_rating (
  event INTEGER PRIMARY KEY REFERENCES event,
  skill TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5)
) STRICT;

CREATE INDEX self_rating_skill ON self_rating (skill);

CREATE TABLE reading_done (
  event   INTEGER PRIMARY KEY REFERENCES event,
  reading TEXT NOT NULL
) STRICT;

CREATE TABLE page_read (
  event   INTEGER PRIMARY KEY REFERENCES event,
  reading TEXT NOT NULL,
  page    INTEGER NOT NULL CHECK (page > 0)
) STRICT;

CREATE TABLE hint_shown (
  event  INTEGER PRIMARY KEY REFERENCES event,
  number INTEGER NOT NULL CHECK (number > 0)
) STRICT;

CREATE TABLE answer_locked (
  event        INTEGER PRIMARY KEY REFERENCES event,
  answer       TEXT NOT NULL,
  milliseconds INTEGER
) STRICT;

CREATE TABLE criterion_ticked (
  event     INTEGER PRIMARY KEY REFERENCES event,
  criterion TEXT NOT NULL,
  met       INTEGER NOT NULL CHECK (met IN (0, 1))
) STRICT;

CREATE TABLE plan_change (
  event   INTEGER PRIMARY KEY REFERENCES event,
  change  TEXT NOT NULL CHECK (change IN ('start', 'move', 'away', 'add')),
  details TEXT NOT NULL   -- JSON
) STRICT;

CREATE TABLE undo (
  event  INTEGER PRIMARY KEY REFERENCES event,
  target TEXT NOT NULL    -- an event's id; it may come later, when two machines' events unite
) STRICT;

CREATE INDEX undo_target ON undo (target);

CREATE VIEW live AS
SELECT * FROM event
WHERE kind <> 'undo'
  AND NOT EXISTS (SELECT 1 FROM undo WHERE undo.target IN (event.id, event.attempt));

CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_lasts BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER attempt_stays BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER attempt_lasts BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER self_rating_stays BEFORE UPDATE ON self_rating BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER self_rating_lasts BEFORE DELETE ON self_rating BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER reading_done_stays BEFORE UPDATE ON reading_done BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER reading_done_lasts BEFORE DELETE ON reading_done BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER page_read_stays BEFORE UPDATE ON page_read BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER page_read_lasts BEFORE DELETE ON page_read BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER hint_shown_stays BEFORE UPDATE ON hint_shown BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER hint_shown_lasts BEFORE DELETE ON hint_shown BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER answer_locked_stays BEFORE UPDATE ON answer_locked BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER answer_locked_lasts BEFORE DELETE ON answer_locked BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER criterion_ticked_stays BEFORE UPDATE ON criterion_ticked BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER criterion_ticked_lasts BEFORE DELETE ON criterion_ticked BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER plan_change_stays BEFORE UPDATE ON plan_change BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER plan_change_lasts BEFORE DELETE ON plan_change BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER undo_stays BEFORE UPDATE ON undo BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER undo_lasts BEFORE DELETE ON undo BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- Not events: what a pack's tasks are, derived from the pack so that a day's plan reads no pack.
CREATE TABLE catalog (
  pack TEXT PRIMARY KEY,
  key  TEXT NOT NULL,   -- of the pack's state that it was derived from
  json TEXT NOT NULL
) STRICT;

-- Not events either: the memory that the attempts at an exercise left, rebuilt from them at will.
CREATE TABLE memory (
  exercise   TEXT PRIMARY KEY,
  stability  REAL NOT NULL,      -- days until recall is 90 % likely
  difficulty REAL NOT NULL,      -- from 1 to 10
  reviews    INTEGER NOT NULL,
  day        TEXT NOT NULL,      -- the local day of the last review
  due        TEXT NOT NULL,      -- the day on which recall will have fallen to the wanted retention
  parameters TEXT NOT NULL       -- the version of the model's parameters
) STRICT;
