package uk.hailsham.hub.domain.agreement;

import java.util.Locale;

/** What a school's agreement can let the hub keep of a pupil. Identity and enrolment are the spine and always agreed. */
public enum Group {
    /** Names, date of birth, sex, identifiers, addresses. */
    IDENTITY,
    /** At which school, since when, in which year and class. */
    ENROLMENT,
    /** Persons to ring and how to reach them, and the languages of the home. */
    CONTACTS,
    /** Needs, what is given for them, SEN provision over time. */
    SEN,
    /** Circumstances that bear on need, and ethnicity. */
    CONTEXT,
    /** Child-protection facts, which lie in a compartment of their own. */
    PROTECTION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
