package uk.hailsham.hub.reconcile.evaluation;

/** What the two sides of a pair are. */
public enum Matching {
    /** Records of two files, whose ids may be alike. */
    TWO_FILES,
    /** Records of one file; which of them is left says nothing. */
    ONE_FILE;

    TruePair ordered(TruePair pair) {
        return turned(pair.left(), pair.right()) && pair.hasPartner()
                ? new TruePair(pair.right(), pair.left(), pair.kinds())
                : pair;
    }

    Link ordered(Link link) {
        return turned(link.left(), link.right())
                ? new Link(link.right(), link.left(), link.same(), link.weight(), link.probability())
                : link;
    }

    private boolean turned(String left, String right) {
        return this == ONE_FILE && left.compareTo(right) > 0;
    }
}
