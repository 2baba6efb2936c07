-- What schools promised and did not send. A transfer file of a leaver is a drop of a kind of its own.
ALTER TABLE hub.drops DROP CONSTRAINT drops_kind_check;
ALTER TABLE hub.drops ADD CONSTRAINT drops_kind_check
    CHECK (kind IN ('pupils', 'pupil-events', 'index-feed', 'referrals', 'replies', 'provision-map'));

-- When the sender's system made it, as the file says; null when it does not.
ALTER TABLE hub.drops ADD COLUMN written_at timestamptz;

-- From when on a school's drops are expected: what was due before the hub knew of the school is nobody's fault.
CREATE TABLE hub.watched (
    school  text PRIMARY KEY,
    since   timestamptz NOT NULL
);
GRANT SELECT, INSERT ON hub.watched TO ${hubRole};

CREATE TABLE hub.alarms (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school     text NOT NULL,
    cause      text NOT NULL CHECK (cause IN ('late', 'missing', 'half-size', 'stale', 'identical')),
    since      timestamptz NOT NULL,
    told       text NOT NULL,
    opened_at  timestamptz NOT NULL,
    closed_at  timestamptz
);
-- One open alarm a cause, whatever happens.
CREATE UNIQUE INDEX alarms_open ON hub.alarms (school, cause) WHERE closed_at IS NULL;
GRANT SELECT, INSERT ON hub.alarms TO ${hubRole};
GRANT UPDATE (since, told, closed_at) ON hub.alarms TO ${hubRole};
