-- After a drop that changes much the planner must not wait a minute for autovacuum: until it knows the new sizes it reads
-- whole tables for each row. Only the owner may ANALYZE, so the hub's role does it by this function.
CREATE FUNCTION hub.know_sizes() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
BEGIN
    ANALYZE records, record_keys, statements, compartments, children, child_records, rejections, findings;
END $$;
REVOKE ALL ON FUNCTION hub.know_sizes() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.know_sizes() TO ${hubRole};
