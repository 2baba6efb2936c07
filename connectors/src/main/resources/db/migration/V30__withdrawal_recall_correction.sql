-- Referrals that were taken back: by whom and why. Who it was may be a parent, so the name goes when the referral goes.
CREATE TABLE hub.withdrawals (
    id           uuid PRIMARY KEY,
    referral_id  uuid NOT NULL REFERENCES hub.referrals ON DELETE CASCADE,
    at           timestamptz NOT NULL,
    reason       text NOT NULL CHECK (reason IN ('agreement-withdrawn', 'made-in-error', 'not-needed')),
    withdrawn_by text,
    standing     text NOT NULL,
    words        text,
    recorded_by  text NOT NULL,
    stops        boolean NOT NULL
);
COMMENT ON COLUMN hub.withdrawals.stops IS 'false: kept, but the safeguarding lane goes on without agreement';
CREATE INDEX withdrawals_by_referral ON hub.withdrawals (referral_id);
GRANT SELECT, INSERT ON hub.withdrawals TO ${hubRole};

-- What goes to a recipient after its referral: a recall or a correction, each with attempts and a proof of its own.
CREATE TABLE hub.amendments (
    id           uuid PRIMARY KEY,
    recipient_id uuid NOT NULL REFERENCES hub.recipients ON DELETE CASCADE,
    version      int NOT NULL CHECK (version > 1),
    meaning      text NOT NULL CHECK (meaning IN ('revoked', 'entered-in-error', 'corrected')),
    cause        text NOT NULL,
    made_at      timestamptz NOT NULL,
    made_by      text NOT NULL,
    rung         text NOT NULL CHECK (rung IN ('unknown', 'queued', 'handed-over', 'transport-proved', 'collected',
                     'acknowledged')),
    ended_at     timestamptz,
    result       text CHECK (result IN ('proved', 'given-up', 'not-needed', 'with-the-referral')),
    child_id     uuid,
    as_known     jsonb,
    UNIQUE (recipient_id, version),
    CHECK ((ended_at IS NULL) = (result IS NULL))
);
COMMENT ON COLUMN hub.amendments.as_known IS 'of a correction: the child as known when it was made';
-- The same recall twice is one.
CREATE UNIQUE INDEX recalled_once ON hub.amendments (recipient_id, meaning) WHERE meaning <> 'corrected';
CREATE INDEX amendments_open ON hub.amendments (made_at) WHERE ended_at IS NULL OR result = 'given-up';
GRANT SELECT, INSERT ON hub.amendments TO ${hubRole};
GRANT UPDATE (rung, ended_at, result) ON hub.amendments TO ${hubRole};

ALTER TABLE hub.attempts ADD COLUMN amendment_id uuid REFERENCES hub.amendments ON DELETE CASCADE;
COMMENT ON COLUMN hub.attempts.amendment_id IS 'null: it carries the referral itself';
CREATE INDEX attempts_of_amendments ON hub.attempts (amendment_id) WHERE amendment_id IS NOT NULL;

-- As before, and what the new tables say about persons. The rows themselves go with their recipient.
CREATE OR REPLACE FUNCTION hub.empty_recipients(theirs uuid[]) RETURNS jsonb LANGUAGE plpgsql SET search_path = hub, pg_temp AS $$
DECLARE
    counts jsonb := '{}';
    n bigint;
BEGIN
    DELETE FROM link_sessions WHERE link_id IN (SELECT id FROM agency_links WHERE recipient_id = ANY (theirs));
    DELETE FROM link_codes WHERE link_id IN (SELECT id FROM agency_links WHERE recipient_id = ANY (theirs));
    DELETE FROM agency_links WHERE recipient_id = ANY (theirs);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('links', n);
    DELETE FROM link_letters WHERE recipient_id = ANY (theirs);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('letters', n);
    DELETE FROM questions WHERE recipient_id = ANY (theirs);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('questions', n);
    UPDATE amendments SET as_known = NULL, child_id = NULL WHERE recipient_id = ANY (theirs);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('amendments', n);
    UPDATE withdrawals SET withdrawn_by = NULL, words = NULL
    WHERE referral_id IN (SELECT referral_id FROM recipients WHERE id = ANY (theirs));
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('withdrawals', n);
    RETURN counts;
END $$;
REVOKE ALL ON FUNCTION hub.empty_recipients(uuid[]) FROM PUBLIC;
