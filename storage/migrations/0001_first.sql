-- The first schema. Growing tables are keyed by (bloc, year, unit, ...) and clustered, so that one
-- bloc's screens are not slowed by everyone else's rows. Instants are UTC epoch seconds; points
-- are hundredths; both are INTEGER so that nothing is ever rounded by the database.

CREATE TABLE cycle (
    bloc           TEXT    NOT NULL,
    year           INTEGER NOT NULL,
    version        INTEGER NOT NULL,
    pledge_version INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('first', 'correction', 'content_change')),
    definition     TEXT    NOT NULL,
    fingerprint    TEXT    NOT NULL,
    calendar       TEXT    NOT NULL,
    opened_at      INTEGER NOT NULL,
    amended_at     INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, version)
) STRICT, WITHOUT ROWID;

-- Until when the ladders of a cycle have been walked: a rung is planned once, however late.
CREATE TABLE sweep (
    bloc  TEXT    NOT NULL,
    year  INTEGER NOT NULL,
    upto  INTEGER NOT NULL,
    PRIMARY KEY (bloc, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id           INTEGER PRIMARY KEY,
    telegram_id  INTEGER NOT NULL UNIQUE,
    chat_id      INTEGER NOT NULL,
    name         TEXT,
    language     TEXT    NOT NULL,
    reach        TEXT    NOT NULL CHECK (reach IN ('reachable', 'blocked', 'gone')),
    reach_at     INTEGER NOT NULL,
    acting_place INTEGER,
    created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE place (
    id       INTEGER PRIMARY KEY,
    person   INTEGER NOT NULL REFERENCES person (id),
    bloc     TEXT    NOT NULL,
    unit     TEXT,
    role     TEXT    NOT NULL,
    post     TEXT,
    since    INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX place_by_bloc ON place (bloc, unit, role, person) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX place_once ON place (person, bloc, role, coalesce(unit, ''))
    WHERE ended_at IS NULL;

-- Consent is kept with the version of the text that was shown.
CREATE TABLE consent (
    person       INTEGER NOT NULL REFERENCES person (id),
    place        INTEGER NOT NULL REFERENCES place (id),
    text_version TEXT    NOT NULL,
    language     TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (person, place)
) STRICT, WITHOUT ROWID;

-- Only a hash of the token is kept: whoever reads the database can join nobody.
CREATE TABLE invitation (
    id              INTEGER PRIMARY KEY,
    bloc            TEXT    NOT NULL,
    unit            TEXT,
    role            TEXT    NOT NULL,
    name            TEXT,
    post            TEXT,
    token_hash      TEXT    NOT NULL UNIQUE,
    code_hash       TEXT    UNIQUE,
    expires_at      INTEGER NOT NULL,
    code_expires_at INTEGER,
    created_at      INTEGER NOT NULL,
    used_at         INTEGER,
    used_by         INTEGER REFERENCES person (id),
    revoked_at      INTEGER
) STRICT;
CREATE INDEX invitation_by_place ON invitation (bloc, unit, role) WHERE used_at IS NULL;

CREATE TABLE wrong_token (
    telegram_id INTEGER NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX wrong_token_by_person ON wrong_token (telegram_id, at);

-- What Telegram handed over, before anything is done with it.
CREATE TABLE inbox (
    update_id   INTEGER PRIMARY KEY,
    chat_id     INTEGER,
    raw         TEXT,
    state       TEXT    NOT NULL
        CHECK (state IN ('new', 'applied', 'answered', 'failed', 'unreadable')),
    received_at INTEGER NOT NULL,
    finished_at INTEGER,
    incident    TEXT
) STRICT;
CREATE INDEX inbox_open ON inbox (update_id) WHERE state IN ('new', 'applied');
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;

-- A conversation's position: who, for which place and year, in which step, about what.
CREATE TABLE draft (
    person     INTEGER PRIMARY KEY REFERENCES person (id),
    place      INTEGER,
    year       INTEGER,
    step       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

-- The message that carries the live keyboard in a chat, and what its buttons say and mean.
CREATE TABLE live_message (
    chat_id    INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL,
    buttons    TEXT    NOT NULL
) STRICT;

-- Until which criterion a unit had got: what "go on with 3.2" refers to.
CREATE TABLE bookmark (
    bloc      TEXT    NOT NULL,
    year      INTEGER NOT NULL,
    unit      TEXT    NOT NULL,
    period    TEXT    NOT NULL,
    criterion TEXT    NOT NULL,
    PRIMARY KEY (bloc, year, unit, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE pledge_confirmation (
    bloc    TEXT    NOT NULL,
    year    INTEGER NOT NULL,
    unit    TEXT    NOT NULL,
    version INTEGER NOT NULL,
    person  INTEGER NOT NULL REFERENCES person (id),
    place   INTEGER NOT NULL REFERENCES place (id),
    by_name TEXT    NOT NULL,
    by_post TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    receipt TEXT    NOT NULL,
    PRIMARY KEY (bloc, year, unit, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment (
    bloc          TEXT    NOT NULL,
    year          INTEGER NOT NULL,
    unit          TEXT    NOT NULL,
    period        TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    sent_at       INTEGER,
    first_sent_at INTEGER,
    receipt       TEXT,
    by_name       TEXT,
    by_post       TEXT,
    total         INTEGER,
    workdays_late INTEGER,
    updated_at    INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, unit, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
    bloc      TEXT    NOT NULL,
    year      INTEGER NOT NULL,
    period    TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    criterion TEXT    NOT NULL,
    points    INTEGER CHECK (points >= 0),
    times     INTEGER CHECK (times >= 0),
    assigned  INTEGER NOT NULL CHECK (assigned IN (0, 1)),
    note      TEXT    NOT NULL,
    revision  INTEGER NOT NULL,
    person    INTEGER NOT NULL REFERENCES person (id),
    by_name   TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, period, unit, criterion)
) STRICT, WITHOUT ROWID;

-- A file is stored once, named by its content; many pieces of evidence may point to it.
CREATE TABLE evidence_file (
    sha256     TEXT    PRIMARY KEY,
    size       INTEGER NOT NULL,
    media_type TEXT    NOT NULL,
    stored_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    id          INTEGER PRIMARY KEY,
    bloc        TEXT    NOT NULL,
    year        INTEGER NOT NULL,
    unit        TEXT    NOT NULL,
    period      TEXT    NOT NULL,
    criterion   TEXT,
    kind        TEXT    NOT NULL CHECK (kind IN ('file', 'reference')),
    text        TEXT    NOT NULL,
    name        TEXT,
    sha256      TEXT    REFERENCES evidence_file (sha256),
    album       TEXT,
    file_unique TEXT,
    person      INTEGER NOT NULL REFERENCES person (id),
    by_name     TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    removed_at  INTEGER
) STRICT;
CREATE INDEX evidence_by_report ON evidence (bloc, year, unit, period, criterion)
    WHERE removed_at IS NULL;

CREATE TABLE notice (
    id              INTEGER PRIMARY KEY,
    bloc            TEXT    NOT NULL,
    year            INTEGER NOT NULL,
    recipient       INTEGER NOT NULL REFERENCES person (id),
    kind            TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    due             TEXT    NOT NULL,
    rung            INTEGER NOT NULL,
    place           INTEGER NOT NULL REFERENCES place (id),
    unit            TEXT,
    facts           TEXT    NOT NULL,
    state           TEXT    NOT NULL
        CHECK (state IN ('planned', 'sending', 'sent', 'unknown', 'failed', 'cancelled')),
    not_before      INTEGER NOT NULL,
    planned_at      INTEGER NOT NULL,
    sending_at      INTEGER,
    sent_at         INTEGER,
    message_id      INTEGER,
    resent          INTEGER NOT NULL DEFAULT 0 CHECK (resent IN (0, 1)),
    attempts        INTEGER NOT NULL DEFAULT 0,
    trouble         TEXT,
    acknowledged_at INTEGER,
    acknowledged_by INTEGER REFERENCES person (id),
    UNIQUE (bloc, year, recipient, kind, subject, due, rung)
) STRICT;
CREATE INDEX notice_open ON notice (not_before, recipient) WHERE state IN ('planned', 'sending');
CREATE INDEX notice_ledger ON notice (bloc, year, subject, unit);

-- "Đã nắm": who took note of which deadline, at which rung, when.
CREATE TABLE acknowledgement (
    bloc     TEXT    NOT NULL,
    year     INTEGER NOT NULL,
    subject  TEXT    NOT NULL,
    place    INTEGER NOT NULL REFERENCES place (id),
    due      TEXT    NOT NULL,
    rung     INTEGER NOT NULL,
    person   INTEGER NOT NULL REFERENCES person (id),
    unit     TEXT,
    at       INTEGER NOT NULL,
    PRIMARY KEY (bloc, year, subject, place, due, rung)
) STRICT, WITHOUT ROWID;

-- Every change: who, when, what, before, after. Each row carries the hash of the one before.
CREATE TABLE audit (
    seq       INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    bloc      TEXT,
    year      INTEGER,
    person    INTEGER,
    place     INTEGER,
    action    TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    before    TEXT,
    after     TEXT,
    previous  TEXT    NOT NULL,
    hash      TEXT    NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER audit_is_never_altered BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- Single facts that outlive a run: the bot's name, the menu's hash, heartbeats.
CREATE TABLE memo (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
