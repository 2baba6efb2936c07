-- Who sees to a referral is worked out when it is looked at; here stands what people have said, and each move that was told.
CREATE TABLE hub.owner_events (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    referral_id uuid NOT NULL REFERENCES hub.referrals ON DELETE CASCADE,
    at          timestamptz NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('chosen', 'moved')),
    place       text NOT NULL,
    person      jsonb NOT NULL,
    deputy      jsonb,
    why         text,
    who         text NOT NULL
);
CREATE INDEX owner_events_by_referral ON hub.owner_events (referral_id, id);
GRANT SELECT, INSERT ON hub.owner_events TO ${hubRole};

-- Days on which somebody does not see to referrals. School null: of the town's own people.
CREATE TABLE hub.covers (
    id           uuid PRIMARY KEY,
    school       text,
    person       text NOT NULL CHECK (length(person) BETWEEN 1 AND 200),
    from_day     date NOT NULL,
    until_day    date CHECK (until_day >= from_day),
    stand_in     jsonb,
    posted_at    timestamptz NOT NULL,
    posted_by    text NOT NULL,
    withdrawn_at timestamptz
);
COMMENT ON COLUMN hub.covers.until_day IS 'null: has left';
CREATE INDEX covers_in_force ON hub.covers (school) WHERE withdrawn_at IS NULL;
GRANT SELECT, INSERT ON hub.covers TO ${hubRole};
GRANT UPDATE (withdrawn_at) ON hub.covers TO ${hubRole};

-- A hand-over names staff, and goes with the referral.
CREATE FUNCTION hub.empty_owners(theirs uuid[]) RETURNS bigint LANGUAGE plpgsql SET search_path = hub, pg_temp AS $$
DECLARE
    n bigint;
BEGIN
    DELETE FROM owner_events WHERE referral_id IN (SELECT referral_id FROM recipients WHERE id = ANY (theirs));
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN n;
END $$;
REVOKE ALL ON FUNCTION hub.empty_owners(uuid[]) FROM PUBLIC;

-- Whatever hangs on a recipient and came since is emptied beside what the function did before.
ALTER FUNCTION hub.empty_recipients(uuid[]) RENAME TO empty_links_and_questions;
CREATE FUNCTION hub.empty_recipients(theirs uuid[]) RETURNS jsonb LANGUAGE plpgsql SET search_path = hub, pg_temp AS $$
BEGIN
    RETURN empty_links_and_questions(theirs) || jsonb_build_object('owner-events', empty_owners(theirs));
END $$;
REVOKE ALL ON FUNCTION hub.empty_recipients(uuid[]) FROM PUBLIC;

-- What each school was last told of its own referrals: the file is written again when its content has changed.
CREATE TABLE hub.outcome_files (
    school   text PRIMARY KEY,
    sequence bigint NOT NULL,
    day      date NOT NULL,
    hash     bytea NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON hub.outcome_files TO ${hubRole};

-- Referrals whose school has its receipt; those from before there were receipts get none.
CREATE TABLE hub.referral_receipts (
    referral_id uuid PRIMARY KEY REFERENCES hub.referrals ON DELETE CASCADE,
    written_at  timestamptz NOT NULL
);
GRANT SELECT, INSERT ON hub.referral_receipts TO ${hubRole};
INSERT INTO hub.referral_receipts (referral_id, written_at) SELECT id, made_at FROM hub.referrals;
