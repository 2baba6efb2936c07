-- Which records a drop has made gone, for the look at them again.
CREATE INDEX statements_ended ON hub.statements (ended_by) WHERE ended_by IS NOT NULL;
