-- The ledger keeps every notice for good, and every few seconds somebody asks what is due. SQLite
-- uses a partial index only where a query repeats its very condition, so each state that is asked
-- for has an index of its own: what is sent long ago is never walked over again.
DROP INDEX notice_open;
CREATE INDEX notice_due ON notice (not_before) WHERE state = 'planned';
CREATE INDEX notice_planned ON notice (recipient, place, year) WHERE state = 'planned';
CREATE INDEX notice_sending ON notice (id) WHERE state = 'sending';
CREATE INDEX notice_failed ON notice (recipient) WHERE state = 'failed';
