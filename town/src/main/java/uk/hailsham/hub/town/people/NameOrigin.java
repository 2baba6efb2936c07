package uk.hailsham.hub.town.people;

import java.util.SplittableRandom;

/**
 * Where a family's names come from.
 *
 * @param code the census code of ethnicity that a school would hold
 * @param share of families, in parts of all shares
 * @param slips how much oftener than on average such a name is written wrongly
 */
record NameOrigin(String code, int share, double slips, NameStock girls, NameStock boys, NameStock surnames) {
    String forename(SplittableRandom random, boolean girl) {
        return (girl ? girls : boys).any(random);
    }
}
