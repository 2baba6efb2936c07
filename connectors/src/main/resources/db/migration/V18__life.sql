-- Of how many pupils of a drop what was read and not kept, by group; counts only.
ALTER TABLE hub.drops ADD COLUMN not_kept jsonb NOT NULL DEFAULT '{}';
