package uk.hailsham.hub.mappings.rows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.NcYear;
import uk.hailsham.hub.mappings.pupil.ProvisionWords;
import uk.hailsham.hub.mappings.pupil.SenAreas;

/** Needs: one in each row that names one, or several in a row, beside each other or in one cell. */
final class RowNeeds {
    private final Said said;
    private final CodeLists codes;
    private final RowDates dates;
    private final LocalDate day;
    private final Findings findings;

    RowNeeds(Said said, CodeLists codes, RowDates dates, LocalDate day, Findings findings) {
        this.said = said;
        this.codes = codes;
        this.dates = dates;
        this.day = day;
        this.findings = findings;
    }

    /** What a row says of one need, as written. */
    private record Written(String type, String rank, String status, String from, String to, String review) {
        Written ofType(String other) {
            return new Written(other, rank, status, from, to, review);
        }
    }

    /** A need named twice with the same rank is one need. */
    List<Need> needs() {
        Set<Written> written = new LinkedHashSet<>();
        said.rows().forEach(row -> written.addAll(written(row)));
        String keyStage = NcYear.keyStage(NcYear.plain(said.text(PupilColumn.YEAR_GROUP)));
        Map<String, Need> needs = new LinkedHashMap<>();
        for (Written each : written) {
            String type = findings.codeOrLabel("senType", "sen-type", each.type);
            if (type != null) {
                Need need = need(each, type, keyStage);
                needs.putIfAbsent(type + need.rank(), need);
            }
        }
        return new ArrayList<>(needs.values());
    }

    private Need need(Written written, String type, String keyStage) {
        LocalDate from = dates.date("needs.from", written.from);
        LocalDate to = dates.end("needs.to", from, written.to);
        boolean ended = to != null && to.isBefore(day);
        return new Need(
                SenAreas.of(type),
                type,
                findings.rank(written.rank),
                ended ? null : today(written.status),
                null,
                keyStage,
                from,
                to,
                null,
                dates.date("needs.review", written.review));
    }

    /** Columns of one need stand beside each other by their order; one column alone speaks of all needs of the row. */
    private List<Written> written(PupilRow row) {
        List<String> types = row.cells(PupilColumn.NEED);
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Written one = new Written(
                    types.get(i),
                    rank(row, i, types.size()),
                    at(row, PupilColumn.PROVISION, i),
                    at(row, PupilColumn.NEED_FROM, i),
                    at(row, PupilColumn.NEED_TO, i),
                    at(row, PupilColumn.NEED_REVIEW, i));
            NeedCell.types(types.get(i), codes.list("sen-type")).forEach(type -> written.add(one.ofType(type)));
        }
        return written;
    }

    private static String at(PupilRow row, PupilColumn column, int place) {
        List<String> cells = row.cells(column);
        return cells.size() == 1 ? cells.get(0) : place < cells.size() ? cells.get(place) : null;
    }

    /** Where a school lists several columns of needs and none of ranks, their order is the rank. */
    private static String rank(PupilRow row, int place, int needs) {
        List<String> ranks = row.cells(PupilColumn.RANK);
        if (ranks.isEmpty()) {
            return needs > 1 ? String.valueOf(place + 1) : null;
        }
        return place < ranks.size() ? ranks.get(place) : null;
    }

    /** School Action and its like are history; what is of today stands with the need. */
    List<SenPeriod> history() {
        String code = findings.codeOfItsTime(
                "provision", "sen-provision", ProvisionWords.code(said.text(PupilColumn.PROVISION)));
        LocalDate from = dates.date("senHistory.from", said.text(PupilColumn.PROVISION_FROM));
        LocalDate to = dates.end("senHistory.to", from, said.text(PupilColumn.PROVISION_TO));
        return code == null || code.equals("N") ? List.of() : List.of(new SenPeriod(code, from, to));
    }

    private String today(String status) {
        String code = findings.own(
                "sen-provision", ProvisionWords.code(status == null ? said.text(PupilColumn.PROVISION) : status));
        return code == null
                ? null
                : codes.list("sen-provision")
                        .find(code)
                        .map(CodeList.Code::means)
                        .filter("NKE"::contains)
                        .orElse(null);
    }
}
