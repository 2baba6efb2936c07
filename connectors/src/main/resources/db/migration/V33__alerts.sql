-- What operators must see to: one row from its opening to its end, and whether each was told. Ids only.
CREATE TABLE hub.alerts (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cause          text NOT NULL,
    subject        text NOT NULL,
    school         text,
    since          timestamptz,
    told           text NOT NULL,
    opened_at      timestamptz NOT NULL,
    closed_at      timestamptz,
    opening_told_at timestamptz,
    end_told_at    timestamptz
);
-- One open alert a cause and subject, whatever happens.
CREATE UNIQUE INDEX alerts_open ON hub.alerts (cause, subject) WHERE closed_at IS NULL;
CREATE INDEX alerts_untold ON hub.alerts (id) WHERE end_told_at IS NULL;
GRANT SELECT, INSERT ON hub.alerts TO ${hubRole};
GRANT UPDATE (told, closed_at, opening_told_at, end_told_at) ON hub.alerts TO ${hubRole};
