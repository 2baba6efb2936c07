package uk.hailsham.hub.mappings.provisionmap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Resource;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.Upn;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.need.ProvisionRow;
import uk.hailsham.hub.domain.need.SenFramework;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.csv.CheckedLine;

/** One line of the map; an unsound field is left out, a line that names nobody or tells nothing is rejected. */
final class ProvisionLine {
    private static final int LONGEST = 200;
    private static final BigDecimal HOURS_OF_A_WEEK = BigDecimal.valueOf(168);
    private static final BigDecimal MOST_A_YEAR = BigDecimal.valueOf(1_000_000);

    private final CheckedLine line;
    private final School school;
    private final CodeLists codes;
    private final SenFramework framework;

    ProvisionLine(CheckedLine line, School school, CodeLists codes, SenFramework framework) {
        this.line = line;
        this.school = school;
        this.codes = codes;
        this.framework = framework;
    }

    ProvisionRow row() {
        if (!line.sound()) {
            return new ProvisionRow.Unsound(line.at(), line.rejections(Effect.ROW_REJECTED));
        }
        List<PupilKey> pupil = pupil();
        Need need = need();
        Resource resource = resource();
        if (pupil.isEmpty()) {
            line.find("upn", "missing", "a UPN, a local id, or family name, given name and date of birth", null);
        }
        if (need == null && resource == null) {
            line.find("sen_type", "tells-nothing", "a SEN type or a provision", null);
        }
        return pupil.isEmpty() || need == null && resource == null
                ? new ProvisionRow.Unsound(line.at(), line.rejections(Effect.ROW_REJECTED))
                : new ProvisionRow.Line(line.at(), pupil, need, resource, line.rejections(Effect.FIELD_DROPPED));
    }

    /** Whole keys only: half a name would find another family's child. */
    private List<PupilKey> pupil() {
        String upn = text("upn");
        LocalDate born = line.date("date_of_birth");
        String family = text("family");
        String given = text("given");
        boolean named = family != null && given != null && born != null;
        return PupilKeys.ofUnsound(
                text("local_id"),
                upn == null ? null : Upn.normal(upn),
                named ? family : null,
                named ? given : null,
                named ? born : null);
    }

    private Need need() {
        String type = code("sen_type", "sen-type");
        if (type == null) {
            return null;
        }
        return new Need(
                area(type),
                type,
                line.read("rank", ProvisionLine::rank, "not-a-rank", "a whole number from 1"),
                code("sen_provision", "sen-provision"),
                known("level", framework::level, SenFramework.Level::id, "a level of config/sen-framework.yml"),
                known(
                        "key_stage",
                        framework::keyStage,
                        SenFramework.KeyStage::id,
                        "a key stage of config/sen-framework.yml"),
                line.date("need_from"),
                null,
                text("assessed_by"),
                line.date("review"));
    }

    /** As the framework has it; an area that contradicts the type is told and left out. */
    private String area(String type) {
        String said = known("area", framework::area, SenFramework.Area::id, "an area of config/sen-framework.yml");
        String ofType = framework.areaOf(type).map(SenFramework.Area::id).orElse(said);
        if (said != null && !said.equals(ofType)) {
            line.find("area", "another-area", ofType, said);
        }
        return ofType;
    }

    private Resource resource() {
        String provision = text("provision");
        if (provision == null) {
            return null;
        }
        LocalDate from = line.date("from");
        LocalDate to = line.date("to");
        if (from != null && to != null && to.isBefore(from)) {
            line.find("to", "before-from", "a date not before " + from, to.toString());
            to = null;
        }
        return new Resource(
                provision,
                amount("hours_per_week", HOURS_OF_A_WEEK),
                text("staff"),
                amount("cost_per_year", MOST_A_YEAR),
                text("funder"),
                from,
                to);
    }

    private <T> String known(
            String column, Function<String, Optional<T>> find, Function<T, String> id, String expected) {
        return line.read(column, cell -> find.apply(cell).map(id), "unknown-code", expected);
    }

    private String code(String column, String list) {
        Map<String, String> own = school.codes().getOrDefault(list, Map.of());
        return line.read(
                column,
                cell -> codes.list(list).find(own.getOrDefault(cell, cell)).map(CodeList.Code::means),
                "unknown-code",
                "a code of the list " + list);
    }

    private BigDecimal amount(String column, BigDecimal most) {
        return line.read(column, cell -> amountOf(cell, most), "not-an-amount", "a number from 0 to " + most);
    }

    /** Schools write 1,200.00 and £1200. */
    private static Optional<BigDecimal> amountOf(String cell, BigDecimal most) {
        try {
            BigDecimal amount = new BigDecimal(cell.replaceAll("[£,\\s]", ""));
            return amount.signum() >= 0 && amount.compareTo(most) <= 0 && amount.scale() <= 4
                    ? Optional.of(amount)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> rank(String cell) {
        return cell.matches("[1-9][0-9]?(\\.0)?")
                ? Optional.of(Integer.valueOf(cell.replace(".0", "")))
                : Optional.empty();
    }

    private String text(String column) {
        return line.text(column, LONGEST);
    }
}
