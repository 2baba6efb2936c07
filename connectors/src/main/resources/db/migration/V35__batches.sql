-- What waits for an agency's window goes in one batch: one file name, one content. Of the content only the digest is kept.
CREATE TABLE hub.batches (
    id        uuid PRIMARY KEY,
    agency    text NOT NULL,
    window_at timestamptz NOT NULL,
    made_at   timestamptz NOT NULL,
    sha256    text,
    rows      int,
    ended_at  timestamptz,
    outcome   text CHECK (outcome IN ('proved', 'not-carried', 'changed', 'empty')),
    CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CHECK ((sha256 IS NULL) = (rows IS NULL))
);
COMMENT ON COLUMN hub.batches.outcome IS 'changed: what was left of it went under a new name, since its content was another';
CREATE UNIQUE INDEX batches_one_open ON hub.batches (agency) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON hub.batches TO ${hubRole};

ALTER TABLE hub.attempts ADD COLUMN window_at timestamptz, ADD COLUMN batch_id uuid REFERENCES hub.batches;
COMMENT ON COLUMN hub.attempts.window_at IS 'the window for which it waits; null when it goes by itself';
CREATE INDEX attempts_of_batches ON hub.attempts (agency) WHERE window_at IS NOT NULL AND begun_at IS NULL;
