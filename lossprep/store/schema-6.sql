-- Version 6. A memory also holds what it was before its last day, so that a session does not choose
-- otherwise halfway through: as `rating_before`, NULL where there was none.
ALTER TABLE memory ADD COLUMN stability_before REAL;
ALTER TABLE memory ADD COLUMN difficulty_before REAL;
ALTER TABLE memory ADD COLUMN day_before TEXT;
CREATE INDEX item_tasks ON item (number) WHERE tasks <> '';
