-- A referral that is deliberately not made, so that it can be answered for. It goes with the pupil's record.
CREATE TABLE hub.not_shared (
    id          uuid PRIMARY KEY,
    school      text NOT NULL,
    reference   text NOT NULL,
    record_id   uuid NOT NULL REFERENCES hub.records ON DELETE CASCADE,
    service     text,
    decided_by  text NOT NULL,
    role        text NOT NULL,
    decided_on  date NOT NULL,
    reason      text NOT NULL,
    words       text,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    UNIQUE (school, reference)
);
CREATE INDEX not_shared_by_record ON hub.not_shared (record_id);
GRANT SELECT, INSERT ON hub.not_shared TO ${hubRole};
GRANT UPDATE (words) ON hub.not_shared TO ${hubRole};
