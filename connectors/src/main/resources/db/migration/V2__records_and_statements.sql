-- A record is everything one source says about one pupil or entry; a statement is what it said from then to then.
CREATE TABLE hub.records (
    id            uuid PRIMARY KEY,
    source        text NOT NULL,
    given         text,
    born          date,
    created_at    timestamptz NOT NULL,
    dispose_after date,
    legal_hold    boolean NOT NULL DEFAULT false
);
CREATE INDEX records_by_source ON hub.records (source);
COMMENT ON COLUMN hub.records.given IS 'given name as compared, for the guard against one key on two people; null: no guard';
GRANT SELECT, INSERT, UPDATE ON hub.records TO ${hubRole};

-- By what a record is known again. A former UPN is looked up where a UPN is.
CREATE TABLE hub.record_keys (
    record_id uuid NOT NULL REFERENCES hub.records ON DELETE CASCADE,
    source    text NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('local-id', 'upn', 'former-upn', 'name-dob')),
    lookup    text NOT NULL CHECK (lookup IN ('local-id', 'upn', 'name-dob')),
    value     text NOT NULL,
    PRIMARY KEY (record_id, kind, value)
);
CREATE INDEX record_keys_by_value ON hub.record_keys (source, lookup, value);
GRANT SELECT, INSERT, DELETE ON hub.record_keys TO ${hubRole};

CREATE TABLE hub.statements (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id     uuid NOT NULL REFERENCES hub.records,
    drop_id       uuid NOT NULL REFERENCES hub.drops,
    files         text[] NOT NULL,
    row_numbers   int[] NOT NULL,
    fingerprint   bytea NOT NULL,
    document      jsonb NOT NULL,
    said_from     timestamptz NOT NULL,
    said_to       timestamptz,
    ended_by      uuid REFERENCES hub.drops,
    dispose_after date,
    legal_hold    boolean NOT NULL DEFAULT false,
    CHECK (said_to IS NULL OR said_to >= said_from)
);
COMMENT ON COLUMN hub.statements.files IS 'one name where all rows stand in one file, else one name per row number';
CREATE UNIQUE INDEX statements_current ON hub.statements (record_id) WHERE said_to IS NULL;
CREATE INDEX statements_by_record ON hub.statements (record_id);
CREATE INDEX statements_by_drop ON hub.statements (drop_id);
GRANT SELECT, INSERT ON hub.statements TO ${hubRole};
GRANT UPDATE (said_to, ended_by, dispose_after, legal_hold) ON hub.statements TO ${hubRole};

-- Child-protection facts, sealed with a key of their own. The hub's role can put in and never look.
CREATE TABLE hub.compartments (
    statement_id bigint NOT NULL REFERENCES hub.statements,
    kind         text NOT NULL,
    sealed       bytea NOT NULL,
    PRIMARY KEY (statement_id, kind)
);
GRANT INSERT ON hub.compartments TO ${hubRole};
GRANT SELECT ON hub.compartments TO ${protectionRole};
