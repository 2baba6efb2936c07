-- Of how many pupils of a drop what was read and not kept, by group; counts only.
ALTER TABLE hub.drops ADD COLUMN not_kept jsonb NOT NULL DEFAULT '{}';

-- Adoption: an identity that two persons have sealed. Its records are shown, linked and fed by nothing any more; what of
-- it comes again is known by keyed fingerprints and waits for the index team.
CREATE TABLE hub.adoptions (
    id        uuid PRIMARY KEY,
    child_id  uuid NOT NULL UNIQUE REFERENCES hub.children,
    asked_by  text NOT NULL,
    asked_at  timestamptz NOT NULL,
    sealed_by text,
    sealed_at timestamptz,
    CHECK ((sealed_by IS NULL) = (sealed_at IS NULL)),
    CONSTRAINT two_persons CHECK (sealed_by <> asked_by)
);
GRANT SELECT, INSERT ON hub.adoptions TO ${hubRole};
GRANT UPDATE (sealed_by, sealed_at) ON hub.adoptions TO ${hubRole};
ALTER TABLE hub.records ADD COLUMN adoption_id uuid REFERENCES hub.adoptions;
COMMENT ON COLUMN hub.records.adoption_id IS 'the record belongs to a sealed identity';

CREATE TABLE hub.sealed_words (
    adoption_id uuid NOT NULL REFERENCES hub.adoptions,
    word        bytea NOT NULL,
    PRIMARY KEY (word, adoption_id)
);
GRANT SELECT, INSERT ON hub.sealed_words TO ${hubRole};

-- Where a sealed identity seems to have come again; the place only, nothing of what was said.
CREATE TABLE hub.sealed_sightings (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    adoption_id  uuid NOT NULL REFERENCES hub.adoptions,
    source       text NOT NULL,
    identity     bytea NOT NULL,
    drop_id      uuid NOT NULL REFERENCES hub.drops,
    files        text[] NOT NULL,
    row_numbers  int[] NOT NULL,
    first_seen   timestamptz NOT NULL,
    last_seen    timestamptz NOT NULL,
    released_by  text,
    released_at  timestamptz,
    UNIQUE (source, identity)
);
GRANT SELECT, INSERT, UPDATE ON hub.sealed_sightings TO ${hubRole};

-- Disposal. The hub's role may not delete what was said; this function may, and only of records of which nobody speaks any
-- more, with nothing open, under no legal hold and of no sealed identity. Children stay: they are ids and nothing else.
CREATE VIEW hub.disposable AS
SELECT r.id, r.source, cr.child_id, max(st.said_to) AS since
FROM hub.records r JOIN hub.statements st ON st.record_id = r.id
JOIN hub.child_records cr ON cr.record_id = r.id JOIN hub.children c ON c.id = cr.child_id
WHERE r.adoption_id IS NULL AND NOT r.legal_hold AND NOT c.legal_hold
AND NOT EXISTS (SELECT FROM hub.provision_lines p WHERE p.record_id = r.id AND p.legal_hold)
AND NOT EXISTS (SELECT FROM hub.referrals f LEFT JOIN hub.recipients o ON o.referral_id = f.id
    WHERE (f.record_id = r.id OR f.child_id = cr.child_id) AND (f.legal_hold
        OR o.state NOT IN ('rejected', 'cancelled', 'failed', 'completed', 'entered-in-error')))
GROUP BY r.id, r.source, cr.child_id
HAVING bool_and(st.said_to IS NOT NULL) AND NOT bool_or(st.legal_hold);
GRANT SELECT ON hub.disposable TO ${hubRole};

CREATE TABLE hub.disposals (
    id        uuid PRIMARY KEY,
    at        timestamptz NOT NULL,
    rule      text NOT NULL,
    kept      text NOT NULL,
    source    text NOT NULL,
    record_id uuid NOT NULL,
    child_id  uuid NOT NULL,
    counts    jsonb NOT NULL
);
COMMENT ON TABLE hub.disposals IS 'certificates: ids and counts, nothing of what was disposed of';
CREATE INDEX disposals_by_time ON hub.disposals (at, id);
GRANT SELECT, INSERT ON hub.disposals TO ${hubRole};

CREATE FUNCTION hub.dispose(asked uuid, silent_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    counts jsonb := '{}';
    n bigint;
BEGIN
    PERFORM FROM records WHERE id = asked FOR UPDATE;
    IF NOT EXISTS (SELECT FROM disposable WHERE id = asked AND since < silent_before) THEN
        RETURN NULL;
    END IF;
    DELETE FROM compartments WHERE statement_id IN (SELECT id FROM statements WHERE record_id = asked);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('compartments', n);
    DELETE FROM statements WHERE record_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('statements', n);
    DELETE FROM provision_lines WHERE record_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('provision-lines', n);
    DELETE FROM record_keys WHERE record_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('keys', n);
    DELETE FROM discrepancies WHERE asked IN (left_record, right_record);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('discrepancies', n);
    DELETE FROM links WHERE asked IN (left_record, right_record);
    DELETE FROM link_events WHERE asked IN (left_record, right_record);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('link-events', n);
    DELETE FROM shields WHERE record_id = asked;
    DELETE FROM told_facts WHERE record_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('told-facts', n);
    DELETE FROM child_records WHERE record_id = asked;
    DELETE FROM records WHERE id = asked;
    RETURN counts;
END $$;
REVOKE ALL ON FUNCTION hub.dispose(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.dispose(uuid, timestamptz) TO ${hubRole};
