-- Papers: what was signed outside the chat, with the number and date that stand on it. Their scans
-- lie among the evidence files and are named in evidence_file, so that backup, restore and check
-- cover them. What is taken out keeps its row.
CREATE TABLE paper (
    id         INTEGER PRIMARY KEY,
    bloc       TEXT    NOT NULL,
    year       INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    unit       TEXT,
    period     TEXT,
    subject    TEXT    NOT NULL,
    number     TEXT    NOT NULL,
    dated      TEXT,
    person     INTEGER NOT NULL REFERENCES person (id),
    by_name    TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX paper_by_topic ON paper (bloc, year, kind, unit) WHERE removed_at IS NULL;

CREATE TABLE paper_file (
    id         INTEGER PRIMARY KEY,
    paper      INTEGER NOT NULL REFERENCES paper (id),
    sha256     TEXT    NOT NULL REFERENCES evidence_file (sha256),
    name       TEXT    NOT NULL,
    album      TEXT,
    person     INTEGER NOT NULL REFERENCES person (id),
    by_name    TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX paper_file_once ON paper_file (paper, sha256) WHERE removed_at IS NULL;
