-- A child is the set of records that links hold together. Every record has a child of its own from the start; a child
-- whose record is linked elsewhere forwards to the oldest of the set, and comes back to life when the link is undone.
CREATE TABLE hub.children (
    id            uuid PRIMARY KEY,
    forwards_to   uuid REFERENCES hub.children,
    created_at    timestamptz NOT NULL,
    dispose_after date,
    legal_hold    boolean NOT NULL DEFAULT false,
    CHECK (forwards_to <> id)
);
CREATE INDEX children_forwarding ON hub.children (forwards_to) WHERE forwards_to IS NOT NULL;
GRANT SELECT, INSERT ON hub.children TO ${hubRole};
GRANT UPDATE (forwards_to, dispose_after, legal_hold) ON hub.children TO ${hubRole};

CREATE TABLE hub.child_records (
    record_id uuid PRIMARY KEY REFERENCES hub.records,
    own_child uuid NOT NULL UNIQUE REFERENCES hub.children,
    child_id  uuid NOT NULL REFERENCES hub.children
);
CREATE INDEX child_records_by_child ON hub.child_records (child_id);
GRANT SELECT, INSERT ON hub.child_records TO ${hubRole};
GRANT UPDATE (child_id) ON hub.child_records TO ${hubRole};

-- What was decided about two records, in order; never changed.
CREATE TABLE hub.link_events (
    id           uuid PRIMARY KEY,
    ordinal      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    at           timestamptz NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('link', 'perhaps', 'none', 'unlink')),
    left_record  uuid NOT NULL REFERENCES hub.records,
    right_record uuid NOT NULL REFERENCES hub.records,
    evidence     jsonb NOT NULL,
    engine       text,
    decided_by   text NOT NULL,
    reason       text,
    undoes       uuid REFERENCES hub.link_events,
    config_hash  text NOT NULL,
    hub_version  text NOT NULL,
    CHECK (left_record < right_record)
);
CREATE INDEX link_events_left ON hub.link_events (left_record);
CREATE INDEX link_events_right ON hub.link_events (right_record);
GRANT SELECT, INSERT ON hub.link_events TO ${hubRole};

-- The latest word on a pair; what nobody ever thought the same has no row.
CREATE TABLE hub.links (
    left_record  uuid NOT NULL REFERENCES hub.records,
    right_record uuid NOT NULL REFERENCES hub.records,
    decision     text NOT NULL CHECK (decision IN ('same', 'perhaps', 'none')),
    event_id     uuid NOT NULL REFERENCES hub.link_events,
    by_person    boolean NOT NULL,
    PRIMARY KEY (left_record, right_record),
    CHECK (left_record < right_record)
);
CREATE INDEX links_right ON hub.links (right_record);
GRANT SELECT, INSERT, UPDATE ON hub.links TO ${hubRole};

CREATE TABLE hub.discrepancies (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    left_record  uuid NOT NULL REFERENCES hub.records,
    right_record uuid NOT NULL REFERENCES hub.records,
    field        text NOT NULL,
    since        timestamptz NOT NULL,
    closed_at    timestamptz,
    CHECK (left_record < right_record)
);
CREATE UNIQUE INDEX discrepancies_open ON hub.discrepancies (left_record, right_record, field) WHERE closed_at IS NULL;
CREATE INDEX discrepancies_right ON hub.discrepancies (right_record) WHERE closed_at IS NULL;
GRANT SELECT, INSERT ON hub.discrepancies TO ${hubRole};
GRANT UPDATE (closed_at) ON hub.discrepancies TO ${hubRole};

-- A shield stands on the child and on each of its records, so that no split and no feed can lose it.
CREATE TABLE hub.shields (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    child_id    uuid REFERENCES hub.children,
    record_id   uuid REFERENCES hub.records,
    kind        text NOT NULL CHECK (kind IN ('shielded', 'suspected')),
    placed_at   timestamptz NOT NULL,
    placed_by   text NOT NULL,
    lifted_at   timestamptz,
    lifted_by   text,
    CHECK (num_nonnulls(child_id, record_id) = 1)
);
COMMENT ON COLUMN hub.shields.kind IS 'suspected: perhaps the same as a shielded child; held, not shown, until decided';
CREATE UNIQUE INDEX shields_on_child ON hub.shields (child_id, kind) WHERE lifted_at IS NULL AND child_id IS NOT NULL;
CREATE UNIQUE INDEX shields_on_record ON hub.shields (record_id, kind) WHERE lifted_at IS NULL AND record_id IS NOT NULL;
GRANT SELECT, INSERT ON hub.shields TO ${hubRole};
GRANT UPDATE (lifted_at, lifted_by) ON hub.shields TO ${hubRole};
