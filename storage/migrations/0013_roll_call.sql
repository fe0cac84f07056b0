-- When it was last known whether messages reach a person: a sign of theirs, or the answer of the
-- daily roll call. Of whom nothing is known for long enough, the roll asks.
ALTER TABLE person ADD COLUMN reach_known_at INTEGER NOT NULL DEFAULT 0;
