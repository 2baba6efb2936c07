package uk.hailsham.hub.mappings.provisionmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Resource;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.need.ProvisionRow;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.Parts;
import uk.hailsham.hub.mappings.Shipped;

class ProvisionMapFileTest {
    private static final Configuration SHIPPED = Shipped.configuration();
    private static final School SCHOOL = SHIPPED.school("white-house").orElseThrow();
    private static final String SLCN = "communication-and-interaction";

    @Test
    void readsTheSampleLineByLine() {
        assertThat(read(Parts.file("docs/samples/provision-map/provision-map.csv")))
                .containsExactly(
                        new ProvisionRow.Line(
                                new Row.At("provision-map.csv", 1),
                                List.of(new PupilKey(PupilKey.Kind.UPN, "A950000178301")),
                                new Need(
                                        SLCN,
                                        "SLCN",
                                        1,
                                        "K",
                                        "targeted",
                                        "2",
                                        LocalDate.of(2025, 9, 3),
                                        null,
                                        "speech therapist",
                                        LocalDate.of(2026, 12, 11)),
                                new Resource(
                                        "Small group with a trained adult",
                                        new BigDecimal("2.5"),
                                        "teaching assistant",
                                        new BigDecimal("1200.00"),
                                        "school",
                                        LocalDate.of(2026, 9, 7),
                                        null),
                                List.of()),
                        new ProvisionRow.Line(
                                new Row.At("provision-map.csv", 2),
                                List.of(new PupilKey(PupilKey.Kind.UPN, "A950000178301")),
                                new Need(
                                        "social-emotional-and-mental-health",
                                        "SEMH",
                                        2,
                                        "K",
                                        "sen-support",
                                        "2",
                                        null,
                                        null,
                                        "SENCO",
                                        null),
                                null,
                                List.of()),
                        new ProvisionRow.Line(
                                new Row.At("provision-map.csv", 3),
                                List.of(new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "WEALD|IVO|2014-06-14")),
                                null,
                                new Resource(
                                        "Radio aid",
                                        null,
                                        null,
                                        new BigDecimal("340"),
                                        "local authority",
                                        LocalDate.of(2026, 9, 7),
                                        LocalDate.of(2027, 7, 21)),
                                List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "level, enormous, unknown-code",
        "key_stage, 9, unknown-code",
        "rank, first, not-a-rank",
        "hours_per_week, 200, not-an-amount",
        "cost_per_year, -1, not-an-amount",
        "review, 31/02/2026, not-a-date",
        "area, cognition-and-learning, another-area"
    })
    void leavesAnUnsoundCellOutAndTakesTheLine(String column, String value, String code) {
        ProvisionRow.Line line = (ProvisionRow.Line)
                only("upn,sen_type,provision," + column + "\nA950000178301,SLCN,Group," + value + "\n");

        assertThat(line.dropped())
                .extracting(Rejection::field, Rejection::code, Rejection::effect)
                .containsExactly(org.assertj.core.api.Assertions.tuple(column, code, Rejection.Effect.FIELD_DROPPED));
        assertThat(line.need().area()).isEqualTo(SLCN);
    }

    @ParameterizedTest
    @CsvSource({
        "'upn,sen_type,provision', ',SLCN,Group', missing",
        "'family,given,sen_type,provision', 'Weald,Ivo,SLCN,Group', missing",
        "'upn,sen_type,provision', 'A950000178301,,', tells-nothing",
        "'upn,sen_type,provision', 'A950000178301,SLCN', wrong-cell-count"
    })
    void rejectsALineThatNamesNobodyOrTellsNothing(String header, String line, String code) {
        assertThat(((ProvisionRow.Unsound) only(header + "\n" + line + "\n")).rejections())
                .extracting(Rejection::code)
                .containsExactly(code);
    }

    @Test
    void refusesAFileWithoutItsColumns() {
        assertThatThrownBy(() -> only("a,b\n1,2\n")).isInstanceOf(DropRefused.class);
    }

    private static ProvisionRow only(String text) {
        return read(Parts.of("m.csv", text)).get(0);
    }

    private static List<ProvisionRow> read(DropContent.Part part) {
        return new ProvisionMapFile(SHIPPED.framework()).read(part, SCHOOL, SHIPPED.codes());
    }
}
