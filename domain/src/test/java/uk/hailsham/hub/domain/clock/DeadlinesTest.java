package uk.hailsham.hub.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Set<LocalDate> CHRISTMAS_AND_EASTER = Set.of(
            LocalDate.of(2026, 12, 25),
            LocalDate.of(2026, 12, 28),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2027, 3, 26),
            LocalDate.of(2027, 3, 29));
    private static final Deadlines DEADLINES = new Deadlines(LONDON, new WorkingDays(CHRISTMAS_AND_EASTER));
    private static final long FROM = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2028-12-31T00:00:00Z").getEpochSecond();

    /** Local times; due is midnight at the end of the last day. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:00,1,WORKING_DAYS,2026-11-26T00:00",
        "2026-11-24T23:59,1,WORKING_DAYS,2026-11-26T00:00",
        "2026-11-27T09:00,1,WORKING_DAYS,2026-12-01T00:00",
        "2026-11-28T09:00,1,WORKING_DAYS,2026-12-01T00:00",
        "2026-12-24T09:00,1,WORKING_DAYS,2026-12-30T00:00",
        "2026-12-24T09:00,4,WORKING_DAYS,2027-01-05T00:00",
        "2027-03-25T16:00,1,WORKING_DAYS,2027-03-31T00:00",
        "2026-12-24T09:00,1,CALENDAR_DAYS,2026-12-26T00:00",
        "2027-03-27T09:00,1,CALENDAR_DAYS,2027-03-29T00:00",
        "2026-11-24T09:00,0,CALENDAR_DAYS,2026-11-25T00:00",
        "2027-03-27T12:00,24,HOURS,2027-03-28T13:00",
        "2026-10-24T12:00,24,HOURS,2026-10-25T11:00",
        "2026-11-24T09:00,72,HOURS,2026-11-27T09:00"
    })
    void countsInTheLimitsOwnCalendar(String start, int amount, Limit.Unit unit, String due) {
        assertThat(DEADLINES.due(at(start), new Limit(amount, unit))).isEqualTo(at(due));
    }

    /** Local times; the deadline, the pause, and where it moves to. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-28T00:00,2026-11-24T09:00,2026-11-26T15:00,CALENDAR_DAYS,2026-11-30T00:00",
        "2026-11-28T00:00,2026-11-24T09:00,2026-11-24T15:00,CALENDAR_DAYS,2026-11-28T00:00",
        "2026-11-28T00:00,2026-11-24T09:00,2026-12-01T15:00,WORKING_DAYS,2026-12-05T00:00",
        "2026-12-25T00:00,2026-12-23T09:00,2027-01-04T09:00,WORKING_DAYS,2027-01-06T00:00",
        "2026-11-28T00:00,2026-11-27T09:00,2026-11-28T15:00,WORKING_DAYS,2026-12-01T00:00",
        "2027-03-28T12:00,2027-03-27T12:00,2027-03-28T11:00,HOURS,2027-03-29T10:00",
        "2026-11-28T00:00,2026-11-28T09:00,2026-12-01T15:00,WORKING_DAYS,2026-11-28T00:00"
    })
    void aPauseMovesADeadlineInItsOwnCalendar(String due, String from, String to, Limit.Unit unit, String moved) {
        assertThat(DEADLINES.moved(at(due), unit, at(from), at(to), new SchoolDays(List.of())))
                .isEqualTo(at(moved));
    }

    @Test
    void aPauseOverTheHolidaysTakesTheSchoolDaysAlone() {
        SchoolDays school = new SchoolDays(List.of(
                LocalDate.of(2026, 12, 17),
                LocalDate.of(2026, 12, 18),
                LocalDate.of(2027, 1, 5),
                LocalDate.of(2027, 1, 6),
                LocalDate.of(2027, 1, 7)));
        assertThat(DEADLINES.moved(
                        at("2026-12-19T00:00"),
                        Limit.Unit.SCHOOL_DAYS,
                        at("2026-12-17T10:00"),
                        at("2027-01-05T10:00"),
                        school))
                .isEqualTo(at("2027-01-07T00:00"));
    }

    @Test
    void schoolDaysSkipTheHolidays() {
        SchoolDays school = new SchoolDays(List.of(
                LocalDate.of(2026, 12, 17),
                LocalDate.of(2026, 12, 18),
                LocalDate.of(2027, 1, 5),
                LocalDate.of(2027, 1, 6)));
        Limit two = new Limit(2, Limit.Unit.SCHOOL_DAYS);
        assertThat(DEADLINES.due(at("2026-12-17T10:00"), two, school)).isEqualTo(at("2027-01-06T00:00"));
        assertThat(DEADLINES.due(at("2026-12-17T10:00"), new Limit(1, Limit.Unit.HOURS), school))
                .isEqualTo(at("2026-12-17T11:00"));
    }

    @Test
    void schoolDaysThatEndTooSoonAreAnErrorAndNoGuess() {
        SchoolDays school = new SchoolDays(List.of(LocalDate.of(2026, 12, 18)));
        assertThatThrownBy(() -> DEADLINES.due(at("2026-12-17T10:00"), new Limit(3, Limit.Unit.SCHOOL_DAYS), school))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("expected 3 school days after 2026-12-17, found 1: add the next terms' dates to the "
                        + "school's file");
        assertThatThrownBy(() -> DEADLINES.due(at("2026-12-17T10:00"), new Limit(3, Limit.Unit.SCHOOL_DAYS)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void dueIsAlwaysAfterTheStart(
            @ForAll @LongRange(min = 0, max = 157_000_000) long offset,
            @ForAll @IntRange(min = 1, max = 120) int amount,
            @ForAll Limit.Unit unit) {
        Instant start = Instant.ofEpochSecond(Math.min(TO, FROM + offset));
        SchoolDays everyDay = new SchoolDays(
                LocalDate.of(2023, 12, 1).datesUntil(LocalDate.of(2030, 1, 1)).toList());
        assertThat(DEADLINES.due(start, new Limit(amount, unit), everyDay)).isAfter(start);
    }

    @Property
    void workingDaysEndOnAWorkingDayAndHoldAsManyAsWereGiven(
            @ForAll @LongRange(min = 0, max = 157_000_000) long offset,
            @ForAll @IntRange(min = 1, max = 60) int amount) {
        Instant start = Instant.ofEpochSecond(FROM + offset);
        LocalDate last = DEADLINES
                .due(start, new Limit(amount, Limit.Unit.WORKING_DAYS))
                .atZone(LONDON)
                .toLocalDate()
                .minusDays(1);
        LocalDate first = start.atZone(LONDON).toLocalDate();
        assertThat(worked(last)).isTrue();
        assertThat(first.plusDays(1).datesUntil(last.plusDays(1)).filter(DeadlinesTest::worked))
                .hasSize(amount);
    }

    @Property
    void daysEndAtMidnightInLondonWhateverTheSeason(
            @ForAll @LongRange(min = 0, max = 157_000_000) long offset,
            @ForAll @IntRange(min = 1, max = 120) int amount) {
        ZonedDateTime due = DEADLINES
                .due(Instant.ofEpochSecond(FROM + offset), new Limit(amount, Limit.Unit.CALENDAR_DAYS))
                .atZone(LONDON);
        assertThat(due.toLocalTime().toSecondOfDay()).isZero();
    }

    @Property
    void hoursAreElapsedHours(
            @ForAll @LongRange(min = 0, max = 157_000_000) long offset,
            @ForAll @IntRange(min = 1, max = 500) int amount) {
        Instant start = Instant.ofEpochSecond(FROM + offset);
        assertThat(Duration.between(start, DEADLINES.due(start, new Limit(amount, Limit.Unit.HOURS))))
                .isEqualTo(Duration.ofHours(amount));
    }

    private static boolean worked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !CHRISTMAS_AND_EASTER.contains(day);
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(LONDON).toInstant();
    }
}
