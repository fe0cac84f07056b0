-- That a unit signed the pledge on paper: beside its confirmation in the chat, a fact of its own.
-- A recording that is corrected is taken out; the audit trail keeps what it said.
CREATE TABLE pledge_signing (
    bloc    TEXT    NOT NULL,
    year    INTEGER NOT NULL,
    unit    TEXT    NOT NULL,
    version INTEGER NOT NULL,
    day     TEXT    NOT NULL,
    venue   TEXT    NOT NULL,
    paper   INTEGER NOT NULL REFERENCES paper (id),
    person  INTEGER NOT NULL REFERENCES person (id),
    by_name TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, unit, version)
) STRICT, WITHOUT ROWID;
