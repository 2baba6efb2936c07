-- A school may want the receipt of a drop by mail too: the state of which a mail is owed, taken away once the mail server has
-- it. A kill in between sends it again, under the same Message-ID.
ALTER TABLE hub.drops ADD COLUMN receipt_owed text;
COMMENT ON COLUMN hub.drops.receipt_owed IS 'the state of which the sender is still to have a receipt by mail';
CREATE INDEX drops_owed_a_mail ON hub.drops (partner, arrival) WHERE receipt_owed IS NOT NULL;

-- What came to hang on a recipient since: links to its page, letters, and what an agency asked in its own words. A migration
-- that is younger makes these tables; a function finds them when it is called.
CREATE FUNCTION hub.empty_recipients(theirs uuid[]) RETURNS jsonb LANGUAGE plpgsql SET search_path = hub, pg_temp AS $$
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
    RETURN counts;
END $$;
REVOKE ALL ON FUNCTION hub.empty_recipients(uuid[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION hub.empty_referral(asked uuid) RETURNS jsonb LANGUAGE plpgsql SET search_path = hub, pg_temp AS $$
DECLARE
    told jsonb;
    papers jsonb;
    counts jsonb := '{}';
    theirs uuid[];
    n bigint;
BEGIN
    theirs := ARRAY(SELECT id FROM recipients WHERE referral_id = asked);
    SELECT COALESCE(jsonb_agg(jsonb_build_object('to', 'agency', 'partner', r.agency, 'handle', r.id) ORDER BY r.agency), '[]')
    INTO told FROM recipients r WHERE r.referral_id = asked AND (r.rung NOT IN ('queued', 'unknown') OR EXISTS (
        SELECT FROM attempts a WHERE a.recipient_id = r.id AND a.begun_at IS NOT NULL AND a.result IS DISTINCT FROM 'not-needed'));
    SELECT told || COALESCE(jsonb_agg(DISTINCT jsonb_build_object('to', 'school', 'partner', t.school,
        'handle', cr.child_id, 'topic', t.topic, 'what', f.reference)), '[]') INTO told
    FROM referrals f JOIN told_facts t ON t.school = f.school AND t.record_id = f.record_id AND t.topic = 'referral'
        AND starts_with(t.key, f.reference || '/')
    JOIN child_records cr ON cr.record_id = t.record_id WHERE f.id = asked;
    SELECT COALESCE(jsonb_agg(id), '[]') INTO papers FROM attachments WHERE referral_id = asked;

    DELETE FROM told_facts t USING referrals f WHERE f.id = asked AND t.school = f.school AND t.record_id = f.record_id
        AND t.topic = 'referral' AND starts_with(t.key, f.reference || '/');
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('told-facts', n);
    DELETE FROM attachments WHERE referral_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('papers', n);
    DELETE FROM attempts WHERE recipient_id = ANY (theirs);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('attempts', n);
    DELETE FROM recipient_events WHERE recipient_id = ANY (theirs);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('events', n);
    DELETE FROM unmatched_replies WHERE recipient = ANY (SELECT unnest(theirs)::text)
        OR recipient = ANY (SELECT 'rc-' || unnest(theirs));
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('unmatched-answers', n);
    counts := counts || empty_recipients(theirs);
    DELETE FROM recipients WHERE referral_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('recipients', n);
    DELETE FROM referrals WHERE id = asked;
    RETURN jsonb_build_object('counts', counts, 'told', told, 'papers', papers);
END $$;

CREATE OR REPLACE FUNCTION hub.empty_sealed_referral(asked uuid, sealed_before timestamptz) RETURNS jsonb
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
    PERFORM empty_recipients(ARRAY(SELECT id FROM recipients WHERE referral_id = asked));
    UPDATE referrals SET emptied_at = sealed_before, as_known = '{}', request = jsonb_strip_nulls(jsonb_build_object(
        'reference', request->'reference', 'school', request->'school', 'need', request->'need',
        'urgency', request->'urgency', 'safeguarding', request->'safeguarding', 'lawfulBasis', request->'lawfulBasis',
        'agreement', jsonb_build_object('sought', request->'agreement'->'sought', 'given', request->'agreement'->'given')))
    WHERE id = asked;
    RETURN jsonb_build_object('counts', jsonb_build_object('referral-contents', 1, 'papers', jsonb_array_length(papers)),
        'papers', papers);
END $$;
