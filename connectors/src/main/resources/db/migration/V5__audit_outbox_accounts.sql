-- Who did and saw what. The hub's role may add and read, never change; a trigger refuses everybody else as well.
CREATE TABLE hub.audit_events (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    who          text NOT NULL,
    role         text NOT NULL,
    action       text NOT NULL,
    subject_kind text NOT NULL,
    subject      uuid,
    reason       text NOT NULL,
    config_hash  text NOT NULL
);
CREATE INDEX audit_events_by_subject ON hub.audit_events (subject, id);
GRANT SELECT, INSERT ON hub.audit_events TO ${hubRole};

-- A seal chains a batch of committed events by hash; members are rows of their own, because an event of a slow
-- transaction may commit after younger ones were sealed.
CREATE TABLE hub.audit_seals (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    events    int NOT NULL,
    youngest  bigint NOT NULL,
    previous  bytea NOT NULL CHECK (length(previous) = 32),
    hash      bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE TABLE hub.audit_seal_members (
    event_id bigint PRIMARY KEY REFERENCES hub.audit_events,
    seal_id  bigint NOT NULL REFERENCES hub.audit_seals
);
CREATE INDEX audit_seal_members_by_seal ON hub.audit_seal_members (seal_id);
GRANT SELECT, INSERT ON hub.audit_seals, hub.audit_seal_members TO ${hubRole};

CREATE FUNCTION hub.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is only ever added to';
END $$;
CREATE TRIGGER audit_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER audit_seals_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.audit_seals
    FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();
CREATE TRIGGER audit_seal_members_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.audit_seal_members
    FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_change();

-- What must be said to the broker. A row is done when its consumer has done its work, in the consumer's own transaction;
-- what is sent and not done is sent again after a start, so that the broker's journal may be lost.
CREATE TABLE hub.outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    queue      text NOT NULL,
    body       text NOT NULL,
    created_at timestamptz NOT NULL,
    sent_at    timestamptz,
    sends      int NOT NULL DEFAULT 0,
    done_at    timestamptz
);
CREATE INDEX outbox_open ON hub.outbox (id) WHERE done_at IS NULL;
CREATE INDEX outbox_undone ON hub.outbox (queue, body) WHERE done_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON hub.outbox TO ${hubRole};

CREATE TABLE hub.accounts (
    name          text PRIMARY KEY,
    role          text NOT NULL CHECK (role IN ('operator', 'school', 'index-team')),
    school        text CHECK ((role = 'school') = (school IS NOT NULL)),
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL,
    disabled_at   timestamptz
);
GRANT SELECT, INSERT, UPDATE ON hub.accounts TO ${hubRole};
