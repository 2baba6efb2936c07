package uk.hailsham.hub.reconcile.key;

/** Something of a record that keys are made of; a record may have several values of one, or none. */
public enum Feature {
    /** Given, preferred and middle names, each by the names that it is a form of. */
    FIRST,
    FIRST_SOUND,
    FIRST_LETTER,
    /** The first three letters. */
    FIRST_START,
    /** Family and former names, and the words of double-barrelled ones. */
    FAMILY,
    FAMILY_SOUND,
    FAMILY_LETTER,
    FAMILY_START,
    BIRTH,
    BIRTH_YEAR,
    BIRTH_DAY,
    POSTCODE,
    DISTRICT,
    HOUSE,
    STREET,
    PLACE,
    BIRTH_PLACE,
    SEX,
    EMAIL,
    /** What stands before the at sign. */
    EMAIL_NAME,
    PHONE,
    IDENTIFIER,
    OCCUPATION
}
