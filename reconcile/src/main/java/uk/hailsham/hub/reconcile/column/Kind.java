package uk.hailsham.hub.reconcile.column;

/** What a column of a file holds. */
public enum Kind {
    GIVEN_NAME(Group.PERSON),
    MIDDLE_NAME(Group.PERSON),
    FAMILY_NAME(Group.FAMILY),
    /** All names of a person in one cell. */
    WHOLE_NAME(Group.PERSON),
    BIRTH_DATE(Group.BIRTH),
    BIRTH_YEAR(Group.BIRTH),
    BIRTH_MONTH(Group.BIRTH),
    BIRTH_DAY(Group.BIRTH),
    SEX(Group.PERSON),
    /** Given to one person only; a check digit is looked at when its kind is known. */
    IDENTIFIER(Group.PERSON),
    POSTCODE(Group.FAMILY),
    HOUSE_NUMBER(Group.FAMILY),
    ADDRESS(Group.FAMILY),
    PLACE(Group.FAMILY),
    EMAIL(Group.FAMILY),
    PHONE(Group.FAMILY),
    OCCUPATION(Group.PERSON),
    /** A code or word of a short list, known by its heading: ethnicity, language, suffix. */
    CODE(Group.PERSON);

    private final Group group;

    Kind(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }
}
