package uk.hailsham.hub.reconcile.link;

import java.util.Arrays;

/** Pairs worth a decision, in parallel arrays. */
final class Edges {
    int[] left = new int[256];
    int[] right = new int[256];
    float[] weight = new float[256];
    /** By two records' evidence alone, before rivals are looked at; as logarithm of the odds, base 2. */
    float[] odds = new float[256];
    /** The probability that the two are one person, rivals looked at. */
    float[] probability = new float[256];

    int size;

    void add(int leftRecord, int rightRecord, double pairWeight, double logOdds) {
        if (size == left.length) {
            int room = size * 2;
            left = Arrays.copyOf(left, room);
            right = Arrays.copyOf(right, room);
            weight = Arrays.copyOf(weight, room);
            odds = Arrays.copyOf(odds, room);
            probability = Arrays.copyOf(probability, room);
        }
        left[size] = leftRecord;
        right[size] = rightRecord;
        weight[size] = (float) pairWeight;
        odds[size++] = (float) logOdds;
    }

    void addAll(Edges other) {
        for (int edge = 0; edge < other.size; edge++) {
            add(other, edge);
        }
    }

    private void add(Edges other, int edge) {
        add(other.left[edge], other.right[edge], other.weight[edge], other.odds[edge]);
    }

    /** The edges of both, those of one left record together, its first ones first; left records ascend in both. */
    static Edges merged(Edges first, Edges second) {
        Edges merged = new Edges();
        int next = 0;
        for (int edge = 0; edge < first.size; edge++) {
            while (next < second.size && second.left[next] < first.left[edge]) {
                merged.add(second, next++);
            }
            merged.add(first, edge);
        }
        while (next < second.size) {
            merged.add(second, next++);
        }
        return merged;
    }
}
