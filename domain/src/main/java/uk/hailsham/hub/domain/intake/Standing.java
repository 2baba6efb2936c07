package uk.hailsham.hub.domain.intake;

import java.util.Locale;

/** How a finding stands between one drop and the next, in the order in which they are told. */
public enum Standing {
    /** Not found in the drop before. */
    NEW,
    /** Found before and not mended. */
    OPEN,
    /** The school or an operator has said that it need not be told of for a while. */
    MUTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
