-- Which records a drop has made gone, for the look at them again.
CREATE INDEX statements_ended ON hub.statements (ended_by) WHERE ended_by IS NOT NULL;

-- How well the columns of two records agree, without weights, so that a newly trained model is no new evidence.
CREATE FUNCTION hub.grades(evidence jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT COALESCE(jsonb_object_agg(e->>'column', e->>'level'), '{}'::jsonb)
    FROM jsonb_array_elements(CASE jsonb_typeof(evidence) WHEN 'array' THEN evidence ELSE '[]'::jsonb END) e
    WHERE e->>'column' NOT IN ('household', 'residence')
$$;

-- Beside the word that stands: what the engine says now, and what was seen when a person decided.
ALTER TABLE hub.links
    ADD COLUMN evidence    jsonb,
    ADD COLUMN proposed    text CHECK (proposed IN ('same', 'perhaps', 'none')),
    ADD COLUMN seen        jsonb,
    ADD COLUMN reopened_at timestamptz;
UPDATE hub.links l SET evidence = e.evidence, proposed = l.decision,
    seen = CASE WHEN l.by_person THEN hub.grades(e.evidence) END
FROM hub.link_events e WHERE e.id = l.event_id;
CREATE INDEX links_to_review ON hub.links (event_id) WHERE decision = 'perhaps' OR reopened_at IS NOT NULL;

-- What reviewers said of a pair, about the word that stood then; never changed.
CREATE TABLE hub.review_votes (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL REFERENCES hub.link_events,
    grades   jsonb NOT NULL,
    verdict  text NOT NULL CHECK (verdict IN ('same', 'not-same', 'need-more')),
    reviewer text NOT NULL,
    reason   text NOT NULL,
    at       timestamptz NOT NULL
);
COMMENT ON COLUMN hub.review_votes.grades IS 'the evidence voted on; votes on other evidence do not count together';
CREATE INDEX review_votes_by_event ON hub.review_votes (event_id);
GRANT SELECT, INSERT ON hub.review_votes TO ${hubRole};
