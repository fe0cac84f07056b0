-- What a unit sets itself for the year (chỉ tiêu đăng ký), line by line, and that this is all.
-- No part of the pledge's version. What is taken out keeps its row; amounts are hundredths.
CREATE TABLE target (
    id         INTEGER PRIMARY KEY,
    bloc       TEXT    NOT NULL,
    year       INTEGER NOT NULL,
    unit       TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    amount     INTEGER CHECK (amount >= 0),
    measure    TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    person     INTEGER NOT NULL REFERENCES person (id),
    by_name    TEXT    NOT NULL,
    capacity   TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX target_by_unit ON target (bloc, year, unit);
CREATE INDEX target_by_person ON target (person);

CREATE TABLE target_registration (
    bloc     TEXT    NOT NULL,
    year     INTEGER NOT NULL,
    unit     TEXT    NOT NULL,
    person   INTEGER NOT NULL REFERENCES person (id),
    by_name  TEXT    NOT NULL,
    capacity TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, unit)
) STRICT, WITHOUT ROWID;
