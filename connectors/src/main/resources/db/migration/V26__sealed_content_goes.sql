-- What a sealed identity's sources said has no purpose any more and goes with the seal (UK GDPR article 5(1)(e)); what is
-- needed to know it again are keyed fingerprints, which have a rule of their own. A legal hold keeps the content, hidden.
ALTER TABLE hub.referrals ADD COLUMN emptied_at timestamptz;
COMMENT ON COLUMN hub.referrals.emptied_at IS 'since when it no longer says about whom it was: its identity is sealed';

CREATE FUNCTION hub.empty_sealed_record(asked uuid, sealed_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    told jsonb;
    counts jsonb;
BEGIN
    PERFORM FROM records WHERE id = asked FOR UPDATE;
    IF asked IN (SELECT subject FROM on_hold) OR NOT EXISTS (SELECT FROM records r JOIN adoptions a ON a.id = r.adoption_id
            WHERE r.id = asked AND a.sealed_at <= sealed_before) THEN
        RETURN NULL;
    END IF;
    told := told_of_record(asked);
    counts := empty_record(asked);
    UPDATE records SET given = NULL, born = NULL WHERE id = asked;
    RETURN jsonb_build_object('counts', counts, 'told', told);
END $$;

-- A referral that has ended goes whole; one that an agency still works on keeps its ids and clocks, and loses what says
-- about whom it is. One that is still on its way waits, since a child in danger is helped under whatever name.
CREATE FUNCTION hub.empty_sealed_referral(asked uuid, sealed_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    papers jsonb;
BEGIN
    PERFORM FROM referrals WHERE id = asked FOR UPDATE;
    IF NOT EXISTS (SELECT FROM sealed_referrals WHERE id = asked) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (SELECT FROM disposable_referrals WHERE id = asked) THEN
        RETURN empty_referral(asked);
    END IF;
    SELECT COALESCE(jsonb_agg(id), '[]') INTO papers FROM attachments WHERE referral_id = asked;
    DELETE FROM attachments WHERE referral_id = asked;
    UPDATE referrals SET emptied_at = sealed_before, as_known = '{}', request = jsonb_strip_nulls(jsonb_build_object(
        'reference', request->'reference', 'school', request->'school', 'need', request->'need',
        'urgency', request->'urgency', 'safeguarding', request->'safeguarding', 'lawfulBasis', request->'lawfulBasis',
        'agreement', jsonb_build_object('sought', request->'agreement'->'sought', 'given', request->'agreement'->'given')))
    WHERE id = asked;
    RETURN jsonb_build_object('counts', jsonb_build_object('referral-contents', 1, 'papers', jsonb_array_length(papers)),
        'papers', papers);
END $$;
REVOKE ALL ON FUNCTION hub.empty_sealed_record(uuid, timestamptz), hub.empty_sealed_referral(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.empty_sealed_record(uuid, timestamptz), hub.empty_sealed_referral(uuid, timestamptz) TO ${hubRole};

-- What is left of sealed identities: records under a hold that is over, and referrals.
CREATE VIEW hub.sealed_records AS
SELECT r.id, r.source, cr.child_id, a.sealed_at AS since FROM hub.records r
JOIN hub.adoptions a ON a.id = r.adoption_id JOIN hub.child_records cr ON cr.record_id = r.id
WHERE EXISTS (SELECT FROM hub.statements st WHERE st.record_id = r.id) AND r.id NOT IN (SELECT subject FROM hub.on_hold);

CREATE VIEW hub.sealed_referrals AS
SELECT f.id, f.school AS source, f.child_id, a.sealed_at AS since FROM hub.referrals f
JOIN hub.adoptions a ON a.sealed_at IS NOT NULL
    AND (f.child_id = a.child_id OR f.record_id IN (SELECT r.id FROM hub.records r WHERE r.adoption_id = a.id)
        OR f.child_id IN (SELECT cr.own_child FROM hub.child_records cr JOIN hub.records r ON r.id = cr.record_id
                          WHERE r.adoption_id = a.id))
WHERE f.emptied_at IS NULL AND f.id NOT IN (SELECT subject FROM hub.on_hold)
AND NOT EXISTS (SELECT FROM hub.recipients r WHERE r.referral_id = f.id
    AND r.state IN ('draft', 'requested', 'on-hold') AND r.rung IN ('queued', 'unknown'))
AND NOT EXISTS (SELECT FROM hub.recipients r JOIN hub.attempts a ON a.recipient_id = r.id
    WHERE r.referral_id = f.id AND a.ended_at IS NULL AND a.begun_at IS NOT NULL);

-- The fingerprints, once their own time is over; the emptied records go with them.
CREATE VIEW hub.disposable_seals AS
SELECT a.id, 'hub' AS source, a.child_id, a.sealed_at AS since FROM hub.adoptions a
WHERE a.sealed_at IS NOT NULL AND a.child_id NOT IN (SELECT subject FROM hub.on_hold)
AND EXISTS (SELECT FROM hub.sealed_words w WHERE w.adoption_id = a.id)
AND NOT EXISTS (SELECT FROM hub.records r JOIN hub.statements st ON st.record_id = r.id WHERE r.adoption_id = a.id);
GRANT SELECT ON hub.sealed_records, hub.sealed_referrals, hub.disposable_seals TO ${hubRole};

CREATE FUNCTION hub.dispose_seal(asked uuid, sealed_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    counts jsonb := '{}';
    n bigint;
BEGIN
    PERFORM FROM adoptions WHERE id = asked FOR UPDATE;
    IF NOT EXISTS (SELECT FROM disposable_seals WHERE id = asked AND since < sealed_before) THEN
        RETURN NULL;
    END IF;
    DELETE FROM sealed_sightings WHERE adoption_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('sightings', n);
    DELETE FROM sealed_words WHERE adoption_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('fingerprints', n);
    RETURN jsonb_build_object('counts', counts);
END $$;
REVOKE ALL ON FUNCTION hub.dispose_seal(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.dispose_seal(uuid, timestamptz) TO ${hubRole};
