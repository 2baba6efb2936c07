package uk.hailsham.hub.domain.intake;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import uk.hailsham.hub.domain.school.Contract;

/**
 * For how many of a drop's pupils each field is unsound. When one is for most of them, and was not in the last drop, a
 * column has shifted or an export has changed: one sentence for a person then, instead of a rejection for every pupil.
 *
 * @param pupils rows as they were read, taken or not; one may account for several records
 * @param unsound pupils by field; one that is rejected counts under the fields that rejected it
 */
public record ErrorProfile(int pupils, Map<String, Integer> unsound) {
    /** Of a source that has sent nothing yet. */
    public static final ErrorProfile NONE = new ErrorProfile(0, Map.of());

    public ErrorProfile {
        unsound = Map.copyOf(unsound);
    }

    /**
     * @param last of the drop that was taken before
     * @return why the drop must wait, without a child's data; empty when it may pass
     */
    public Optional<String> judge(Contract contract, ErrorProfile last) {
        if (pupils < contract.brakeFloor()) {
            return Optional.empty();
        }
        return unsound.entrySet().stream()
                .filter(field -> share(field.getKey()) > contract.unsoundAllowed())
                .filter(field -> last.share(field.getKey()) <= contract.unsoundAllowed())
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(field -> sentence(field.getKey(), contract));
    }

    private double share(String field) {
        return pupils == 0 ? 0 : (double) unsound.getOrDefault(field, 0) / pupils;
    }

    private String sentence(String field, Contract contract) {
        return String.format(
                Locale.ROOT,
                "%s is unsound for %d of %d pupils (%.1f %%), expected at most %.1f %%, as in a file whose columns have"
                        + " shifted: look at the drop, then release or refuse it",
                field.isEmpty() ? "the record" : field,
                unsound.get(field),
                pupils,
                100.0 * share(field),
                100.0 * contract.unsoundAllowed());
    }

    /** Counts while a drop is read. Not safe for several threads. */
    public static final class Count {
        private final Map<String, Integer> unsound = new HashMap<>();
        private int pupils;

        /** @param found of one pupil; what is only told, or is of the file as a whole, does not count */
        public void pupil(List<Rejection> found) {
            pupils++;
            found.stream()
                    .filter(each -> each.row() > 0 && each.effect() != Rejection.Effect.TOLD)
                    .map(Rejection::field)
                    .distinct()
                    .forEach(field -> unsound.merge(field, 1, Integer::sum));
        }

        public ErrorProfile profile() {
            return new ErrorProfile(pupils, unsound);
        }
    }
}
