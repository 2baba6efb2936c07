package uk.hailsham.hub.reconcile.model;

import java.util.Comparator;
import java.util.stream.IntStream;
import uk.hailsham.hub.reconcile.column.Group;
import uk.hailsham.hub.reconcile.comparison.Comparison;

/**
 * What one record's comparisons can come to at most, so that a pair is given up as soon as no comparison that is left can
 * save it. What costs little and tells much comes first. Belongs to one thread.
 */
final class Bounds {
    private final Comparison[] comparisons;
    private final int[] order;
    private final int family;
    /** By place in the order, what comparisons from there on can bring: the person's, the family's, those of residence. */
    private final float[] persons;

    private final float[] others;
    private final float[] residing;

    Bounds(Comparison... comparisons) {
        this.comparisons = comparisons;
        this.order = IntStream.range(0, comparisons.length)
                .boxed()
                .sorted(Comparator.comparingInt(c -> rank(comparisons[c])))
                .mapToInt(Integer::intValue)
                .toArray();
        this.family = (int) IntStream.of(order)
                .filter(c -> comparisons[c].group() != Group.FAMILY)
                .count();
        this.persons = new float[family + 1];
        this.others = new float[order.length + 1];
        this.residing = new float[order.length + 1];
    }

    private static int rank(Comparison comparison) {
        return switch (comparison.group()) {
            case BIRTH -> 0;
            case PERSON -> comparison.isIdentifier() ? 1 : 2;
            case FAMILY -> 3;
        };
    }

    /** Counts anew for the pairs in which this record is the left one. */
    void ask(int[] left, Most most) {
        for (int i = family - 1; i >= 0; i--) {
            persons[i] = persons[i + 1] + most.of(order[i], left);
        }
        for (int i = order.length - 1; i >= family; i--) {
            float own = most.of(order[i], left);
            boolean resides = comparisons[order[i]].isResidence();
            others[i] = others[i + 1] + (resides ? 0 : own);
            residing[i] = residing[i + 1] + (resides ? own : 0);
        }
    }

    /** The most that one comparison of a record can weigh, never less than 0. */
    interface Most {
        float of(int comparison, int[] left);
    }

    /** The comparisons in the order in which they are made; those of a family last. */
    int at(int i) {
        return order[i];
    }

    int size() {
        return order.length;
    }

    /** Where in the order the family's comparisons begin. */
    int family() {
        return family;
    }

    /** What the person's comparisons from this place on can still bring. */
    float person(int from) {
        return persons[from];
    }

    /** What the family's can, after those of residence have brought so much; moving costs what they lack. */
    double family(int from, double residence) {
        return others[from] + Math.max(0, residence + residing[from]);
    }
}
