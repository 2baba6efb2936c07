-- Papers that came with a referral. Their bytes lie in the vault under this id; the names they came under are not kept.
CREATE TABLE hub.attachments (
    id          uuid PRIMARY KEY,
    referral_id uuid NOT NULL REFERENCES hub.referrals,
    number      int NOT NULL CHECK (number > 0),
    kind        text NOT NULL CHECK (kind IN ('pdf', 'docx', 'jpeg', 'png', 'txt')),
    size        bigint NOT NULL,
    sha256      text NOT NULL,
    UNIQUE (referral_id, number)
);
GRANT SELECT, INSERT ON hub.attachments TO ${hubRole};
