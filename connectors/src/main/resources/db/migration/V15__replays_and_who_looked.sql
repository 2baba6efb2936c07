-- A replay is a drop of its own that reads another's bytes again; raw bytes are kept for a while, the books for longer.
ALTER TABLE hub.drops
    ADD COLUMN replays uuid REFERENCES hub.drops,
    ADD COLUMN bytes_of uuid REFERENCES hub.drops,
    ADD COLUMN bytes_deleted_at timestamptz;
COMMENT ON COLUMN hub.drops.replays IS 'the drop that this one reads again';
COMMENT ON COLUMN hub.drops.bytes_of IS 'under whose id the vault holds the bytes; null: its own';
CREATE INDEX drops_with_bytes ON hub.drops (arrived_at) WHERE bytes_of IS NULL AND bytes_deleted_at IS NULL;

-- Who looked at what about whom: by child, and by person.
CREATE INDEX audit_events_by_child ON hub.audit_events ((details->>'child'), id) WHERE details->>'child' IS NOT NULL;
CREATE INDEX audit_events_by_who ON hub.audit_events (who, id);

-- Which roles there are is said once, in the hub's own words.
ALTER TABLE hub.accounts DROP CONSTRAINT accounts_role_check;
ALTER TABLE hub.accounts ADD CONSTRAINT accounts_role_check CHECK (role ~ '^[a-z]+(-[a-z]+)*$' AND role <> 'hub');
