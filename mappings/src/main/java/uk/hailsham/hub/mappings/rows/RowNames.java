package uk.hailsham.hub.mappings.rows;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Names out of columns of their own, or out of one "Surname, Forename" where brackets hold what the child is called. */
record RowNames(List<Name> all) {
    /** Null when there is no surname or no forename; then a finding says so. */
    static RowNames of(Said said, Findings findings) {
        String family = said.text(PupilColumn.FAMILY);
        String given = said.text(PupilColumn.GIVEN);
        return family == null && given == null && inOneColumn(said)
                ? apart(said, findings)
                : columns(said, family, given, findings);
    }

    private static boolean inOneColumn(Said said) {
        return said.rows().get(0).columns().contains(PupilColumn.NAME);
    }

    private static RowNames columns(Said said, String familyRaw, String givenRaw, Findings findings) {
        String family = required("family", familyRaw, findings);
        String given = required("given", givenRaw, findings);
        return family == null || given == null ? null : names(said, family, given, null, findings);
    }

    private static String required(String field, String raw, Findings findings) {
        return raw == null ? findings.add(field, "missing", "a legal name", null) : findings.text(field, raw);
    }

    private static RowNames apart(Said said, Findings findings) {
        String written = said.text(PupilColumn.NAME);
        String raw = findings.text("name", written);
        if (raw == null) {
            return written == null ? findings.add("name", "missing", "a name 'Surname, Forename'", null) : null;
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
        return names(said, family, given, called, findings);
    }

    private static String called(String given) {
        int open = given.indexOf('(');
        int close = given.indexOf(')', open);
        return open < 0 || close < open + 2
                ? null
                : given.substring(open + 1, close).strip();
    }

    private static RowNames names(Said said, String family, String given, String called, Findings findings) {
        List<Name> names = new ArrayList<>();
        names.add(new Name(Name.Kind.LEGAL, family, given, findings.text("middle", said.text(PupilColumn.MIDDLE))));
        String usedFamily = other(family, findings.text("preferredFamily", said.text(PupilColumn.PREFERRED_FAMILY)));
        String usedGiven = other(given, usedGiven(said, called, findings));
        if (usedFamily != null || usedGiven != null) {
            names.add(new Name(Name.Kind.PREFERRED, usedFamily, usedGiven, null));
        }
        String before = other(family, findings.text("formerFamily", said.text(PupilColumn.FORMER_FAMILY)));
        if (before != null) {
            names.add(new Name(Name.Kind.FORMER, before, null, null));
        }
        return new RowNames(names);
    }

    private static String usedGiven(Said said, String called, Findings findings) {
        String given = findings.text("preferredGiven", said.text(PupilColumn.PREFERRED_GIVEN));
        String name = findings.text("preferredName", said.text(PupilColumn.PREFERRED_NAME));
        if (given != null || name == null) {
            return given == null ? called : given;
        }
        return name.substring(name.indexOf(',') + 1).strip();
    }

    /** Null when it says nothing that the legal name does not. */
    private static String other(String legal, String used) {
        return used == null || used.isEmpty() || used.equals(legal) ? null : used;
    }
}
