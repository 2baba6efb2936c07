package uk.hailsham.hub.domain.child;

import java.util.Locale;

/** A name; for {@code PREFERRED} and {@code FORMER} either part may be missing. */
public record Name(Kind kind, String family, String given, String middle) {
    /** What the name is in law or in use. */
    public enum Kind {
        LEGAL,
        PREFERRED,
        FORMER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
