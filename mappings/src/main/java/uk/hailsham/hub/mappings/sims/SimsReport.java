package uk.hailsham.hub.mappings.sims;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.hailsham.hub.mappings.rows.Headings;
import uk.hailsham.hub.mappings.rows.PupilColumn;
import uk.hailsham.hub.mappings.rows.PupilRow;
import uk.hailsham.hub.mappings.rows.Report;

/**
 * SIMS writes long headings that the school can change; a heading is taken when it begins like one of these, and a school
 * whose own are quite different names them in its YAML under {@code columns}.
 */
final class SimsReport implements Report {
    private static final Map<PupilColumn, List<String>> BEGINNINGS = beginnings();
    private static final List<PupilColumn> NEEDED = List.of(PupilColumn.NAME, PupilColumn.DATE_OF_BIRTH);

    private final Map<String, List<String>> own;

    /** @param own the school's own headings by field, whole; asked before the usual beginnings */
    SimsReport(Map<String, List<String>> own) {
        this.own = own;
    }

    /** In the order in which they choose among the headings that are left. */
    private static Map<PupilColumn, List<String>> beginnings() {
        Map<PupilColumn, List<String>> all = new LinkedHashMap<>();
        all.put(PupilColumn.UPN, List.of("upn", "unique pupil number"));
        all.put(PupilColumn.FORMER_UPN, List.of("former upn"));
        all.put(PupilColumn.NAME, List.of("name in format", "name"));
        all.put(PupilColumn.PREFERRED_NAME, List.of("preferred name"));
        all.put(PupilColumn.DATE_OF_BIRTH, List.of("date of birth", "dob"));
        all.put(PupilColumn.SEX, List.of("gender", "sex"));
        all.put(PupilColumn.YEAR_GROUP, List.of("year group", "year taught in"));
        all.put(PupilColumn.REGISTRATION_FORM, List.of("registration form", "reg group"));
        all.put(PupilColumn.LOCAL_ID, List.of("admission number", "adno"));
        all.put(PupilColumn.ENTRY, List.of("first entry date", "date of entry", "admission date"));
        all.put(PupilColumn.ETHNICITY, List.of("ethnicity"));
        all.put(PupilColumn.LANGUAGE, List.of("home language", "first language"));
        all.put(PupilColumn.ADDRESS, List.of("address"));
        all.put(PupilColumn.TOWN, List.of("town"));
        all.put(PupilColumn.POSTCODE, List.of("postcode", "post code"));
        all.put(PupilColumn.FSM, List.of("free school meals", "fsm"));
        all.put(PupilColumn.NEED, List.of("sen need(s)", "sen need type", "sen needs"));
        all.put(PupilColumn.RANK, List.of("sen need ranking", "sen need rank"));
        all.put(PupilColumn.PROVISION, List.of("sen status", "sen provision"));
        all.put(PupilColumn.NEED_FROM, List.of("start date", "sen start date", "need start date"));
        return all;
    }

    @Override
    public Headings headings(List<String> cells) {
        List<String> headings = cells.stream().map(SimsReport::plain).toList();
        Map<PupilColumn, List<Integer>> found = new EnumMap<>(PupilColumn.class);
        Set<Integer> taken = new HashSet<>();
        BEGINNINGS.forEach((column, beginnings) -> {
            List<Integer> positions = positions(headings, column, taken);
            found.put(column, positions);
            taken.addAll(positions);
        });
        for (PupilColumn column : PupilColumn.values()) {
            found.computeIfAbsent(column, other -> positions(headings, other, taken));
        }
        return new Headings(cells.size(), found);
    }

    private List<Integer> positions(List<String> headings, PupilColumn column, Set<Integer> taken) {
        List<String> whole = own.get(column.field());
        if (whole == null) {
            return beginning(headings, BEGINNINGS.getOrDefault(column, List.of()), taken);
        }
        return whole.stream()
                .map(heading -> headings.indexOf(plain(heading)))
                .filter(position -> position >= 0)
                .toList();
    }

    private static List<Integer> beginning(List<String> headings, List<String> beginnings, Set<Integer> taken) {
        for (String beginning : beginnings) {
            for (int i = 0; i < headings.size(); i++) {
                if (headings.get(i).startsWith(beginning) && !taken.contains(i)) {
                    return List.of(i);
                }
            }
        }
        return List.of();
    }

    private static String plain(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<HeadingFault> faults(List<String> cells, Headings headings) {
        List<HeadingFault> faults = new ArrayList<>();
        boolean apart = headings.has(PupilColumn.FAMILY) && headings.has(PupilColumn.GIVEN);
        for (PupilColumn column : NEEDED) {
            if (!headings.has(column) && !(column == PupilColumn.NAME && apart)) {
                String expected = "a heading that begins like " + String.join(" or ", BEGINNINGS.get(column));
                faults.add(new HeadingFault(column.field(), "missing-column", expected, null, true));
            }
        }
        return faults;
    }

    @Override
    public String pupil(PupilRow row) {
        return row.cell(PupilColumn.UPN) + "|" + row.who();
    }

    @Override
    public String kin(PupilRow row) {
        String upn = row.cell(PupilColumn.UPN);
        return upn == null ? String.valueOf(row.who()) : upn;
    }

    @Override
    public Optional<PupilColumn> key(PupilRow row) {
        return Optional.empty();
    }
}
