-- Whether an agency's line is tried. In the table, so that several nodes agree and a start forgets nothing.
CREATE TABLE hub.breakers (
    agency   text PRIMARY KEY,
    state    text NOT NULL CHECK (state IN ('closed', 'open', 'half-open')),
    failures int NOT NULL CHECK (failures >= 0),
    probes   int NOT NULL CHECK (probes >= 0),
    since    timestamptz,
    probe_at timestamptz,
    opened   int NOT NULL DEFAULT 0,
    CHECK ((state = 'closed') = (since IS NULL)),
    CHECK ((state = 'closed') = (probe_at IS NULL))
);
COMMENT ON COLUMN hub.breakers.opened IS 'how often it has opened';
GRANT SELECT, INSERT, UPDATE ON hub.breakers TO ${hubRole};

ALTER TABLE hub.attempts ADD COLUMN probe boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN hub.attempts.probe IS 'sent through an open breaker to find out whether the agency is back';
