package uk.hailsham.hub.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import uk.hailsham.hub.domain.clock.Limit.Unit;

/** Whatever the hour, the season, the holidays and the terms: a deadline never lies behind, and more time is never less. */
class DeadlinesPropertiesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant FROM = Instant.parse("2026-09-01T00:00:00Z");
    private static final long YEAR_SECONDS = 365L * 24 * 3600;

    private final WorkingDays working = new WorkingDays(Set.of(
            LocalDate.of(2026, 12, 25),
            LocalDate.of(2026, 12, 28),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2027, 3, 26)));
    private final Deadlines deadlines = new Deadlines(LONDON, working);

    private static Instant start(long seconds) {
        return FROM.plusSeconds(seconds);
    }

    private Instant due(Instant start, int amount, Unit unit, Set<LocalDate> schoolDays) {
        return deadlines.due(start, new Limit(amount, unit), new SchoolDays(schoolDays));
    }

    /** School days at random, but enough of them. */
    private static Set<LocalDate> terms(long seed) {
        return LocalDate.of(2026, 9, 1)
                .datesUntil(LocalDate.of(2030, 9, 1))
                .filter(day -> Math.floorMod(day.toEpochDay() * 31 + seed, 7) < 4)
                .collect(Collectors.toSet());
    }

    @Property
    void aDeadlineIsAfterItsStartAndMoreTimeIsNeverLess(
            @ForAll @LongRange(max = YEAR_SECONDS) long seconds,
            @ForAll @IntRange(min = 1, max = 120) int amount,
            @ForAll Unit unit,
            @ForAll @LongRange(max = 1_000) long seed) {
        Set<LocalDate> terms = terms(seed);
        Instant due = due(start(seconds), amount, unit, terms);
        assertThat(due).isAfter(start(seconds));
        assertThat(due(start(seconds), amount + 1, unit, terms)).isAfter(due);
    }

    @Property
    void whoStartsLaterIsNeverDueEarlier(
            @ForAll @LongRange(max = YEAR_SECONDS) long seconds,
            @ForAll @LongRange(max = 100_000) long later,
            @ForAll @IntRange(min = 1, max = 60) int amount,
            @ForAll Unit unit) {
        Set<LocalDate> terms = terms(3);
        assertThat(due(start(seconds + later), amount, unit, terms))
                .isAfterOrEqualTo(due(start(seconds), amount, unit, terms));
    }

    @Property
    void daysEndAtMidnightInLondonInSummerAndInWinter(
            @ForAll @LongRange(max = YEAR_SECONDS) long seconds,
            @ForAll @IntRange(min = 1, max = 200) int amount,
            @ForAll Unit unit) {
        Assume.that(unit != Unit.HOURS);
        Instant due = due(start(seconds), amount, unit, terms(5));
        assertThat(due.atZone(LONDON).toLocalTime()).isEqualTo(java.time.LocalTime.MIDNIGHT);
    }

    @Property
    void aPauseNeverMakesTimeNegative(
            @ForAll @LongRange(max = YEAR_SECONDS) long seconds,
            @ForAll @IntRange(min = 1, max = 60) int amount,
            @ForAll Unit unit,
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long from,
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long to,
            @ForAll @LongRange(min = 0, max = 3_000_000) long longer) {
        SchoolDays school = new SchoolDays(terms(seconds));
        Instant due = deadlines.due(start(seconds), new Limit(amount, unit), school);
        Instant moved = deadlines.moved(due, unit, due.plusSeconds(from), due.plusSeconds(to), school);
        assertThat(moved).isAfterOrEqualTo(due);
        if (to <= from || from >= 0) {
            assertThat(moved).isEqualTo(due);
        }
        assertThat(deadlines.moved(due, unit, due.plusSeconds(from), due.plusSeconds(to + longer), school))
                .isAfterOrEqualTo(moved);
    }

    @Property
    void whatIsLeftWhenAPauseBeginsIsLeftWhenItEnds(
            @ForAll @LongRange(max = YEAR_SECONDS) long seconds,
            @ForAll @IntRange(min = 1, max = 60) int amount,
            @ForAll Unit unit,
            @ForAll @IntRange(min = 0, max = 99) int percent,
            @ForAll @LongRange(min = 1, max = 20_000_000) long length) {
        SchoolDays school = new SchoolDays(terms(seconds));
        Instant start = start(seconds);
        Instant due = deadlines.due(start, new Limit(amount, unit), school);
        Instant from =
                start.plus(Duration.between(start, due).multipliedBy(percent).dividedBy(100));
        Instant to = from.plusSeconds(length);
        Instant moved = deadlines.moved(due, unit, from, to, school);
        long left = left(from, due, unit, school);
        assertThat(moved).isAfter(to);
        assertThat(left(to, moved, unit, school))
                .as("the rest of a day may become the next day that counts")
                .isBetween(left, Math.max(left, 1));
    }

    /** In the limit's own time: seconds, or days that count after today. */
    private long left(Instant at, Instant due, Unit unit, SchoolDays school) {
        if (unit == Unit.HOURS) {
            return Duration.between(at, due).toSeconds();
        }
        LocalDate today = at.atZone(LONDON).toLocalDate();
        LocalDate last = due.atZone(LONDON).toLocalDate().minusDays(1);
        return today.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(day -> switch (unit) {
                    case WORKING_DAYS -> working.counts(day);
                    case SCHOOL_DAYS -> school.counts(day);
                    default -> true;
                })
                .count();
    }

    @Property
    void theLastDayThatCountsIsOneThatDoes(
            @ForAll @LongRange(max = YEAR_SECONDS) long seconds, @ForAll @IntRange(min = 1, max = 200) int amount) {
        LocalDate last = deadlines
                .due(start(seconds), new Limit(amount, Unit.WORKING_DAYS))
                .minus(Duration.ofMinutes(1))
                .atZone(LONDON)
                .toLocalDate();
        LocalDate first = start(seconds).atZone(LONDON).toLocalDate();
        assertThat(working.counts(last)).isTrue();
        assertThat(first.plusDays(1).datesUntil(last.plusDays(1)).filter(working::counts))
                .hasSize(amount);
    }
}
