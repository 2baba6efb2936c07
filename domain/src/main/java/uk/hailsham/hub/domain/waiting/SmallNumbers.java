package uk.hailsham.hub.domain.waiting;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which counts of a publication stay unsaid: those of one to four (the usual rule of the Department for Education's and the
 * NHS's statistics), and as many others as it takes that none of them comes out by adding and subtracting what is said.
 *
 * <p>A publication is a list of cells, each the sum of some of the same smallest groups. What is said must not determine a
 * small cell: neither along one of its sums, where every cell unsaid is known to be at least one, nor by any combination of
 * all that is said. The second is a question of linear algebra: a cell is determined when it is a combination of said ones.
 */
final class SmallNumbers {
    /** The smallest count that is said. */
    static final int SMALLEST = 5;

    /**
     * @param groups the smallest groups that it counts
     * @param count how many children they hold together
     * @param said false for one that never is, but could be worked out: who is not among those over the target
     */
    record Cell(BitSet groups, long count, boolean said) {
        boolean small() {
            return count > 0 && count < SMALLEST;
        }
    }

    /** @param parts cells that add up to the total; places in the list of cells */
    record Sum(int total, List<Integer> parts) {}

    private final List<Cell> cells;
    private final List<Sum> sums;
    private final int groups;
    private final BitSet unsaid = new BitSet();

    private SmallNumbers(List<Cell> cells, List<Sum> sums, int groups) {
        this.cells = cells;
        this.sums = sums;
        this.groups = groups;
    }

    /**
     * @param groups how many smallest groups there are
     * @return the places of the cells that stay unsaid
     */
    static BitSet unsaid(List<Cell> cells, List<Sum> sums, int groups) {
        SmallNumbers numbers = new SmallNumbers(cells, sums, groups);
        numbers.work();
        return numbers.unsaid;
    }

    private void work() {
        IntStream.range(0, cells.size())
                .filter(place -> !cells.get(place).said() || cells.get(place).small())
                .forEach(unsaid::set);
        boolean settled = false;
        while (!settled) {
            settled = sums.stream().noneMatch(this::guard) && !guardCombinations();
        }
    }

    /** @return true when it had to leave one more unsaid */
    private boolean guard(Sum sum) {
        if (unsaid.get(sum.total())) {
            return false;
        }
        List<Integer> hidden = sum.parts().stream()
                .filter(part -> unsaid.get(part) && held(part) > 0)
                .toList();
        long together = hidden.stream().mapToLong(this::held).sum();
        boolean needed = hidden.stream().anyMatch(part -> cells.get(part).small());
        boolean told = hidden.size() < 2 || together < SMALLEST || together == hidden.size();
        if (!needed || !told) {
            return false;
        }
        unsaid.set(smallestSaid(sum.parts()).orElse(sum.total()));
        return true;
    }

    private long held(int place) {
        return cells.get(place).count();
    }

    /** @return true when it had to leave one more unsaid */
    private boolean guardCombinations() {
        Combinations combinations = new Combinations(groups);
        IntStream.range(0, cells.size())
                .filter(place -> !unsaid.get(place))
                .forEach(place -> combinations.add(cells.get(place).groups()));
        boolean more = false;
        for (int place = 0; place < cells.size(); place++) {
            if (mustNotBeFound(place) && combinations.give(cells.get(place).groups())) {
                // None is left to hide when those before it have taken all that gave it away; the next round looks
                // again.
                overlapping(place).ifPresent(unsaid::set);
                more = true;
            }
        }
        return more;
    }

    /** A cell that was left unsaid for another's sake matters as well: found again, it would give the other away. */
    private boolean mustNotBeFound(int place) {
        Cell cell = cells.get(place);
        return cell.said() ? unsaid.get(place) && cell.count() > 0 : cell.small();
    }

    private Optional<Integer> overlapping(int place) {
        BitSet found = cells.get(place).groups();
        List<Integer> touching = IntStream.range(0, cells.size())
                .filter(other -> cells.get(other).groups().intersects(found))
                .boxed()
                .toList();
        return smallestSaid(touching);
    }

    private Optional<Integer> smallestSaid(List<Integer> places) {
        return places.stream()
                .filter(place -> !unsaid.get(place) && held(place) > 0)
                .min(Comparator.comparing(this::held));
    }
}
