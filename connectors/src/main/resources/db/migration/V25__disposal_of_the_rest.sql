-- Everything that is kept has a rule of its own, and is disposed of by a function that judges for itself: the hub's role
-- may not delete. A legal hold on a child, record, referral, statement or drop stops whatever would take from it.
CREATE VIEW hub.on_hold AS
WITH kids AS (
    SELECT id FROM hub.children WHERE legal_hold
    UNION SELECT id FROM hub.children WHERE forwards_to IN (SELECT id FROM hub.children WHERE legal_hold)
), held AS (
    SELECT record_id AS id FROM hub.child_records
    WHERE child_id IN (SELECT id FROM kids) OR own_child IN (SELECT id FROM kids)
    UNION SELECT id FROM hub.records WHERE legal_hold
    UNION SELECT record_id FROM hub.statements WHERE legal_hold
    UNION SELECT record_id FROM hub.provision_lines WHERE legal_hold
), asked AS (
    SELECT id, drop_id FROM hub.referrals
    WHERE legal_hold OR child_id IN (SELECT id FROM kids) OR record_id IN (SELECT id FROM held)
)
SELECT id AS subject FROM kids
UNION SELECT id FROM held
UNION SELECT id FROM asked
UNION SELECT id FROM hub.recipients WHERE referral_id IN (SELECT id FROM asked)
UNION SELECT drop_id FROM asked WHERE drop_id IS NOT NULL
UNION SELECT id FROM hub.drops WHERE legal_hold
UNION SELECT drop_id FROM hub.statements WHERE record_id IN (SELECT id FROM held)
UNION SELECT drop_id FROM hub.provision_lines WHERE record_id IN (SELECT id FROM held);
GRANT SELECT ON hub.on_hold TO ${hubRole};
CREATE INDEX children_held ON hub.children (id) WHERE legal_hold;
CREATE INDEX records_held ON hub.records (id) WHERE legal_hold;
CREATE INDEX statements_held ON hub.statements (record_id) WHERE legal_hold;
CREATE INDEX provision_lines_held ON hub.provision_lines (record_id) WHERE legal_hold;
CREATE INDEX referrals_held ON hub.referrals (id) WHERE legal_hold;

-- A certificate also says which partners had been told; of an agency by the handle it knows.
ALTER TABLE hub.disposals RENAME COLUMN record_id TO subject;
ALTER TABLE hub.disposals
    ALTER COLUMN subject DROP NOT NULL,
    ALTER COLUMN child_id DROP NOT NULL,
    ADD COLUMN kind text NOT NULL DEFAULT 'record',
    ADD COLUMN told jsonb NOT NULL DEFAULT '[]';
ALTER TABLE hub.disposals ALTER COLUMN kind DROP DEFAULT;

-- What a partner must still hear: that what it was told of this child is no longer kept here. A handle is what the partner
-- itself calls it by: the child's id for a school, the entry's number for the Index.
CREATE TABLE hub.purges (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partner  text NOT NULL,
    handle   text NOT NULL,
    topic    text,
    what     text,
    at       timestamptz NOT NULL,
    told_in  bigint
);
COMMENT ON COLUMN hub.purges.topic IS 'null: all that was told about the child';
COMMENT ON COLUMN hub.purges.told_in IS 'the sequence of the file that says so; null: the next one';
CREATE INDEX purges_to_tell ON hub.purges (partner, told_in);
GRANT SELECT, INSERT ON hub.purges TO ${hubRole};
GRANT UPDATE (told_in) ON hub.purges TO ${hubRole};

DROP VIEW hub.disposable;
CREATE VIEW hub.disposable AS
SELECT r.id, r.source, cr.child_id, max(st.said_to) AS since
FROM hub.records r JOIN hub.statements st ON st.record_id = r.id
JOIN hub.child_records cr ON cr.record_id = r.id
WHERE r.adoption_id IS NULL AND r.id NOT IN (SELECT subject FROM hub.on_hold)
AND NOT EXISTS (SELECT FROM hub.referrals f LEFT JOIN hub.recipients o ON o.referral_id = f.id
    WHERE (f.record_id = r.id OR f.child_id = cr.child_id)
    AND o.state NOT IN ('rejected', 'cancelled', 'failed', 'completed', 'entered-in-error'))
GROUP BY r.id, r.source, cr.child_id
HAVING bool_and(st.said_to IS NOT NULL);
GRANT SELECT ON hub.disposable TO ${hubRole};

-- Schools that were told something of other records of the child, and the Index when a return was made meanwhile.
CREATE FUNCTION hub.told_of_record(asked uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = hub, pg_temp AS $$
    WITH mine AS (SELECT r.id, r.source, r.created_at, cr.child_id FROM records r
                  JOIN child_records cr ON cr.record_id = r.id WHERE r.id = asked),
    numbers AS (
        SELECT DISTINCT st.document->>'number' AS number FROM mine
        JOIN child_records o ON o.child_id = mine.child_id JOIN records e ON e.id = o.record_id AND e.source = 'index'
        JOIN statements st ON st.record_id = e.id
        WHERE EXISTS (SELECT FROM child_records p JOIN records s ON s.id = p.record_id AND s.source <> 'index'
                      WHERE p.child_id = mine.child_id)
        AND EXISTS (SELECT FROM told_files t WHERE t.partner = 'index' AND t.made_at >= mine.created_at)),
    said AS (
        SELECT DISTINCT f.school, mine.child_id, NULL AS topic FROM mine JOIN told_facts f ON f.record_id = mine.id
        UNION
        SELECT DISTINCT f.school, mine.child_id, f.topic FROM mine
        JOIN child_records o ON o.child_id = mine.child_id AND o.record_id <> mine.id
        JOIN told_facts f ON f.record_id = o.record_id
        WHERE f.topic = ANY (CASE mine.source WHEN 'index' THEN ARRAY['index-link', 'involvement', 'discrepancy']
                             ELSE ARRAY['registered-elsewhere', 'discrepancy'] END))
    SELECT COALESCE((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'to', 'school', 'partner', school, 'handle', child_id, 'topic', topic))) FROM said), '[]')
        || COALESCE((SELECT jsonb_agg(jsonb_build_object(
               'to', 'index', 'partner', 'index', 'handle', number)) FROM numbers WHERE number IS NOT NULL), '[]')
$$;
REVOKE ALL ON FUNCTION hub.told_of_record(uuid) FROM PUBLIC;

-- All that was said of one record, and by what it was known. Not for the hub's role: the functions below judge first.
CREATE FUNCTION hub.empty_record(asked uuid) RETURNS jsonb LANGUAGE plpgsql SET search_path = hub, pg_temp AS $$
DECLARE
    counts jsonb := '{}';
    n bigint;
BEGIN
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
    DELETE FROM review_votes WHERE event_id IN (SELECT id FROM link_events WHERE asked IN (left_record, right_record));
    DELETE FROM links WHERE asked IN (left_record, right_record);
    DELETE FROM link_events WHERE asked IN (left_record, right_record);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('link-events', n);
    DELETE FROM findings WHERE pupil = 're-' || asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('findings', n);
    DELETE FROM told_facts WHERE record_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('told-facts', n);
    RETURN counts;
END $$;
REVOKE ALL ON FUNCTION hub.empty_record(uuid) FROM PUBLIC;

DROP FUNCTION hub.dispose(uuid, timestamptz);
CREATE FUNCTION hub.dispose(asked uuid, silent_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    told jsonb;
    counts jsonb;
BEGIN
    PERFORM FROM records WHERE id = asked FOR UPDATE;
    IF NOT EXISTS (SELECT FROM disposable WHERE id = asked AND since < silent_before) THEN
        RETURN NULL;
    END IF;
    told := told_of_record(asked);
    counts := empty_record(asked);
    DELETE FROM shields WHERE record_id = asked;
    DELETE FROM child_records WHERE record_id = asked;
    DELETE FROM records WHERE id = asked;
    RETURN jsonb_build_object('counts', counts, 'told', told);
END $$;
REVOKE ALL ON FUNCTION hub.dispose(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.dispose(uuid, timestamptz) TO ${hubRole};

-- Protected facts whose rule is shorter than that of the record.
CREATE VIEW hub.disposable_facts AS
SELECT d.* FROM hub.disposable d WHERE EXISTS (
    SELECT FROM hub.compartments c JOIN hub.statements st ON st.id = c.statement_id WHERE st.record_id = d.id);
GRANT SELECT ON hub.disposable_facts TO ${hubRole};

CREATE FUNCTION hub.dispose_facts(asked uuid, silent_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    n bigint;
BEGIN
    PERFORM FROM records WHERE id = asked FOR UPDATE;
    IF NOT EXISTS (SELECT FROM disposable WHERE id = asked AND since < silent_before) THEN
        RETURN NULL;
    END IF;
    DELETE FROM compartments WHERE statement_id IN (SELECT id FROM statements WHERE record_id = asked);
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN jsonb_build_object('counts', jsonb_build_object('compartments', n));
END $$;
REVOKE ALL ON FUNCTION hub.dispose_facts(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.dispose_facts(uuid, timestamptz) TO ${hubRole};

-- Referrals: with recipients, attempts, events, answers, clocks and papers. "since" is when the last thing happened to it.
CREATE VIEW hub.disposable_referrals AS
SELECT f.id, f.school AS source, f.child_id, GREATEST(f.made_at, max(e.at)) AS since
FROM hub.referrals f LEFT JOIN hub.recipients r ON r.referral_id = f.id
LEFT JOIN hub.recipient_events e ON e.recipient_id = r.id
WHERE f.id NOT IN (SELECT subject FROM hub.on_hold)
GROUP BY f.id
HAVING COALESCE(bool_and(r.state IN ('rejected', 'cancelled', 'failed', 'completed', 'entered-in-error')), true);
GRANT SELECT ON hub.disposable_referrals TO ${hubRole};

CREATE FUNCTION hub.empty_referral(asked uuid) RETURNS jsonb LANGUAGE plpgsql SET search_path = hub, pg_temp AS $$
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
    DELETE FROM recipients WHERE referral_id = asked;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('recipients', n);
    DELETE FROM referrals WHERE id = asked;
    RETURN jsonb_build_object('counts', counts, 'told', told, 'papers', papers);
END $$;
REVOKE ALL ON FUNCTION hub.empty_referral(uuid) FROM PUBLIC;

CREATE FUNCTION hub.dispose_referral(asked uuid, ended_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
BEGIN
    PERFORM FROM referrals WHERE id = asked FOR UPDATE;
    IF NOT EXISTS (SELECT FROM disposable_referrals WHERE id = asked AND since < ended_before) THEN
        RETURN NULL;
    END IF;
    RETURN empty_referral(asked);
END $$;
REVOKE ALL ON FUNCTION hub.dispose_referral(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.dispose_referral(uuid, timestamptz) TO ${hubRole};

-- What was wrong with drops and refused requests; open findings stay, and so does what a person keeps quiet about.
CREATE FUNCTION hub.dispose_findings(ended_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    counts jsonb := '{}';
    n bigint;
BEGIN
    DELETE FROM rejections j USING drops d WHERE d.id = j.drop_id AND d.finished_at < ended_before
        AND d.state NOT IN ('arrived', 'reading', 'held') AND d.id NOT IN (SELECT subject FROM on_hold);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('rejections', n);
    DELETE FROM findings WHERE closed_at < ended_before AND (muted_until IS NULL OR muted_until < ended_before::date)
        AND pupil NOT IN (SELECT 're-' || subject FROM on_hold);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('findings', n);
    DELETE FROM referral_refusals WHERE at < ended_before
        AND (drop_id IS NULL OR drop_id NOT IN (SELECT subject FROM on_hold));
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('refused-requests', n);
    DELETE FROM unmatched_replies WHERE at < ended_before;
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('unmatched-answers', n);
    RETURN jsonb_build_object('counts', counts);
END $$;

-- Of what the broker was told only ids are left.
CREATE FUNCTION hub.dispose_outbox(done_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    n bigint;
BEGIN
    DELETE FROM outbox WHERE done_at < done_before;
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN jsonb_build_object('counts', jsonb_build_object('outbox', n));
END $$;

-- Told files that are answered, or followed by one that is; never the newest answered one, since health speaks of it. The
-- names of the files go back, so that they go from the partners' folders as well.
CREATE FUNCTION hub.dispose_told(answered_before timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    counts jsonb := '{}';
    files jsonb;
    n bigint;
BEGIN
    WITH gone AS (
        DELETE FROM told_files t WHERE NOT t.legal_hold AND t.made_at < answered_before
            AND COALESCE(t.answered_at, t.made_at) < answered_before
            AND t.sequence < (SELECT max(a.sequence) FROM told_files a
                              WHERE a.partner = t.partner AND a.answered_at IS NOT NULL)
        RETURNING t.partner, t.sequence)
    SELECT COALESCE(jsonb_agg(jsonb_build_object('partner', partner, 'sequence', sequence)), '[]'), count(*)
    INTO files, n FROM gone;
    counts := counts || jsonb_build_object('told-files', n);
    DELETE FROM told_facts f WHERE f.ended_in IS NOT NULL AND f.record_id NOT IN (SELECT subject FROM on_hold)
        AND f.ended_in < (SELECT min(t.sequence) FROM told_files t WHERE t.partner = f.school);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('told-facts', n);
    DELETE FROM purges p WHERE p.at < answered_before
        AND p.told_in < (SELECT min(t.sequence) FROM told_files t WHERE t.partner = p.partner);
    GET DIAGNOSTICS n = ROW_COUNT; counts := counts || jsonb_build_object('purge-notices', n);
    RETURN jsonb_build_object('counts', counts, 'files', files);
END $$;

-- Audit. Whole sealed batches from the beginning lose their events; their seals stay, so that the chain, its file and every
-- anchor that was sent away still hold. Where the cut lies is a row here and a line in the seals' file.
CREATE TABLE hub.audit_cuts (
    up_to      bigint PRIMARY KEY REFERENCES hub.audit_seals,
    at         timestamptz NOT NULL,
    older_than timestamptz NOT NULL,
    events     bigint NOT NULL CHECK (events > 0),
    CHECK (older_than < at)
);
GRANT SELECT ON hub.audit_cuts TO ${hubRole};
CREATE TRIGGER audit_cuts_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.audit_cuts
    FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

CREATE FUNCTION hub.refuse_change_but_a_cut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('hub.audit_cut', true) = txid_current()::text THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the audit is only ever added to';
END $$;
DROP TRIGGER audit_events_stay ON hub.audit_events;
DROP TRIGGER audit_seal_members_stay ON hub.audit_seal_members;
CREATE TRIGGER audit_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change_but_a_cut();
CREATE TRIGGER audit_seal_members_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.audit_seal_members
    FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change_but_a_cut();

-- Nothing younger than asked, nothing behind it, and nothing from the first event on that speaks of what is on hold.
CREATE FUNCTION hub.cut_audit(older timestamptz, cut_at timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
    reach bigint;
    held bigint;
    theirs bigint[];
BEGIN
    PERFORM pg_advisory_xact_lock(24225);
    SELECT COALESCE(min(id), 9223372036854775807) INTO reach FROM audit_seals WHERE at >= older;
    IF EXISTS (SELECT FROM on_hold) THEN
        SELECT min(m.seal_id) INTO held FROM audit_seal_members m JOIN audit_events e ON e.id = m.event_id
        WHERE m.seal_id < reach AND (e.subject IN (SELECT subject FROM on_hold) OR EXISTS (
            SELECT FROM jsonb_each_text(e.details) d WHERE d.value IN (SELECT subject::text FROM on_hold)));
    END IF;
    SELECT max(id) INTO reach FROM audit_seals WHERE id < LEAST(reach, held);
    theirs := ARRAY(SELECT event_id FROM audit_seal_members WHERE seal_id <= reach);
    IF cardinality(theirs) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('hub.audit_cut', txid_current()::text, true);
    DELETE FROM audit_seal_members WHERE event_id = ANY (theirs);
    DELETE FROM audit_events WHERE id = ANY (theirs);
    PERFORM set_config('hub.audit_cut', '', true);
    INSERT INTO audit_cuts VALUES (reach, cut_at, older, cardinality(theirs));
    RETURN jsonb_build_object('upTo', reach, 'counts', jsonb_build_object('audit-events', cardinality(theirs)));
END $$;

REVOKE ALL ON FUNCTION hub.dispose_findings(timestamptz), hub.dispose_outbox(timestamptz), hub.dispose_told(timestamptz),
    hub.cut_audit(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.dispose_findings(timestamptz), hub.dispose_outbox(timestamptz),
    hub.dispose_told(timestamptz), hub.cut_audit(timestamptz, timestamptz) TO ${hubRole};
