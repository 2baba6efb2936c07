-- Two people let a held drop pass; one that nobody decides about is an alarm.
ALTER TABLE hub.drops
    ADD COLUMN held_at timestamptz,
    ADD COLUMN release_proposed_by text,
    ADD COLUMN release_proposed_at timestamptz,
    ADD COLUMN receipted text;
COMMENT ON COLUMN hub.drops.receipted IS 'the state that the sender was last given a receipt of';
UPDATE hub.drops SET held_at = COALESCE(started_at, arrived_at) WHERE state = 'held';
-- Nobody is told now of what was settled before there were receipts.
UPDATE hub.drops SET receipted = state WHERE state NOT IN ('arrived', 'reading');
CREATE INDEX drops_without_receipt ON hub.drops (partner, arrival)
    WHERE kind IN ('pupils', 'pupil-events') AND receipted IS DISTINCT FROM state;
ALTER TABLE hub.drops ADD CONSTRAINT released_by_two CHECK (release_proposed_by <> released_by);

ALTER TABLE hub.alarms DROP CONSTRAINT alarms_cause_check;
ALTER TABLE hub.alarms ADD CONSTRAINT alarms_cause_check
    CHECK (cause IN ('late', 'missing', 'half-size', 'stale', 'identical', 'held-too-long'));

-- What was wrong with a pupil's field from one drop to the next. "pupil" is the record's shown id, or a digest of the key
-- where there is no record yet; nothing of a child stands here.
CREATE TABLE hub.findings (
    id          uuid PRIMARY KEY,
    school      text NOT NULL,
    pupil       text NOT NULL,
    field       text NOT NULL,
    code        text NOT NULL,
    first_drop  uuid NOT NULL REFERENCES hub.drops,
    last_drop   uuid NOT NULL REFERENCES hub.drops,
    opened_at   timestamptz NOT NULL,
    seen_at     timestamptz NOT NULL,
    closed_at   timestamptz,
    closed_by   uuid REFERENCES hub.drops,
    muted_until date,
    muted_by    text,
    muted_why   text,
    CHECK (muted_until IS NULL OR muted_by IS NOT NULL AND muted_why IS NOT NULL)
);
CREATE UNIQUE INDEX findings_open ON hub.findings (school, pupil, field, code) WHERE closed_at IS NULL;
CREATE INDEX findings_by_first_drop ON hub.findings (first_drop);
CREATE INDEX findings_by_closing_drop ON hub.findings (closed_by);
CREATE INDEX findings_by_key ON hub.findings (school, pupil, field, code);
GRANT SELECT, INSERT ON hub.findings TO ${hubRole};
GRANT UPDATE (last_drop, seen_at, closed_at, closed_by, muted_until, muted_by, muted_why) ON hub.findings TO ${hubRole};

ALTER TABLE hub.rejections
    ADD COLUMN pupil text,
    ADD COLUMN local_id text;
COMMENT ON COLUMN hub.rejections.local_id IS 'the school''s own key of the pupil, for its receipt';
