package uk.hailsham.hub.domain.owner;

import java.util.Locale;

/** In which place of the line somebody sees to a referral. */
public enum As {
    /** It was handed over to them. */
    CHOSEN,
    /** Named with them, to stand in. */
    CHOSEN_DEPUTY,
    REFERRER,
    /** Named to stand in while somebody is away. */
    COVER,
    /** One of the school's deputies. */
    DEPUTY,
    SAFEGUARDING_LEAD,
    SAFEGUARDING_DEPUTY,
    COORDINATOR,
    COORDINATORS_DEPUTY;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The line ends here, whoever is away: somebody must see to it. */
    boolean lastResort() {
        return this == COORDINATORS_DEPUTY;
    }

    /** Whether holidays of the school are theirs. */
    boolean atSchool() {
        return this != COVER && this != COORDINATOR && this != COORDINATORS_DEPUTY;
    }
}
