-- What an agency asks the referrer, in its own words. Beside the timeline, which holds nothing about a child.
CREATE TABLE hub.questions (
    id           uuid PRIMARY KEY,
    recipient_id uuid NOT NULL REFERENCES hub.recipients ON DELETE CASCADE,
    asked_at     timestamptz NOT NULL,
    text         text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    text_hash    bytea NOT NULL,
    UNIQUE (recipient_id, text_hash)
);
GRANT SELECT, INSERT ON hub.questions TO ${hubRole};

-- Whether an agency has room, service by service; the newest word stands.
CREATE TABLE hub.capacity (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency  text NOT NULL,
    service text NOT NULL,
    said_at timestamptz NOT NULL,
    room    text NOT NULL CHECK (room IN ('has', 'none', 'waitlist')),
    weeks   int CHECK (weeks BETWEEN 0 AND 520),
    source  text NOT NULL,
    CHECK (weeks IS NULL OR room = 'waitlist')
);
CREATE INDEX capacity_newest ON hub.capacity (agency, service, id);
GRANT SELECT, INSERT ON hub.capacity TO ${hubRole};
