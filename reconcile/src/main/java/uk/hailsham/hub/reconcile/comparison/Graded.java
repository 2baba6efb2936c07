package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.column.Group;

/** What every comparison says of itself, whatever it compares. */
abstract class Graded implements Comparison {
    private final String name;
    private final Group group;
    private final List<Grade> grades;

    Graded(String name, Group group, List<Grade> grades) {
        this.name = name;
        this.group = group;
        this.grades = grades;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Group group() {
        return group;
    }

    @Override
    public final List<Grade> grades() {
        return grades;
    }
}
