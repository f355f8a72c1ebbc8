-- Version 3. What came of an interview changes the plan, too: a kind of change more. SQLite cannot
-- widen a CHECK, so the table is written anew.
CREATE TABLE plan_change_3 (
  event   INTEGER PRIMARY KEY REFERENCES event,
  change  TEXT NOT NULL CHECK (change IN ('start', 'move', 'away', 'add', 'debrief')),
  details TEXT NOT NULL   -- JSON
) STRICT;
INSERT INTO plan_change_3 SELECT event, change, details FROM plan_change;
DROP TABLE plan_change;
ALTER TABLE plan_change_3 RENAME TO plan_change;
CREATE TRIGGER plan_change_stays BEFORE UPDATE ON plan_change BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER plan_change_lasts BEFORE DELETE ON plan_change BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
