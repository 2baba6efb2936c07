package uk.hailsham.hub.domain.waiting;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
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

    /** Where a count is told. */
    enum Told {
        /** In this publication, unless it has to stay unsaid. */
        HERE,
        /** Nowhere, but it could be worked out: who is not among those over the target. */
        NEVER,
        /**
         * Not here, but perhaps in the publication before: what this one says must neither give it away, for the one before
         * may have left it unsaid, nor give anything away to those who read it there.
         */
        BEFORE
    }

    /**
     * @param groups the smallest groups that it counts
     * @param count how many children they hold together
     */
    record Cell(BitSet groups, long count, Told told) {
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
    private final Combinations before;

    private SmallNumbers(List<Cell> cells, List<Sum> sums, int groups) {
        this.cells = cells;
        this.sums = sums;
        this.groups = groups;
        this.before = readBy(place -> told(place) == Told.BEFORE);
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

    /** What is left unsaid for the sake of those who waited before takes nothing from what the small ones need. */
    private void work() {
        places().filter(place -> told(place) != Told.HERE || cells.get(place).small())
                .forEach(unsaid::set);
        untilNoMore(() -> sums.stream().anyMatch(this::guardSmall) || guardSmallCombinations());
        untilNoMore(() -> sums.stream().anyMatch(this::guardBefore) || guardBeforeCombinations());
    }

    private static void untilNoMore(BooleanSupplier leavesUnsaid) {
        boolean more = true;
        while (more) {
            more = leavesUnsaid.getAsBoolean();
        }
    }

    private IntStream places() {
        return IntStream.range(0, cells.size());
    }

    private Told told(int place) {
        return cells.get(place).told();
    }

    private long held(int place) {
        return cells.get(place).count();
    }

    /** From who knows what was told before. @return true when it had to leave one more unsaid */
    private boolean guardSmall(Sum sum) {
        List<Integer> hidden = hidden(sum, part -> told(part) != Told.BEFORE);
        return hidden.stream().anyMatch(part -> cells.get(part).small()) && guard(sum, hidden);
    }

    /** From who knows nothing but this publication. @return true when it had to leave one more unsaid */
    private boolean guardBefore(Sum sum) {
        List<Integer> hidden = hidden(sum, part -> true);
        return hidden.stream().anyMatch(part -> told(part) == Told.BEFORE) && guard(sum, hidden);
    }

    private List<Integer> hidden(Sum sum, Predicate<Integer> which) {
        return sum.parts().stream()
                .filter(part -> unsaid.get(part) && held(part) > 0)
                .filter(which)
                .toList();
    }

    private boolean guard(Sum sum, List<Integer> hidden) {
        long together = hidden.stream().mapToLong(this::held).sum();
        boolean tooFew = hidden.size() < 2 || together < SMALLEST || together == hidden.size();
        if (unsaid.get(sum.total()) || !tooFew) {
            return false;
        }
        unsaid.set(smallestSaid(sum.parts()).orElse(sum.total()));
        return true;
    }

    /** @return true when it had to leave one more unsaid */
    private boolean guardSmallCombinations() {
        return guard(
                readBy(place -> !unsaid.get(place) || told(place) == Told.BEFORE),
                place -> mustNotBeFound(place) && !before.give(cells.get(place).groups()));
    }

    /** @return true when it had to leave one more unsaid */
    private boolean guardBeforeCombinations() {
        return guard(readBy(place -> !unsaid.get(place)), place -> told(place) == Told.BEFORE && held(place) > 0);
    }

    private Combinations readBy(IntPredicate read) {
        Combinations combinations = new Combinations(groups);
        places().filter(read).forEach(place -> combinations.add(cells.get(place).groups()));
        return combinations;
    }

    private boolean guard(Combinations reader, IntPredicate secret) {
        boolean found = false;
        boolean hid = false;
        for (int place = 0; place < cells.size(); place++) {
            if (secret.test(place) && reader.give(cells.get(place).groups())) {
                // None is left to hide when those before it have taken all that gave it away; the next round looks
                // again.
                Optional<Integer> giver = smallestSaid(overlapping(place));
                giver.ifPresent(unsaid::set);
                hid |= giver.isPresent();
                found = true;
            }
        }
        if (found && !hid) {
            // What gives it away overlaps with it only by way of what was told before.
            smallestSaid(places().boxed().toList()).ifPresent(unsaid::set);
        }
        return found;
    }

    /** A cell that was left unsaid for another's sake matters as well: found again, it would give the other away. */
    private boolean mustNotBeFound(int place) {
        return switch (told(place)) {
            case HERE -> unsaid.get(place) && held(place) > 0;
            case NEVER -> cells.get(place).small();
            case BEFORE -> false;
        };
    }

    private List<Integer> overlapping(int place) {
        BitSet found = cells.get(place).groups();
        return places().filter(other -> cells.get(other).groups().intersects(found))
                .boxed()
                .toList();
    }

    private Optional<Integer> smallestSaid(List<Integer> places) {
        return places.stream()
                .filter(place -> !unsaid.get(place) && held(place) > 0)
                .min(Comparator.comparing(this::held));
    }
}
