-- A school may want the receipt of a drop by mail too: the state of which a mail is owed, taken away once the mail server has
-- it. A kill in between sends it again, under the same Message-ID.
ALTER TABLE hub.drops ADD COLUMN receipt_owed text;
COMMENT ON COLUMN hub.drops.receipt_owed IS 'the state of which the sender is still to have a receipt by mail';
CREATE INDEX drops_owed_a_mail ON hub.drops (partner, arrival) WHERE receipt_owed IS NOT NULL;
