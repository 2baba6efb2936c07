-- For how many pupils of a drop each field was unsound: what the next drop is judged against.
ALTER TABLE hub.drops ADD COLUMN error_profile jsonb;
COMMENT ON COLUMN hub.drops.error_profile IS 'counts by field name, no values; null: read before this was counted';
