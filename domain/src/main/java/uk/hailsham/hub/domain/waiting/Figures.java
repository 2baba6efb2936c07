package uk.hailsham.hub.domain.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.waiting.Figure.By;

/**
 * A quarter's waiting figures: for the town and for each school the total and the rows by agency, need and month, and for
 * the town those by school. They are all there is: no other filter, total or export is made, so that what small numbers
 * need to stay unsaid is known when the figures are made.
 */
public final class Figures {
    private static final List<By> OF_A_SCHOOL = List.of(By.TOTAL, By.AGENCY, By.NEED, By.MONTH);

    private final Quarter quarter;
    private final Map<String, Long> children;
    private final List<Wait> waits;

    /**
     * @param children children on the roll of each school, by school; a child of two schools counts at each
     */
    public Figures(Quarter quarter, List<Wait> waits, Map<String, Long> children) {
        this.quarter = quarter;
        this.waits = List.copyOf(waits);
        this.children = Map.copyOf(children);
    }

    public List<Figure> rows() {
        List<Group> groups = groups();
        Publication publication = new Publication(quarter, waits, groups);
        return groups.stream().map(group -> figure(group, publication)).toList();
    }

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        Stream.of(By.values()).forEach(by -> values(null, by).forEach(value -> groups.add(new Group(null, by, value))));
        for (String school : values(null, By.SCHOOL)) {
            OF_A_SCHOOL.forEach(by -> values(school, by).forEach(value -> groups.add(new Group(school, by, value))));
        }
        return groups;
    }

    private TreeSet<String> values(String school, By by) {
        TreeSet<String> values = new TreeSet<>();
        waits.stream()
                .filter(wait -> school == null || school.equals(wait.school()))
                .forEach(wait -> values.add(Group.valueOf(wait, by, quarter)));
        return values;
    }

    private Figure figure(Group group, Publication publication) {
        List<Wait> mine =
                waits.stream().filter(wait -> group.holds(wait, quarter)).toList();
        String value = group.by() == By.TOTAL ? null : group.value();
        if (!publication.says(group, Measure.REFERRALS)) {
            return new Figure(group.school(), group.by(), value, null, null, null, null, null, null, null);
        }
        WaitingCurve curve = new WaitingCurve(mine);
        return new Figure(
                group.school(),
                group.by(),
                value,
                (long) mine.size(),
                publication.said(group, Measure.WAITING, mine),
                publication.said(group, Measure.OVER_TARGET, mine),
                boxed(curve.seen(.5)),
                boxed(curve.seen(.9)),
                publication.says(group, Measure.WAITING) ? longest(mine) : null,
                perThousand(group, mine.size()));
    }

    private static Integer boxed(OptionalInt days) {
        return days.isPresent() ? days.getAsInt() : null;
    }

    private static Integer longest(List<Wait> waits) {
        return boxed(waits.stream()
                .filter(Measure.WAITING::counts)
                .mapToInt(Wait::days)
                .max());
    }

    private Double perThousand(Group group, long referrals) {
        String school = group.by() == By.SCHOOL ? group.value() : group.school();
        long of = school == null
                ? children.values().stream().mapToLong(Long::longValue).sum()
                : Objects.requireNonNullElse(children.get(school), 0L);
        return of == 0 ? null : Math.round(10_000.0 * referrals / of) / 10.0;
    }
}
