package uk.hailsham.hub.domain.agency;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Under what name a school hears of an agency. Of a sensitive one it learns no id (SI 2007/2182), only a handle that stays
 * the same; an agency that is not known any more counts as one.
 */
public final class SchoolNames {
    private static final int HANDLE_BYTES = 8;

    private final Map<String, Boolean> sensitive;
    private final Function<String, byte[]> fingerprint;

    /** @param fingerprint keyed, so that nobody finds a handle's agency by trying all of them */
    public SchoolNames(List<Agency> agencies, Function<String, byte[]> fingerprint) {
        this.sensitive = agencies.stream().collect(Collectors.toMap(Agency::id, Agency::sensitive));
        this.fingerprint = fingerprint;
    }

    public boolean hides(String agency) {
        return sensitive.getOrDefault(agency, true);
    }

    /** The agency's id, or a handle instead. */
    public String of(String agency) {
        return hides(agency)
                ? "as-" + HexFormat.of().formatHex(Arrays.copyOf(fingerprint.apply("agency " + agency), HANDLE_BYTES))
                : agency;
    }
}
