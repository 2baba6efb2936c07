package uk.hailsham.hub.domain.waiting;

/**
 * One row of the waiting figures. A number that is null stays unsaid, lest a small one be found.
 *
 * @param school the school whose referrals alone are counted; null for the town
 * @param by what the row counts
 * @param value the agency, need, school or month ({@code earlier} for before the quarter, which is never counted out); null for the
 *     total
 * @param referrals recipients that waited for a first contact at some time of the quarter; null leaves the rest null too
 * @param waiting of these, still waiting at its end
 * @param overTarget of these, not seen by the day agreed with the agency
 * @param medianDays the day by which half were seen; null also while fewer have been
 * @param ninetiethDays the day by which nine in ten were seen; null also while fewer have been
 * @param longestDays of those still waiting, the days of the one who waits longest; null also when nobody does
 * @param perThousand referrals per 1,000 children: of the school where the row is a school's, else of the town
 */
public record Figure(
        String school,
        By by,
        String value,
        Long referrals,
        Long waiting,
        Long overTarget,
        Integer medianDays,
        Integer ninetiethDays,
        Integer longestDays,
        Double perThousand) {
    /** What rows tell apart. */
    public enum By {
        TOTAL,
        AGENCY,
        NEED,
        SCHOOL,
        MONTH
    }

    public static final String EARLIER = "earlier";
}
