package uk.hailsham.hub.reconcile;

/** Why a decision was made: a column and how well it agreed; the values themselves stay in the records. */
public record Evidence(Column column, Level level) {}
