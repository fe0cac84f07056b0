-- In whose name a unit's acts were done: by assignment, with a signed page, entered by the secretary.
-- Empty is the right of one's own place, as all acts were until now.
ALTER TABLE pledge_confirmation ADD COLUMN capacity TEXT NOT NULL DEFAULT '';
ALTER TABLE assessment ADD COLUMN capacity TEXT NOT NULL DEFAULT '';
ALTER TABLE answer ADD COLUMN capacity TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN capacity TEXT NOT NULL DEFAULT '';

-- Which officer may confirm and send for their unit in a year, until that is ended.
CREATE TABLE authorisation (
    id          INTEGER PRIMARY KEY,
    bloc        TEXT    NOT NULL,
    year        INTEGER NOT NULL,
    unit        TEXT    NOT NULL,
    place       INTEGER NOT NULL REFERENCES place (id),
    assigned_by TEXT    NOT NULL,
    paper       INTEGER REFERENCES paper (id),
    granted_by  INTEGER NOT NULL REFERENCES person (id),
    at          INTEGER NOT NULL,
    revoked_by  INTEGER REFERENCES person (id),
    revoked_at  INTEGER
) STRICT;
CREATE UNIQUE INDEX authorisation_once ON authorisation (bloc, year, place)
    WHERE revoked_at IS NULL;
