-- How far each feed of the Children's Index has been followed.
CREATE TABLE hub.index_feeds (
    partner    text PRIMARY KEY,
    feed_id    text NOT NULL,
    sequence   bigint NOT NULL,
    drop_id    uuid NOT NULL REFERENCES hub.drops,
    applied_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON hub.index_feeds TO ${hubRole};
