-- Hubs that work on this database together. A node lives as long as it says so; the time is the database's own.
CREATE TABLE hub.nodes (
    name       text PRIMARY KEY,
    folder     uuid NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    stopped_at timestamptz
);
GRANT SELECT, INSERT, UPDATE ON hub.nodes TO ${hubRole};

-- Which of them leads. Every transaction that only the leader may make holds this row shared and finds its epoch in it.
CREATE TABLE hub.leadership (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch bigint NOT NULL,
    node  text NOT NULL,
    since timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON hub.leadership TO ${hubRole};
