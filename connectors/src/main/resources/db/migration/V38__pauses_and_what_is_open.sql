-- An agency's clock to the first contact stands still while it has a referral on hold for a reason that is not its own; the day
-- agreed stays where it was written. What was on hold before there were pauses runs on.
ALTER TABLE hub.recipients ADD COLUMN paused_since timestamptz, ADD COLUMN contact_moved_to timestamptz;
COMMENT ON COLUMN hub.recipients.contact_moved_to IS 'null: no pause has moved first_contact_by';

-- What is open, declined or not delivered is looked for every few seconds, among everything that has ever been referred.
CREATE INDEX recipients_unsettled ON hub.recipients (referral_id)
    WHERE state NOT IN ('completed', 'cancelled', 'entered-in-error');
CREATE INDEX recipients_not_done ON hub.recipients (referral_id)
    WHERE state IN ('requested', 'accepted', 'in-progress', 'on-hold', 'failed');

-- Receipts stay in their table; that one is owed stands with the referral, where it can be found without looking at all others.
ALTER TABLE hub.referrals ADD COLUMN receipt_owed boolean NOT NULL DEFAULT true;
UPDATE hub.referrals f SET receipt_owed = false
    WHERE EXISTS (SELECT FROM hub.referral_receipts t WHERE t.referral_id = f.id);
CREATE INDEX referrals_owed_a_receipt ON hub.referrals (school, made_at, id) WHERE receipt_owed;
