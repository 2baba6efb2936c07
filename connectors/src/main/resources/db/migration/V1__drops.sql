-- What partners sent, when, and what became of it. The hub's role never owns anything: it may only do what is granted.
GRANT USAGE ON SCHEMA hub TO ${hubRole}, ${protectionRole};

-- Rows between being read and being applied: one set of unlogged tables per drop, dropped with the drop's end.
CREATE SCHEMA IF NOT EXISTS hub_staging;
GRANT USAGE, CREATE ON SCHEMA hub_staging TO ${hubRole};

CREATE TABLE hub.drops (
    id               uuid PRIMARY KEY,
    arrival          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    partner          text NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('pupils', 'index-feed', 'referrals', 'replies')),
    state            text NOT NULL CHECK (state IN
                         ('arrived', 'reading', 'held', 'applied', 'repeated', 'superseded', 'refused')),
    parts            text[] NOT NULL,
    size             bigint NOT NULL,
    content_hash     bytea NOT NULL CHECK (length(content_hash) = 32),
    arrived_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    reason_code      text,
    reason           text,
    repeats          uuid REFERENCES hub.drops,
    superseded_by    uuid REFERENCES hub.drops,
    released_by      text,
    released_at      timestamptz,
    config_hash      text NOT NULL,
    hub_version      text NOT NULL,
    feed_id          text,
    feed_sequence    bigint,
    feed_full        boolean,
    rows_in          int NOT NULL DEFAULT 0,
    accepted         int NOT NULL DEFAULT 0,
    unchanged        int NOT NULL DEFAULT 0,
    superseded       int NOT NULL DEFAULT 0,
    held             int NOT NULL DEFAULT 0,
    rejected         int NOT NULL DEFAULT 0,
    children_new     int NOT NULL DEFAULT 0,
    children_changed int NOT NULL DEFAULT 0,
    children_gone    int NOT NULL DEFAULT 0,
    dispose_after    date,
    legal_hold       boolean NOT NULL DEFAULT false,
    CONSTRAINT books_balance CHECK (rows_in = accepted + unchanged + superseded + held + rejected),
    CONSTRAINT nothing_waits_in_an_applied_drop CHECK (state <> 'applied' OR finished_at IS NOT NULL)
);
CREATE INDEX drops_by_partner ON hub.drops (partner, arrival);
CREATE INDEX drops_unfinished ON hub.drops (partner, arrival) WHERE state IN ('arrived', 'reading', 'held');
GRANT SELECT, INSERT, UPDATE ON hub.drops TO ${hubRole};

-- For the sender's own report: "found" may hold a child's data.
CREATE TABLE hub.rejections (
    drop_id    uuid NOT NULL REFERENCES hub.drops,
    ordinal    bigint NOT NULL,
    file       text NOT NULL,
    row_number int NOT NULL,
    field      text,
    code       text NOT NULL,
    effect     text NOT NULL CHECK (effect IN ('field-dropped', 'row-rejected', 'file-refused')),
    expected   text,
    found      text,
    PRIMARY KEY (drop_id, ordinal)
);
GRANT SELECT, INSERT, DELETE ON hub.rejections TO ${hubRole};
