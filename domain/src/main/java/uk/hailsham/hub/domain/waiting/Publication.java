package uk.hailsham.hub.domain.waiting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.waiting.Figure.By;

/** All counts of the quarter as cells, with which of them may be said. */
final class Publication {
    private static final Group EARLIER = new Group(null, By.MONTH, Figure.EARLIER);

    private final Quarter quarter;
    private final List<Wait> waits;
    private final Map<List<Object>, Integer> places = new LinkedHashMap<>();
    private final List<SmallNumbers.Cell> cells = new ArrayList<>();
    private final List<SmallNumbers.Sum> sums = new ArrayList<>();
    private final Map<List<Object>, Integer> smallest = new LinkedHashMap<>();
    private final BitSet unsaid;

    Publication(Quarter quarter, List<Wait> waits, List<Group> groups) {
        this.quarter = quarter;
        this.waits = List.copyOf(waits);
        waits.forEach(wait -> smallest.putIfAbsent(kind(wait), smallest.size()));
        groups.forEach(this::lay);
        groups.forEach(group -> Stream.of(Measure.values()).forEach(measure -> add(group, measure, groups)));
        unsaid = SmallNumbers.unsaid(cells, sums, smallest.size());
    }

    /** Waits that every row and measure counts alike. */
    private List<Object> kind(Wait wait) {
        return List.of(
                wait.agency(),
                wait.need(),
                wait.school(),
                Group.valueOf(wait, By.MONTH, quarter),
                Measure.WAITING.counts(wait),
                wait.overTarget());
    }

    /** A row's counts, and of each part of it the rest, which nobody says and everybody can work out. */
    private void lay(Group group) {
        int whole = lay(group, Measure.REFERRALS);
        for (Measure part : List.of(Measure.WAITING, Measure.OVER_TARGET)) {
            int rest = cell(wait -> group.holds(wait, quarter) && !part.counts(wait), SmallNumbers.Told.NEVER);
            sums.add(new SmallNumbers.Sum(whole, List.of(lay(group, part), rest)));
        }
        layBefore(group, whole);
    }

    private int lay(Group group, Measure measure) {
        boolean before = group.isEarlier() && measure == Measure.REFERRALS;
        int place = cell(
                wait -> group.holds(wait, quarter) && measure.counts(wait),
                before ? SmallNumbers.Told.BEFORE : SmallNumbers.Told.HERE);
        places.put(List.of(measure, group), place);
        return place;
    }

    /** Who waits from before was counted as still waiting at the end of the quarter before: the rest are the new ones. */
    private void layBefore(Group group, int whole) {
        Predicate<Wait> mine = wait -> group.holds(wait, quarter);
        Predicate<Wait> earlier = mine.and(wait -> EARLIER.holds(wait, quarter));
        Predicate<Wait> fresh = mine.and(earlier.negate());
        if (group.by() != By.MONTH
                && waits.stream().anyMatch(earlier)
                && waits.stream().anyMatch(fresh)) {
            int known = cell(earlier, SmallNumbers.Told.BEFORE);
            int added = cell(fresh, SmallNumbers.Told.NEVER);
            sums.add(new SmallNumbers.Sum(whole, List.of(known, added)));
        }
    }

    private int cell(Predicate<Wait> counted, SmallNumbers.Told told) {
        BitSet kinds = new BitSet();
        long count = 0;
        for (Wait wait : waits) {
            if (counted.test(wait)) {
                kinds.set(smallest.get(kind(wait)));
                count++;
            }
        }
        cells.add(new SmallNumbers.Cell(kinds, count, told));
        return cells.size() - 1;
    }

    private int place(Group group, Measure measure) {
        return places.get(List.of(measure, group));
    }

    /** The rows that add up to this one: by agency, need, month or school, and the same row of each school. */
    private void add(Group whole, Measure measure, List<Group> groups) {
        if (whole.by() == By.TOTAL) {
            Stream.of(By.AGENCY, By.NEED, By.MONTH, By.SCHOOL)
                    .forEach(by -> add(
                            whole,
                            measure,
                            groups,
                            part -> part.by() == by && Objects.equals(part.school(), whole.school())));
        }
        if (whole.school() == null && whole.by() != By.SCHOOL) {
            add(
                    whole,
                    measure,
                    groups,
                    part -> part.school() != null
                            && part.by() == whole.by()
                            && part.value().equals(whole.value()));
        }
        if (whole.by() == By.SCHOOL) {
            // A school's own total is the town's row of that school.
            add(
                    whole,
                    measure,
                    groups,
                    part -> part.by() == By.TOTAL && whole.value().equals(part.school()));
        }
    }

    private void add(Group whole, Measure measure, List<Group> groups, Predicate<Group> partOf) {
        List<Integer> parts =
                groups.stream().filter(partOf).map(part -> place(part, measure)).toList();
        if (!parts.isEmpty()) {
            sums.add(new SmallNumbers.Sum(place(whole, measure), parts));
        }
    }

    boolean says(Group group, Measure measure) {
        return !unsaid.get(place(group, measure));
    }

    Long said(Group group, Measure measure, List<Wait> mine) {
        return says(group, measure) ? mine.stream().filter(measure::counts).count() : null;
    }
}
