-- The SENCO's map: who needs what, and what is given. A line that a later map does not repeat is over, not forgotten.
ALTER TABLE hub.drops DROP CONSTRAINT drops_kind_check;
ALTER TABLE hub.drops ADD CONSTRAINT drops_kind_check
    CHECK (kind IN ('pupils', 'index-feed', 'referrals', 'replies', 'provision-map'));

CREATE TABLE hub.provision_lines (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school         text NOT NULL,
    drop_id        uuid NOT NULL REFERENCES hub.drops,
    row_number     int NOT NULL,
    record_id      uuid NOT NULL REFERENCES hub.records,
    area           text,
    sen_type       text,
    rank           int,
    sen_provision  text,
    level          text,
    key_stage      text,
    need_from      date,
    assessed_by    text,
    review         date,
    provision      text,
    hours_per_week numeric,
    staff          text,
    cost_per_year  numeric,
    funder         text,
    given_from     date,
    given_to       date,
    said_from      timestamptz NOT NULL,
    said_to        timestamptz,
    dispose_after  date,
    legal_hold     boolean NOT NULL DEFAULT false,
    CHECK (sen_type IS NOT NULL OR provision IS NOT NULL)
);
CREATE INDEX provision_lines_now ON hub.provision_lines (school) WHERE said_to IS NULL;
CREATE INDEX provision_lines_by_record ON hub.provision_lines (record_id);
GRANT SELECT, INSERT, UPDATE ON hub.provision_lines TO ${hubRole};
