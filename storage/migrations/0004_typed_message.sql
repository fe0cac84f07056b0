-- Which message of a person gave a criterion the score or the explanation it has now, so that an
-- edit of that message corrects it. Only the last message of each is kept; revision is that of
-- the answer as the message left it, carried on while the other field alone is written.
CREATE TABLE typed_message (
    bloc      TEXT    NOT NULL,
    year      INTEGER NOT NULL,
    period    TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    criterion TEXT    NOT NULL,
    field     TEXT    NOT NULL CHECK (field IN ('score', 'note')),
    person    INTEGER NOT NULL REFERENCES person (id),
    place     INTEGER NOT NULL,
    message   INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, period, unit, criterion, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX typed_message_of_person ON typed_message (person, message);
