-- A unit has asked for more time: one request for each of its deadlines, the newest. The trail
-- keeps those before. Nothing here moves a deadline.
CREATE TABLE extension (
    bloc TEXT NOT NULL,
    year INTEGER NOT NULL,
    unit TEXT NOT NULL,
    deadline TEXT NOT NULL,
    due TEXT NOT NULL,
    wished TEXT NOT NULL,
    reason TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, unit, deadline)
) STRICT, WITHOUT ROWID;
