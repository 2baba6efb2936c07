package uk.hailsham.hub.domain.child;

import java.time.LocalDate;

/**
 * A special educational or other need.
 *
 * @param area one of the four broad areas of the SEND Code, from the SEN type
 * @param senType a code of the list {@code sen-type}
 * @param rank 1 is the primary need; null when not said
 * @param provision N, K or E as it stands now
 * @param level {@code support}, {@code targeted} or {@code enhanced} of the county's framework
 */
public record Need(
        String area,
        String senType,
        Integer rank,
        String provision,
        String level,
        String keyStage,
        LocalDate from,
        LocalDate to,
        String assessedBy,
        LocalDate review) {

    public Need ranked(Integer rank) {
        return new Need(area, senType, rank, provision, level, keyStage, from, to, assessedBy, review);
    }
}
