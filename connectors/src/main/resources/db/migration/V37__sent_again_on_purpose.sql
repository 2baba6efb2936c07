-- One more sending of the same referral, because a person meant it: which it is, and what it carries.
ALTER TABLE hub.attempts ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE hub.attempts ADD COLUMN intent text NOT NULL DEFAULT 'render' CHECK (intent IN ('render', 'same'));
COMMENT ON COLUMN hub.attempts.version IS 'the first sending is 1; each that a person means is one more; retries keep it';
COMMENT ON COLUMN hub.attempts.intent IS 'rendered with the mapping of its day, or the bytes that were sent last';

-- What was sent last, sealed; kept as long as raw bytes, and gone with the referral.
CREATE TABLE hub.sent_copies (
    recipient_id uuid PRIMARY KEY REFERENCES hub.recipients ON DELETE CASCADE,
    version      int NOT NULL,
    file_name    text NOT NULL,
    content_type text NOT NULL,
    sealed       bytea NOT NULL,
    sent_at      timestamptz NOT NULL
);
CREATE INDEX sent_copies_by_age ON hub.sent_copies (sent_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON hub.sent_copies TO ${hubRole};

ALTER FUNCTION hub.empty_recipients(uuid[]) RENAME TO empty_recipients_but_copies;
CREATE FUNCTION hub.empty_recipients(theirs uuid[]) RETURNS jsonb LANGUAGE plpgsql SET search_path = hub, pg_temp AS $$
DECLARE
    n bigint;
BEGIN
    DELETE FROM sent_copies WHERE recipient_id = ANY (theirs);
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN empty_recipients_but_copies(theirs) || jsonb_build_object('copies', n);
END $$;
REVOKE ALL ON FUNCTION hub.empty_recipients(uuid[]) FROM PUBLIC;

-- A drill's referral is no school's: its school is called drill, which no school may be. It goes as soon as the drill is over.
CREATE FUNCTION hub.end_drill(asked uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
BEGIN
    PERFORM FROM referrals WHERE id = asked AND school = 'drill' FOR UPDATE;
    IF NOT FOUND OR EXISTS (SELECT FROM attempts a JOIN recipients r ON r.id = a.recipient_id
            WHERE r.referral_id = asked AND a.begun_at IS NOT NULL AND a.ended_at IS NULL) THEN
        RETURN false;
    END IF;
    PERFORM empty_referral(asked);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION hub.end_drill(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.end_drill(uuid) TO ${hubRole};
