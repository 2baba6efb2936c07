package uk.hailsham.hub.domain.owner;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who is there on one day.
 *
 * @param covers of the school's people; a younger one counts before an older one
 * @param closedAccounts names of accounts of the school, or of none, nobody signs in with any more
 * @param schoolClosed whether the school has holidays
 */
public record Presence(LocalDate day, List<Cover> covers, Set<String> closedAccounts, boolean schoolClosed) {
    public Presence {
        covers = List.copyOf(covers);
        closedAccounts = Set.copyOf(closedAccounts);
    }

    /** Why somebody does not see to a referral. */
    public enum Why {
        AWAY,
        LEFT,
        ACCOUNT_CLOSED,
        SCHOOL_CLOSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Optional<Cover> cover(Person person) {
        return covers.stream()
                .filter(cover -> person.isKnownAs(cover.person()) && cover.holds(day))
                .reduce((older, younger) -> younger);
    }

    /** Empty for one who is there. */
    Optional<Why> absent(Place place) {
        if (place.as().lastResort()) {
            return Optional.empty();
        }
        Optional<Cover> cover = cover(place.person());
        if (cover.isPresent()) {
            return Optional.of(cover.get().until() == null ? Why.LEFT : Why.AWAY);
        }
        if (closedAccounts.stream().anyMatch(place.person()::signsInAs)) {
            return Optional.of(Why.ACCOUNT_CLOSED);
        }
        return schoolClosed && place.as().atSchool() ? Optional.of(Why.SCHOOL_CLOSED) : Optional.empty();
    }
}
