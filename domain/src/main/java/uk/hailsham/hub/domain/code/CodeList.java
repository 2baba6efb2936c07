package uk.hailsham.hub.domain.code;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One versioned list of codes, such as the SEN types, by the code as sources write it; case does not matter. */
public final class CodeList {
    private final String name;
    private final Map<String, Code> byCode = new LinkedHashMap<>();

    public CodeList(String name, List<Code> codes) {
        this.name = name;
        codes.forEach(code -> byCode.put(key(code.code()), code));
    }

    public String name() {
        return name;
    }

    /** The entry for a source's code, valid or not any more; empty when the list does not know it. */
    public Optional<Code> find(String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(byCode.get(key(code)));
    }

    public Collection<Code> codes() {
        return byCode.values();
    }

    private static String key(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /**
     * @param code as sources write it
     * @param means the hub's own code
     * @param from first day of validity, null for always
     * @param to last day of validity, null for still
     */
    public record Code(String code, String means, String label, LocalDate from, LocalDate to) {
        public boolean validOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }
}
