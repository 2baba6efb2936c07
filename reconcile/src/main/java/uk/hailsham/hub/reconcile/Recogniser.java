package uk.hailsham.hub.reconcile;

import java.util.Collection;
import java.util.List;

/** The seam behind which record linkage lives. */
public interface Recogniser {
    /** A name and version, stored with every decision. */
    String version();

    /**
     * Decides about every plausible pair of an asked record with a record of another source.
     *
     * @param asked records that are new or changed
     * @param all every current record, the asked ones among them
     * @return each unordered pair at most once; the same input in any order gives the same decisions
     */
    List<Match> recognise(Collection<Entry> asked, Collection<Entry> all);
}
