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
