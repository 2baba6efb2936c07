package uk.hailsham.hub.domain.telling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What the town's schools and agencies have to do with the children of the Index: every entry that is linked to a pupil
 * now on a roll.
 *
 * @param purged numbers of entries of which the hub no longer keeps what it once returned
 */
public record IndexReturn(UUID id, long sequence, Instant madeAt, List<Match> matches, List<String> purged) {
    public IndexReturn {
        matches = List.copyOf(matches);
        purged = List.copyOf(purged);
    }

    /** Where nothing was disposed of. */
    public IndexReturn(UUID id, long sequence, Instant madeAt, List<Match> matches) {
        this(id, sequence, madeAt, matches, List.of());
    }

    /**
     * One entry of the Index.
     *
     * @param shielded then nothing says where the child is: no school and no service (SI 2007/2182, regulation 6)
     * @param schools those on whose roll the child is
     * @param involved services that are helping
     * @param differs fields in which a school says something else than the Index; that they differ, not how
     */
    public record Match(
            String indexNumber, boolean shielded, List<Place> schools, List<Involved> involved, List<String> differs) {
        public Match {
            schools = List.copyOf(schools);
            involved = List.copyOf(involved);
            differs = List.copyOf(differs);
        }
    }

    /** @param from first day at the school; null when it has not said it */
    public record Place(String laestab, String name, LocalDate from) {}

    /** @param from since when; null for a service whose name is not told */
    public record Involved(String service, LocalDate from) {}
}
