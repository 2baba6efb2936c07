package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.column.Group;

/** Compares sex, which says nothing new where the given names say it already. */
final class Sex extends Graded {
    private static final List<Grade> GRADES = List.of(
            Grade.missing(),
            new Grade("same", Level.EXACT, 0.985, 0.5),
            new Grade("different", Level.DIFFERENT, 0.015, 0.5));

    private final int slot;
    private final PersonNames names;

    Sex(int slot, PersonNames names) {
        super("sex", Group.PERSON, GRADES);
        this.slot = slot;
        this.names = names;
    }

    @Override
    public boolean says(int[] left) {
        return left[slot] != 0;
    }

    @Override
    public int compare(int[] left, int[] right) {
        if (left[slot] == 0 || right[slot] == 0) {
            return MISSING;
        }
        if (left[slot] != right[slot]) {
            return 2;
        }
        int given = names.given(left, right);
        return given == NameGrades.SAME || NameGrades.isForm(given) ? MISSING : 1;
    }

    @Override
    public float logShare(int grade, int[] left, int[] right) {
        return NO_SHARE;
    }

    @Override
    public float leastShare(int grade, int[] left) {
        return NO_SHARE;
    }
}
