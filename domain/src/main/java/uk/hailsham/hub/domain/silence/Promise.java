package uk.hailsham.hub.domain.silence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import uk.hailsham.hub.domain.school.Contract;

/**
 * What a school has promised of its drops, held against what came. At most one alarm a cause; an alarm that is not among
 * them any more is over. In holidays nothing is due, so that nothing new is wrong.
 */
public final class Promise {
    /** Content made before this many drops ago is stale. */
    private static final int STALE_DROPS = 3;

    /** A roll on which nothing at all happens for two school weeks is a system that exports an old state. */
    private static final int UNCHANGED_DROPS = 10;

    private static final int MEDIAN_OF = 5;
    private static final int LEAST_FOR_A_MEDIAN = 3;

    private final Contract contract;
    private final NavigableMap<Instant, Instant> due;

    /** @param days on which pupils come */
    public Promise(Contract contract, Collection<LocalDate> days, ZoneId zone) {
        this.contract = contract;
        this.due = DueTimes.of(contract.cadence(), days, zone);
    }

    /**
     * @param since from when on drops are expected: what was due before is nobody's fault
     * @param arrived in order of arrival; the last sixty are enough
     */
    public Map<Cause, Alarm> alarms(Instant since, List<Arrived> arrived, Instant now) {
        Map<Cause, Alarm> alarms = new EnumMap<>(Cause.class);
        List<Arrived> here =
                arrived.stream().filter(drop -> !drop.at().isAfter(now)).toList();
        absent(since, here, now).ifPresent(alarm -> alarms.put(alarm.cause(), alarm));
        halfSize(here).ifPresent(alarm -> alarms.put(alarm.cause(), alarm));
        stale(here, now).ifPresent(alarm -> alarms.put(alarm.cause(), alarm));
        identical(here, now).ifPresent(alarm -> alarms.put(alarm.cause(), alarm));
        return alarms;
    }

    private Optional<Alarm> absent(Instant since, List<Arrived> arrived, Instant now) {
        Map.Entry<Instant, Instant> last = due.floorEntry(now);
        if (last == null || last.getKey().isBefore(since)) {
            return Optional.empty();
        }
        if (kept(arrived).contains(last.getKey())
                || arrived.stream().anyMatch(drop -> drop.at().isAfter(last.getKey()))) {
            return Optional.empty();
        }
        Instant missing = missing(last.getKey());
        return Optional.of(new Alarm(
                now.isBefore(missing) ? Cause.LATE : Cause.MISSING,
                last.getKey(),
                "expected a drop by " + last.getKey() + ", found none"));
    }

    /** What was due and came; one that came late is that one, and not the next as well. */
    private Set<Instant> kept(List<Arrived> arrived) {
        Set<Instant> kept = new HashSet<>();
        for (Arrived drop : arrived) {
            Instant before = due.floorKey(drop.at());
            Map.Entry<Instant, Instant> next = due.ceilingEntry(drop.at());
            if (before != null && !kept.contains(before) && drop.at().isBefore(missing(before))) {
                kept.add(before);
            } else if (next != null && drop.at().isAfter(next.getValue())) {
                kept.add(next.getKey());
            }
        }
        return kept;
    }

    private Instant missing(Instant since) {
        return since.plus(Duration.ofHours(contract.cadence().lateHours()));
    }

    private Optional<Alarm> halfSize(List<Arrived> arrived) {
        List<Arrived> read = arrived.stream().filter(drop -> drop.rows() > 0).toList();
        if (contract.covers() != Contract.Coverage.ROLL || read.size() <= LEAST_FOR_A_MEDIAN) {
            return Optional.empty();
        }
        Arrived last = read.get(read.size() - 1);
        int usual = median(read.subList(Math.max(0, read.size() - 1 - MEDIAN_OF), read.size() - 1));
        return last.rows() * 2 >= usual
                ? Optional.empty()
                : Optional.of(new Alarm(
                        Cause.HALF_SIZE,
                        last.at(),
                        "expected about " + usual + " records, as usual, found " + last.rows()));
    }

    private static int median(List<Arrived> drops) {
        List<Integer> sizes = drops.stream().map(Arrived::rows).sorted().toList();
        return sizes.get(sizes.size() / 2);
    }

    private Optional<Alarm> stale(List<Arrived> arrived, Instant now) {
        if (arrived.isEmpty()) {
            return Optional.empty();
        }
        Arrived last = arrived.get(arrived.size() - 1);
        if (last.writtenAt() != null
                && last.writtenAt().isBefore(last.at())
                && due.subMap(last.writtenAt(), last.at()).size() >= STALE_DROPS) {
            return Optional.of(new Alarm(
                    Cause.STALE, last.at(), "expected what the school knows now, found it made " + last.writtenAt()));
        }
        return unchanged(arrived, now);
    }

    private Optional<Alarm> unchanged(List<Arrived> arrived, Instant now) {
        List<Arrived> same = sinceTheLastChange(arrived);
        long drops = due.headMap(now, true).entrySet().stream()
                .filter(each -> !inWindow(same, each).isEmpty())
                .count();
        return drops < UNCHANGED_DROPS
                ? Optional.empty()
                : Optional.of(new Alarm(
                        Cause.STALE,
                        same.get(0).at(),
                        "expected something to change now and then, found nothing in " + UNCHANGED_DROPS
                                + " drops or more"));
    }

    private static List<Arrived> sinceTheLastChange(List<Arrived> arrived) {
        int from = arrived.size();
        while (from > 0 && arrived.get(from - 1).changesNothing()) {
            from--;
        }
        return arrived.subList(from, arrived.size());
    }

    /** Over when anything else comes; a drop that came twice for one promise is no fault. */
    private Optional<Alarm> identical(List<Arrived> arrived, Instant now) {
        Map.Entry<Instant, Instant> last = due.floorEntry(now);
        if (last == null) {
            return Optional.empty();
        }
        List<Arrived> lately = arrived.stream()
                .filter(drop -> drop.at().isAfter(last.getValue()))
                .toList();
        boolean before = arrived.size() > lately.size();
        List<Arrived> inTime = inWindow(lately, last);
        if (!before || inTime.isEmpty() || !lately.stream().allMatch(Arrived::repeats)) {
            return Optional.empty();
        }
        return Optional.of(
                new Alarm(Cause.IDENTICAL, inTime.get(0).at(), "expected a new drop, found the one before again"));
    }

    private static List<Arrived> inWindow(List<Arrived> arrived, Map.Entry<Instant, Instant> window) {
        return arrived.stream()
                .filter(drop -> drop.at().isAfter(window.getValue()))
                .filter(drop -> !drop.at().isAfter(window.getKey()))
                .toList();
    }
}
