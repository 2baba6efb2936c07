package uk.hailsham.hub.routes.referral;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.hailsham.hub.connectors.store.Pauses;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.referral.Urgency;

/** What a pause does to the day by which an agency should see a child: counted in the calendar of its limit. */
public final class Pausing implements Pauses.Moving {
    private static final String PAUSES = "pauses";

    private final Map<String, Agency> agencies;
    private final Clocks clocks;

    public Pausing(List<Agency> agencies, Clocks clocks) {
        this.agencies = agencies.stream().collect(Collectors.toMap(Agency::id, Function.identity()));
        this.clocks = clocks;
    }

    /** @param holdReasons the list whose {@code means} says what the clock does meanwhile */
    public static boolean pauses(CodeList holdReasons, String reason) {
        return holdReasons
                .find(reason)
                .filter(code -> code.means().equals(PAUSES))
                .isPresent();
    }

    /** Of an agency that is configured no longer, the day stays as it is. */
    @Override
    public Instant moved(String agency, String school, Urgency urgency, Instant due, Instant from, Instant to) {
        Agency asked = agencies.get(agency);
        return asked == null ? due : clocks.moved(due, urgency.of(asked.firstContact()), school, from, to);
    }
}
