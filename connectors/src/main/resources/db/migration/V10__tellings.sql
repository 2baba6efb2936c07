-- What the hub tells the Index and the schools of its own accord: when the next file is due, and how far it has counted.
CREATE TABLE hub.tellings (
    partner       text PRIMARY KEY,
    next_due      timestamptz NOT NULL,
    last_sequence bigint NOT NULL DEFAULT 0,
    everything    boolean NOT NULL DEFAULT true
);
COMMENT ON COLUMN hub.tellings.everything IS 'the next file tells all that is so: the first one, and the one after a refusal';
GRANT SELECT, INSERT, UPDATE ON hub.tellings TO ${hubRole};

-- Each file with its sequence, which has no gaps. The content stays until it is answered, so that a file lost between
-- commit and disk is written again.
CREATE TABLE hub.told_files (
    id            uuid PRIMARY KEY,
    partner       text NOT NULL REFERENCES hub.tellings,
    sequence      bigint NOT NULL CHECK (sequence > 0),
    everything    boolean NOT NULL,
    due_at        timestamptz,
    made_at       timestamptz NOT NULL,
    row_count     int NOT NULL,
    content       bytea,
    written_at    timestamptz,
    answered_at   timestamptz,
    accepted      boolean,
    reason        text,
    config_hash   text NOT NULL,
    hub_version   text NOT NULL,
    dispose_after date,
    legal_hold    boolean NOT NULL DEFAULT false,
    UNIQUE (partner, sequence),
    UNIQUE (partner, due_at),
    CHECK ((answered_at IS NULL) = (accepted IS NULL)),
    CHECK (content IS NOT NULL OR written_at IS NOT NULL)
);
COMMENT ON COLUMN hub.told_files.due_at IS 'null for a file that somebody asked for out of turn';
CREATE INDEX told_files_unwritten ON hub.told_files (partner, sequence) WHERE written_at IS NULL;
CREATE INDEX told_files_unanswered ON hub.told_files (partner, made_at) WHERE answered_at IS NULL;
GRANT SELECT, INSERT ON hub.told_files TO ${hubRole};
GRANT UPDATE (content, written_at, answered_at, accepted, reason, dispose_after, legal_hold) ON hub.told_files TO ${hubRole};

-- What a school has been told and not yet been told to be over.
CREATE TABLE hub.told_facts (
    school    text NOT NULL,
    record_id uuid NOT NULL REFERENCES hub.records,
    topic     text NOT NULL,
    key       text NOT NULL,
    state     text NOT NULL,
    told_in   bigint NOT NULL,
    ended_in  bigint,
    PRIMARY KEY (school, record_id, topic, key, told_in),
    CHECK (ended_in >= told_in)
);
CREATE UNIQUE INDEX told_facts_open ON hub.told_facts (school, record_id, topic, key) WHERE ended_in IS NULL;
GRANT SELECT, INSERT ON hub.told_facts TO ${hubRole};
GRANT UPDATE (ended_in) ON hub.told_facts TO ${hubRole};

CREATE INDEX discrepancies_since ON hub.discrepancies (since, id) WHERE closed_at IS NULL;
