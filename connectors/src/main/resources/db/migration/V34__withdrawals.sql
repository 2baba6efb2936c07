-- Telling an agency's system that a referral it has is taken back: by the recipient, so that it is told once. Nothing of a
-- child stands here.
CREATE TABLE hub.withdrawals (
    recipient_id uuid PRIMARY KEY REFERENCES hub.recipients ON DELETE CASCADE,
    since        timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    tries        integer NOT NULL DEFAULT 0,
    ended_at     timestamptz
);
CREATE INDEX recipients_cancelled ON hub.recipients (agency) WHERE state = 'cancelled';
GRANT SELECT, INSERT, UPDATE ON hub.withdrawals TO ${hubRole};

-- What hangs on a recipient, and these: whatever younger migrations have added to the function stays in it.
ALTER FUNCTION hub.empty_recipients(uuid[]) RENAME TO empty_recipients_but_withdrawals;
CREATE FUNCTION hub.empty_recipients(theirs uuid[]) RETURNS jsonb LANGUAGE plpgsql SET search_path = hub, pg_temp AS $$
DECLARE
    n bigint;
BEGIN
    DELETE FROM withdrawals WHERE recipient_id = ANY (theirs);
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN empty_recipients_but_withdrawals(theirs) || jsonb_build_object('withdrawals', n);
END $$;
REVOKE ALL ON FUNCTION hub.empty_recipients(uuid[]) FROM PUBLIC;
