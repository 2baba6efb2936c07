package uk.hailsham.hub.reconcile.model;

import static uk.hailsham.hub.reconcile.model.Model.exp2;
import static uk.hailsham.hub.reconcile.model.Model.log2;

/**
 * How much of what two records share, two children of one family would share as well: brothers and sisters, and twins, whose
 * birth is the same besides. Belongs to one thread; the results stay until the next pair.
 */
final class Household {
    /** Twins never have one name; a slip may make it look so. */
    private static final double SAME_NAME_OF_TWINS = 0.05;

    /** A number noted for the wrong child of a family. */
    private static final double NUMBER_OF_TWIN = 0.03;

    private static final double NUMBER_OF_SIBLING = 0.002;

    private final Model model;

    private double weight;
    private double siblingsShare;
    private double twinsShare;

    Household(Model model) {
        this.model = model;
    }

    /**
     * @param family the weight of what a family has in common
     * @param birth the weight of what is said of the birth
     * @param mixedUp by how much likelier a shared number is within a family than among any two; 0 when none is shared
     * @param sameName whether both are given one name
     */
    void weigh(double family, double birth, double mixedUp, boolean sameName) {
        double siblings = log2(model.family) + family;
        double twins = log2(model.twin) + family + birth + (sameName ? log2(SAME_NAME_OF_TWINS) : 0);
        if (mixedUp > 0) {
            siblings += log2(NUMBER_OF_SIBLING) + mixedUp;
            twins += log2(NUMBER_OF_TWIN) + mixedUp;
        }
        siblingsShare = exp2(Math.min(siblings, 500));
        twinsShare = exp2(Math.min(twins, 500));
        weight = siblings < -8 && twins < -8 ? 0 : log2(1 + siblingsShare + twinsShare);
    }

    /** How much likelier than any two records' are these two of one family, as a logarithm; never below 0. */
    double weight() {
        return weight;
    }

    /** Of a pair that is no match, the probability that it is two of one family. */
    double siblings() {
        return siblingsShare / (1 + siblingsShare + twinsShare);
    }

    double twins() {
        return twinsShare / (1 + siblingsShare + twinsShare);
    }
}
