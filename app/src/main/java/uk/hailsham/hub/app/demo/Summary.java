package uk.hailsham.hub.app.demo;

import java.util.List;
import java.util.Map;

/**
 * What the demo came to; the keys are a promise: later ones are added, none is renamed.
 *
 * @param season null when only one night was played
 */
record Summary(
        boolean settled,
        boolean balanced,
        double seconds,
        List<SchoolBooks> schools,
        IndexBooks index,
        LinkBooks links,
        int referrals,
        Map<String, Integer> recipients,
        Map<String, Integer> proof,
        Map<String, Integer> channels,
        List<ToldBooks> told,
        SeasonBooks season) {

    record SchoolBooks(String id, int rowsIn, int accepted, int unchanged, int superseded, int held, int rejected) {}

    /** @param files returned to the Index, or told to a school */
    record ToldBooks(String partner, int files, int accepted) {}

    record IndexBooks(int entries) {}

    /** @param precision of {@code same} against the town's truth; null when nothing was linked */
    record LinkBooks(int same, int perhaps, int none, Double precision, Double recall) {}
}
