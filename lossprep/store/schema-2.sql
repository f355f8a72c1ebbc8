-- Version 2. A tick names the line of the answer that shows it: 0 where it was said aloud and not
-- noted, none where it was not met, and in ticks of version 1.
ALTER TABLE criterion_ticked ADD COLUMN line INTEGER CHECK (line >= 0);
