package uk.hailsham.hub.reconcile;

/** What kind of fact a value is; a record may hold several values of one column, such as former names. */
public enum Column {
    FAMILY_NAME,
    GIVEN_NAME,
    BIRTH_DATE,
    SEX,
    /** Identifiers whose check digit is right, current and former. */
    IDENTIFIER,
    POSTCODE
}
