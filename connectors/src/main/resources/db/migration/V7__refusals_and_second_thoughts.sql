-- Other ids an audit event concerns: the child of a referral, the drop it came in. Ids only.
ALTER TABLE hub.audit_events ADD COLUMN details jsonb NOT NULL DEFAULT '{}';

-- By the database's own clock, since the hub's may be set for a test; how far back the sealer looks hangs on it.
ALTER TABLE hub.audit_seals ADD COLUMN made_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- The youngest day an agency has named in an answer: an older answer that arrives later changes no state.
ALTER TABLE hub.recipients ADD COLUMN answered_on date;

-- A person's word starts the tries anew: delays and their cap are counted from there.
ALTER TABLE hub.attempts ADD COLUMN resent boolean NOT NULL DEFAULT false;
-- not-needed: the agency answered before the attempt began.
ALTER TABLE hub.attempts DROP CONSTRAINT attempts_result_check;
ALTER TABLE hub.attempts ADD CONSTRAINT attempts_result_check
    CHECK (result IN ('proved', 'later', 'needs-a-person', 'unknown', 'not-needed'));
CREATE INDEX attempts_ended ON hub.attempts (agency, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX attempts_under_way ON hub.attempts (begun_at) WHERE begun_at IS NOT NULL AND ended_at IS NULL;

-- Requests that were refused, so that the school can be told again; nothing of the pupil.
CREATE TABLE hub.referral_refusals (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    school    text NOT NULL,
    reference text,
    drop_id   uuid,
    need      text,
    reasons   jsonb NOT NULL,
    UNIQUE NULLS NOT DISTINCT (school, reference, drop_id, need, reasons)
);
CREATE INDEX referral_refusals_by_school ON hub.referral_refusals (school, id);
GRANT SELECT, INSERT ON hub.referral_refusals TO ${hubRole};
