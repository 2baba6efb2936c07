package uk.hailsham.hub.app.api;

import uk.hailsham.hub.domain.owner.Owned;
import uk.hailsham.hub.domain.owner.Person;
import uk.hailsham.hub.domain.owner.Place;

/**
 * Who sees to a referral today.
 *
 * @param passed who would come first and why not; null when the owner is the first in line
 */
record OwnerView(Named owner, Named deputy, Passed passed) {
    /** @param as in which place of the line */
    record Named(String name, String email, String phone, String as) {
        static Named of(Place place) {
            Person person = place.person();
            return new Named(
                    person.name(), person.email(), person.phone(), place.as().word());
        }
    }

    record Passed(String name, String as, String why) {}

    /** Null for null. */
    static OwnerView of(Owned owned) {
        return owned == null
                ? null
                : new OwnerView(
                        Named.of(owned.owner()),
                        Named.of(owned.deputy()),
                        owned.passed() == null
                                ? null
                                : new Passed(
                                        owned.passed().place().person().name(),
                                        owned.passed().place().as().word(),
                                        owned.passed().why().word()));
    }
}
