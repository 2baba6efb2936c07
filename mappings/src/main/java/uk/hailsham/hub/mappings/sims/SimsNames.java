package uk.hailsham.hub.mappings.sims;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Names out of one column "Surname, Forename"; what stands in brackets is what the child is called. */
record SimsNames(List<Name> all) {

    /** Null when there is no surname or no forename; then a finding says so. */
    static SimsNames of(SimsRow row, Findings findings) {
        String raw = findings.text("name", row.cell(SimsColumn.NAME));
        if (raw == null) {
            return findings.add("name", "missing", "a name 'Surname, Forename'", null);
        }
        int comma = raw.indexOf(',');
        String family = comma < 0 ? "" : raw.substring(0, comma).strip();
        String given = comma < 0 ? "" : raw.substring(comma + 1).strip();
        String called = called(given);
        given = given.replaceFirst("\\s*\\([^)]*\\)\\s*", " ")
                .replaceAll(",.*$", "")
                .strip();
        if (family.isEmpty() || given.isEmpty()) {
            return findings.add("name", "not-a-name", "a name 'Surname, Forename'", raw);
        }
        if (raw.indexOf(',', comma + 1) > 0) {
            findings.add("name", "extra-comma", "a name 'Surname, Forename' with one comma", raw);
        }
        return new SimsNames(names(row, family, given, called, findings));
    }

    private static String called(String given) {
        int open = given.indexOf('(');
        int close = given.indexOf(')', open);
        return open < 0 || close < open + 2
                ? null
                : given.substring(open + 1, close).strip();
    }

    private static List<Name> names(SimsRow row, String family, String given, String called, Findings findings) {
        List<Name> names = new ArrayList<>();
        names.add(new Name(Name.Kind.LEGAL, family, given, null));
        String preferred = findings.text("preferredName", row.cell(SimsColumn.PREFERRED_NAME));
        String used = preferred == null
                ? called
                : preferred.substring(preferred.indexOf(',') + 1).strip();
        if (used != null && !used.isEmpty() && !used.equals(given)) {
            names.add(new Name(Name.Kind.PREFERRED, null, used, null));
        }
        return names;
    }
}
