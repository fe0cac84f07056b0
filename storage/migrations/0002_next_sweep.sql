-- When a cycle has to be swept next, so that knocking at hundreds of blocs every minute reads none
-- of their definitions: 0 is "look now" (a new version may have moved everything), NULL is never.
ALTER TABLE sweep ADD COLUMN next_at INTEGER DEFAULT 0;
