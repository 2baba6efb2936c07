CREATE TABLE hub.referrals (
    id            uuid PRIMARY KEY,
    school        text NOT NULL,
    reference     text NOT NULL,
    record_id     uuid,
    child_id      uuid,
    need          text NOT NULL,
    urgency       text NOT NULL,
    safeguarding  boolean NOT NULL,
    request       jsonb NOT NULL,
    as_known      jsonb NOT NULL,
    made_at       timestamptz NOT NULL,
    drop_id       uuid,
    config_hash   text NOT NULL,
    hub_version   text NOT NULL,
    dispose_after date,
    legal_hold    boolean NOT NULL DEFAULT false,
    UNIQUE (school, reference)
);
CREATE INDEX referrals_by_child ON hub.referrals (child_id);
CREATE INDEX referrals_by_record ON hub.referrals (record_id);
GRANT SELECT, INSERT, UPDATE ON hub.referrals TO ${hubRole};

CREATE TABLE hub.recipients (
    id               uuid PRIMARY KEY,
    referral_id      uuid NOT NULL REFERENCES hub.referrals,
    agency           text NOT NULL,
    service          text NOT NULL,
    state            text NOT NULL CHECK (state IN ('draft', 'requested', 'accepted', 'rejected', 'cancelled',
                         'in-progress', 'on-hold', 'failed', 'completed', 'entered-in-error')),
    rung             text NOT NULL CHECK (rung IN ('unknown', 'queued', 'handed-over', 'transport-proved', 'collected',
                         'acknowledged', 'accepted', 'first-contact', 'closed')),
    clock_started_at timestamptz NOT NULL,
    acknowledge_by   timestamptz,
    clock_stopped_at timestamptz,
    first_contact_by timestamptz,
    UNIQUE (referral_id, agency)
);
CREATE INDEX recipients_by_agency ON hub.recipients (agency, state);
CREATE INDEX recipients_waiting ON hub.recipients (acknowledge_by) WHERE clock_stopped_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON hub.recipients TO ${hubRole};

-- The timeline: what happened to one recipient; ids, words and proofs, nothing about the child.
CREATE TABLE hub.recipient_events (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient_id uuid NOT NULL REFERENCES hub.recipients,
    at           timestamptz NOT NULL,
    kind         text NOT NULL,
    state        text NOT NULL,
    rung         text NOT NULL,
    source       text NOT NULL,
    detail       jsonb NOT NULL,
    once         text NOT NULL,
    UNIQUE (recipient_id, once)
);
GRANT SELECT, INSERT ON hub.recipient_events TO ${hubRole};

-- Deliveries are rows that fall due, not messages that are redelivered.
CREATE TABLE hub.attempts (
    recipient_id  uuid NOT NULL REFERENCES hub.recipients,
    number        int NOT NULL CHECK (number > 0),
    agency        text NOT NULL,
    not_before    timestamptz NOT NULL,
    dispatched_at timestamptz,
    sends         int NOT NULL DEFAULT 0,
    begun_at      timestamptz,
    node          text,
    ended_at      timestamptz,
    result        text CHECK (result IN ('proved', 'later', 'needs-a-person', 'unknown')),
    detail        text,
    PRIMARY KEY (recipient_id, number),
    CHECK ((ended_at IS NULL) = (result IS NULL)),
    CHECK (ended_at IS NULL OR begun_at IS NOT NULL)
);
CREATE INDEX attempts_due ON hub.attempts (not_before) WHERE begun_at IS NULL;
CREATE INDEX attempts_open ON hub.attempts (agency, not_before) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON hub.attempts TO ${hubRole};

-- Answers that fit no recipient of the agency that gave them; kept, since somebody waits for them.
CREATE TABLE hub.unmatched_replies (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    agency    text NOT NULL,
    recipient text NOT NULL,
    status    text NOT NULL,
    source    text NOT NULL,
    UNIQUE (agency, recipient, status, source)
);
GRANT SELECT, INSERT ON hub.unmatched_replies TO ${hubRole};
