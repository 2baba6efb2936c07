package uk.hailsham.hub.domain.owner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All who see to a referral, one after the other; it ends with somebody who is always there, so that nobody is unowned. */
public final class Line {
    private final List<Place> places;

    /** @throws IllegalArgumentException when it does not end with the town's coordinator */
    public Line(List<Place> places) {
        this.places =
                places.stream().filter(place -> !place.person().key().isEmpty()).toList();
        if (this.places.stream().noneMatch(place -> place.as().lastResort())) {
            throw new IllegalArgumentException("expected a line that ends with the coordinator's deputy");
        }
    }

    /** Who would see to it if everybody were there. */
    public Place first() {
        return places.get(0);
    }

    /** As the day has it. Where one alone is left, that one has no other deputy. */
    public Owned on(Presence presence) {
        List<Place> there = there(presence);
        Owned.Passed passed = presence.absent(first())
                .map(why -> new Owned.Passed(first(), why))
                .orElse(null);
        return new Owned(there.get(0), there.get(Math.min(1, there.size() - 1)), passed);
    }

    private List<Place> there(Presence presence) {
        List<Place> there = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Place place : places) {
            standing(place, presence, new HashSet<>())
                    .filter(found -> seen.add(found.person().key()))
                    .ifPresent(there::add);
        }
        return there;
    }

    /** The one in this place, or who covers, or who covers for that one; {@code asked} ends a circle of covers. */
    private static Optional<Place> standing(Place place, Presence presence, Set<String> asked) {
        if (presence.absent(place).isEmpty()) {
            return Optional.of(place);
        }
        if (!asked.add(place.person().key())) {
            return Optional.empty();
        }
        return presence.cover(place.person())
                .map(Cover::by)
                .filter(by -> !by.key().isEmpty())
                .flatMap(by -> standing(new Place(As.COVER, by), presence, asked));
    }
}
