package uk.hailsham.hub.domain.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.school.Cadence;
import uk.hailsham.hub.domain.school.Cadence.Every;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.Contract.Coverage;
import uk.hailsham.hub.domain.school.Terms;

class PromiseTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate INSET = LocalDate.of(2026, 11, 27);
    private static final LocalDate MAY_DAY = LocalDate.of(2027, 5, 3);
    private static final List<LocalDate> DAYS = new Terms(
                    List.of(
                            term("2026-09-03", "2026-10-23"),
                            term("2026-11-02", "2026-12-18"),
                            term("2027-01-04", "2027-02-12"),
                            term("2027-02-22", "2027-03-25"),
                            term("2027-04-12", "2027-05-28"),
                            term("2027-06-07", "2027-07-21"),
                            term("2027-09-02", "2027-10-22")),
                    List.of(INSET))
            .days(new WorkingDays(Set.of(MAY_DAY))::counts);
    private static final Instant SINCE = at("2026-09-01T00:00");

    private static final Promise NIGHTLY = promise(new Cadence(Every.SCHOOL_DAY, LocalTime.of(7, 0), null, 0, 5));
    private static final Promise WEEKLY = promise(new Cadence(Every.WEEK, LocalTime.of(7, 0), DayOfWeek.MONDAY, 0, 24));
    private static final Promise TERMLY = promise(new Cadence(Every.TERM, LocalTime.of(17, 0), null, 28, 72));
    private static final Promise EVENT = promise(Cadence.EVENT);

    private static Terms.Term term(String from, String to) {
        return new Terms.Term(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Promise promise(Cadence cadence) {
        return new Promise(new Contract(Coverage.ROLL, 0.1, 0.4, 20, cadence), DAYS, LONDON);
    }

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(LONDON).toInstant();
    }

    private static Arrived drop(String wall) {
        return sized(wall, 200);
    }

    private static Arrived sized(String wall, int rows) {
        return new Arrived(at(wall), rows, false, 3, null);
    }

    private static Arrived repeat(String wall) {
        return new Arrived(at(wall), 0, true, 0, null);
    }

    /** A sound drop at two in the morning of each school day from one day to another. */
    private static List<Arrived> nightly(String from, String to) {
        return new ArrayList<>(DAYS.stream()
                .filter(day -> !day.isBefore(LocalDate.parse(from)) && !day.isAfter(LocalDate.parse(to)))
                .map(day -> drop(day + "T02:00"))
                .toList());
    }

    private static Set<Cause> causes(Promise promise, List<Arrived> arrived, String now) {
        return promise.alarms(SINCE, arrived, at(now)).keySet();
    }

    @Test
    void aNightWithoutADropIsLateThenMissingUntilItComes() {
        List<Arrived> arrived = nightly("2026-11-16", "2026-11-23");
        assertThat(causes(NIGHTLY, arrived, "2026-11-24T06:59")).isEmpty();
        assertThat(NIGHTLY.alarms(SINCE, arrived, at("2026-11-24T07:00")))
                .isEqualTo(Map.of(
                        Cause.LATE,
                        new Alarm(
                                Cause.LATE,
                                at("2026-11-24T07:00"),
                                "expected a drop by 2026-11-24T07:00:00Z, found none")));
        assertThat(causes(NIGHTLY, arrived, "2026-11-24T11:59")).containsExactly(Cause.LATE);
        assertThat(causes(NIGHTLY, arrived, "2026-11-24T12:00")).containsExactly(Cause.MISSING);
        arrived.add(drop("2026-11-24T15:30"));
        assertThat(causes(NIGHTLY, arrived, "2026-11-24T15:31")).isEmpty();
    }

    @Test
    void aDropThatCameLateIsNotTheNextMorningsAsWell() {
        List<Arrived> late = nightly("2026-11-16", "2026-11-23");
        late.add(drop("2026-11-24T07:40"));
        assertThat(causes(NIGHTLY, late, "2026-11-24T23:59")).isEmpty();
        assertThat(causes(NIGHTLY, late, "2026-11-25T07:00")).containsExactly(Cause.LATE);
        late.add(drop("2026-11-25T07:20"));
        assertThat(causes(NIGHTLY, late, "2026-11-25T07:21")).isEmpty();
        assertThat(causes(NIGHTLY, late, "2026-11-26T12:00")).containsExactly(Cause.MISSING);
    }

    @Test
    void anEveningsDropIsTheNextMornings() {
        List<Arrived> evening = nightly("2026-11-16", "2026-11-24");
        evening.add(drop("2026-11-24T18:00"));
        assertThat(causes(NIGHTLY, evening, "2026-11-25T12:00")).isEmpty();
        List<Arrived> afterSilence = nightly("2026-11-16", "2026-11-23");
        afterSilence.add(drop("2026-11-24T22:00"));
        assertThat(causes(NIGHTLY, afterSilence, "2026-11-25T12:00")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-23, 2026-10-28T12:00, half-term",
        "2026-11-20, 2026-11-22T23:00, weekend",
        "2026-11-26, 2026-11-27T18:00, INSET",
        "2026-12-18, 2027-01-04T06:59, Christmas",
        "2027-04-30, 2027-05-03T18:00, bank holiday",
        "2027-07-21, 2027-08-15T12:00, August"
    })
    void isQuietWhenNobodyComes(String last, String now, String why) {
        assertThat(causes(NIGHTLY, nightly("2026-10-01", last), now)).as(why).isEmpty();
    }

    @Test
    void theFirstNightOfTermIsDue() {
        assertThat(causes(NIGHTLY, nightly("2027-06-07", "2027-07-21"), "2027-09-02T07:00"))
                .containsExactly(Cause.LATE);
    }

    @Test
    void whatWasDueBeforeTheSchoolWasWatchedIsNobodysFault() {
        Instant since = at("2026-11-24T09:00");
        assertThat(NIGHTLY.alarms(since, List.of(), at("2026-11-24T18:00"))).isEmpty();
        assertThat(NIGHTLY.alarms(since, List.of(), at("2026-11-25T07:00")).keySet())
                .containsExactly(Cause.LATE);
    }

    @Test
    void beyondTheLastKnownTermNothingIsDue() {
        assertThat(causes(NIGHTLY, nightly("2027-09-02", "2027-10-22"), "2028-03-01T12:00"))
                .isEmpty();
    }

    @Test
    void aWeeklyDropIsDueOnTheFirstSchoolDayFromTheAgreedOne() {
        List<Arrived> arrived = List.of(drop("2027-04-26T02:00"));
        assertThat(causes(WEEKLY, arrived, "2027-05-03T12:00")).isEmpty();
        assertThat(causes(WEEKLY, arrived, "2027-05-04T06:59")).isEmpty();
        assertThat(causes(WEEKLY, arrived, "2027-05-04T07:00")).containsExactly(Cause.LATE);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-01, 2026-10-29T17:00", "2027-01-21, 2027-02-18T17:00", "2027-05-20, 2027-06-17T17:00"})
    void aTermlyDropIsDueSomeWeeksAfterTheCensusDay(String census, String due) {
        String before = LocalDateTime.parse(due).minusMinutes(1).toString();
        List<Arrived> old = List.of(drop(LocalDate.parse(census).minusDays(1) + "T12:00"));
        List<Arrived> fresh = List.of(drop(census + "T12:00"));
        assertThat(causes(TERMLY, old, before)).doesNotContain(Cause.LATE);
        assertThat(TERMLY.alarms(SINCE, old, at(due)).get(Cause.LATE).since()).isEqualTo(at(due));
        assertThat(causes(TERMLY, fresh, due)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-10T12:00", "2026-11-24T12:00", "2027-08-15T12:00"})
    void anEventSourceIsNeverMissed(String now) {
        assertThat(causes(EVENT, List.of(), now)).isEmpty();
        assertThat(causes(EVENT, List.of(drop("2026-09-03T02:00"), repeat("2026-09-04T02:00")), now))
                .isEmpty();
    }

    @Test
    void halfTheUsualSizeIsAnAlarmUntilADropIsWholeAgain() {
        List<Arrived> arrived = nightly("2026-11-16", "2026-11-23");
        arrived.add(sized("2026-11-24T02:00", 99));
        assertThat(NIGHTLY.alarms(SINCE, arrived, at("2026-11-24T03:00")))
                .isEqualTo(Map.of(
                        Cause.HALF_SIZE,
                        new Alarm(
                                Cause.HALF_SIZE,
                                at("2026-11-24T02:00"),
                                "expected about 200 records, as usual, found 99")));
        arrived.add(sized("2026-11-25T02:00", 100));
        assertThat(causes(NIGHTLY, arrived, "2026-11-25T08:00")).isEmpty();
    }

    @Test
    void theFirstDropsHaveNoUsualSize() {
        assertThat(causes(
                        NIGHTLY,
                        List.of(sized("2026-11-23T02:00", 900), sized("2026-11-24T02:00", 9)),
                        "2026-11-24T08:00"))
                .isEmpty();
    }

    @Test
    void theDropOfYesterdayIsNoDropOfToday() {
        List<Arrived> arrived = nightly("2026-11-16", "2026-11-23");
        arrived.add(repeat("2026-11-24T02:00"));
        assertThat(causes(NIGHTLY, arrived, "2026-11-24T06:00")).isEmpty();
        assertThat(causes(NIGHTLY, arrived, "2026-11-24T07:00")).containsExactly(Cause.IDENTICAL);
        arrived.add(drop("2026-11-24T09:00"));
        assertThat(causes(NIGHTLY, arrived, "2026-11-24T09:01")).isEmpty();
    }

    @Test
    void theSameDropTwiceInOneNightIsNoFault() {
        List<Arrived> arrived = nightly("2026-11-16", "2026-11-24");
        arrived.add(repeat("2026-11-24T03:00"));
        assertThat(causes(NIGHTLY, arrived, "2026-11-24T12:00")).isEmpty();
    }

    @Test
    void whatAWeekendRepeatsIsNoFaultWhileNothingIsDue() {
        List<Arrived> arrived = nightly("2026-11-16", "2026-11-20");
        arrived.add(repeat("2026-11-21T02:00"));
        arrived.add(repeat("2026-11-22T02:00"));
        assertThat(causes(NIGHTLY, arrived, "2026-11-22T23:00")).isEmpty();
        arrived.add(drop("2026-11-23T02:00"));
        assertThat(causes(NIGHTLY, arrived, "2026-11-23T08:00")).isEmpty();
    }

    @Test
    void contentMadeThreeDropsAgoIsStale() {
        List<Arrived> arrived = nightly("2026-11-16", "2026-11-23");
        arrived.add(new Arrived(at("2026-11-24T02:00"), 200, false, 3, at("2026-11-18T18:00")));
        assertThat(NIGHTLY.alarms(SINCE, arrived, at("2026-11-24T08:00")))
                .isEqualTo(Map.of(
                        Cause.STALE,
                        new Alarm(
                                Cause.STALE,
                                at("2026-11-24T02:00"),
                                "expected what the school knows now, found it made 2026-11-18T18:00:00Z")));
        arrived.add(new Arrived(at("2026-11-25T02:00"), 200, false, 3, at("2026-11-24T18:00")));
        assertThat(causes(NIGHTLY, arrived, "2026-11-25T08:00")).isEmpty();
    }

    @Test
    void contentThatIsOldBecauseOfTheHolidaysIsNotStale() {
        List<Arrived> arrived = nightly("2027-07-12", "2027-07-21");
        arrived.add(new Arrived(at("2027-09-01T02:00"), 200, false, 3, at("2027-07-21T18:00")));
        assertThat(causes(NIGHTLY, arrived, "2027-09-01T08:00")).isEmpty();
    }

    @Test
    void aRollOnWhichNothingHappensForTwoWeeksIsStale() {
        List<Arrived> arrived = nightly("2026-11-02", "2026-11-06");
        DAYS.stream()
                .filter(day -> day.isAfter(LocalDate.of(2026, 11, 6)) && day.isBefore(LocalDate.of(2026, 11, 20)))
                .forEach(day -> arrived.add(new Arrived(at(day + "T02:00"), 200, false, 0, null)));
        assertThat(causes(NIGHTLY, arrived, "2026-11-19T08:00")).isEmpty();
        arrived.add(new Arrived(at("2026-11-20T02:00"), 200, false, 0, null));
        assertThat(causes(NIGHTLY, arrived, "2026-11-20T08:00")).containsExactly(Cause.STALE);
        arrived.add(drop("2026-11-23T02:00"));
        assertThat(causes(NIGHTLY, arrived, "2026-11-23T08:00")).isEmpty();
    }

    @Provide
    static Arbitrary<List<Arrived>> histories() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 400 * 24 * 60);
        Arbitrary<Arrived> one = Combinators.combine(
                        minutes,
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 20).injectNull(0.5))
                .as((minute, rows, repeats, changes, age) -> {
                    Instant at = SINCE.plus(Duration.ofMinutes(minute));
                    return new Arrived(
                            at,
                            repeats ? 0 : rows,
                            repeats,
                            changes,
                            age == null ? null : at.minus(Duration.ofDays(age)));
                });
        return one.list()
                .ofMaxSize(30)
                .map(list ->
                        list.stream().sorted((a, b) -> a.at().compareTo(b.at())).toList());
    }

    @Property(tries = 300)
    void whateverComesACauseHasOneAlarmAndNoDropIsBothLateAndMissing(
            @ForAll("histories") List<Arrived> arrived, @ForAll @IntRange(max = 400 * 24) int hours) {
        Map<Cause, Alarm> alarms = NIGHTLY.alarms(SINCE, arrived, SINCE.plus(Duration.ofHours(hours)));
        alarms.forEach((cause, alarm) -> assertThat(alarm.cause()).isEqualTo(cause));
        assertThat(alarms.keySet()).doesNotContainSequence(Cause.LATE, Cause.MISSING);
    }

    /** In August, at weekends and on INSET days time passes and nothing new is wrong. */
    @Property(tries = 300)
    void whileNothingComesAndNothingIsDueNothingNewIsWrong(
            @ForAll("histories") List<Arrived> arrived,
            @ForAll @IntRange(max = 220) int day,
            @ForAll @IntRange(max = 10) int later) {
        LocalDate last = DAYS.get(Math.min(day, DAYS.size() - 2));
        LocalDate next = DAYS.get(DAYS.indexOf(last) + 1);
        Instant due = last.atTime(12, 0).atZone(LONDON).toInstant();
        Instant end = next.atTime(6, 59).atZone(LONDON).toInstant();
        Instant then = due.plus(Duration.between(due, end).dividedBy(10).multipliedBy(later));
        List<Arrived> before =
                arrived.stream().filter(drop -> !drop.at().isAfter(due)).toList();
        Set<Cause> now = EnumSet.noneOf(Cause.class);
        now.addAll(NIGHTLY.alarms(SINCE, before, due).keySet());
        assertThat(NIGHTLY.alarms(SINCE, before, then).keySet()).isEqualTo(now);
    }
}
