package uk.hailsham.hub.reconcile.column;

/** What a piece of evidence speaks of: brothers and sisters share their family's, twins their birth's too. */
public enum Group {
    PERSON,
    BIRTH,
    FAMILY
}
