-- Links to the pages on which agencies read and answer. Of tokens and codes only hashes are kept. With a referral that is
-- disposed of, all of it goes.
CREATE TABLE hub.agency_links (
    id           uuid PRIMARY KEY,
    token_hash   bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    agency       text NOT NULL,
    recipient_id uuid REFERENCES hub.recipients ON DELETE CASCADE,
    sent_to      text NOT NULL,
    made_at      timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > made_at),
    wrong_codes  int NOT NULL DEFAULT 0,
    locked_until timestamptz
);
COMMENT ON COLUMN hub.agency_links.recipient_id IS 'null: the page of everything that is open at the agency';
CREATE INDEX agency_links_by_recipient ON hub.agency_links (recipient_id);
GRANT SELECT, INSERT, UPDATE ON hub.agency_links TO ${hubRole};

-- Codes that went to an agency's other mailbox; each opens once.
CREATE TABLE hub.link_codes (
    link_id    uuid NOT NULL REFERENCES hub.agency_links ON DELETE CASCADE,
    code_hash  bytea NOT NULL,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    PRIMARY KEY (link_id, code_hash)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON hub.link_codes TO ${hubRole};

CREATE TABLE hub.link_sessions (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    agency     text NOT NULL,
    link_id    uuid NOT NULL REFERENCES hub.agency_links ON DELETE CASCADE,
    opened_at  timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
CREATE INDEX link_sessions_by_link ON hub.link_sessions (link_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON hub.link_sessions TO ${hubRole};

-- Mails with a link that no attempt carries: the weekly one, and one instead of a link that is over. The link itself is made
-- when the mail is, since its token is never kept.
CREATE TABLE hub.link_letters (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('weekly', 'renewed')),
    agency       text NOT NULL,
    recipient_id uuid REFERENCES hub.recipients ON DELETE CASCADE,
    made_at      timestamptz NOT NULL,
    not_before   timestamptz NOT NULL,
    tries        int NOT NULL DEFAULT 0,
    ended_at     timestamptz,
    sent         boolean NOT NULL DEFAULT false
);
CREATE INDEX link_letters_due ON hub.link_letters (not_before) WHERE ended_at IS NULL;
CREATE INDEX link_letters_by_recipient ON hub.link_letters (recipient_id);
CREATE INDEX link_letters_by_agency ON hub.link_letters (agency, made_at);
GRANT SELECT, INSERT, UPDATE ON hub.link_letters TO ${hubRole};

CREATE TABLE hub.link_weeks (
    agency   text PRIMARY KEY,
    next_due timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON hub.link_weeks TO ${hubRole};
