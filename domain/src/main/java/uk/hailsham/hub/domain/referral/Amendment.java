package uk.hailsham.hub.domain.referral;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What goes after a referral that an agency may have: its recall, or a version with a fact put right. It is carried as the
 * referral was, by the same way and under a name of its own, and has its own proof.
 *
 * @param version the referral itself is version 1, and each amendment one more
 * @param former versions with content that it takes back or replaces, the oldest first
 */
public record Amendment(UUID id, Meaning meaning, int version, List<Integer> former, Instant madeAt) {
    public Amendment {
        former = List.copyOf(former);
    }

    /** What the agency is to do with what it has. */
    public enum Meaning {
        /** It was meant, and things have changed: stop. */
        REVOKED,
        /** It should never have been sent: forget it. */
        ENTERED_IN_ERROR,
        /** A fact in it was wrong: use this one. */
        CORRECTED;

        /** As FHIR spells the first two. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean recalls() {
        return meaning != Meaning.CORRECTED;
    }

    /** The version of which the agency has been told last. */
    public int replaces() {
        return former.get(former.size() - 1);
    }

    /** {@code recall} or {@code correction}. */
    public String kind() {
        return recalls() ? "recall" : "correction";
    }

    /** The name under which one version of a file goes: the first bears the recipient's id alone. */
    public static String fileName(String first, int version) {
        int ending = first.lastIndexOf('.');
        return version == 1 ? first : first.substring(0, ending) + "-v" + version + first.substring(ending);
    }
}
