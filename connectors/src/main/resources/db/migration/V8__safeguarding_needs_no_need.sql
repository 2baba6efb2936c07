-- The safeguarding lane never closes: a referral whose need nobody could read still goes.
ALTER TABLE hub.referrals ALTER COLUMN need DROP NOT NULL;
