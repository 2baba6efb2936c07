package uk.hailsham.hub.mappings.sims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.Parts;
import uk.hailsham.hub.mappings.Shipped;
import uk.hailsham.hub.mappings.rows.PupilRows;
import uk.hailsham.hub.mappings.rows.RowMapping;

class SimsRowsTest {
    private static final Configuration SHIPPED = Shipped.configuration();
    private static final School SCHOOL = SHIPPED.school("white-house").orElseThrow();
    private static final String HEADINGS = "UPN,Name,Date of birth,SEN need(s),SEN need ranking,SEN status\r\n";
    private static final String UPN = "A950000178301";
    private static final int PUPILS = 200;

    @Test
    void rowsOfOnePupilAreOneChildWhereverTheyStand() {
        String needs = pupils("SLCN,1,K") + pupils("ASD,2,K");
        List<Row> rows = read(PupilRows.MOST_WAITING, Parts.of("a.csv", HEADINGS + needs));
        assertThat(rows).hasSize(PUPILS).allSatisfy(SimsRowsTest::hasBothNeeds);
        assertThat(rows.get(4).records()).containsExactly(new Row.At("a.csv", 5), new Row.At("a.csv", PUPILS + 5));
    }

    @Test
    void rowsOfOnePupilInTwoFilesOfADropAreOneChild() {
        List<Row> rows = read(
                PupilRows.MOST_WAITING,
                Parts.of("a.csv", HEADINGS + pupils("SLCN,1,K")),
                Parts.of("b.csv", HEADINGS + pupils("ASD,2,K")));
        assertThat(rows).hasSize(PUPILS).allSatisfy(SimsRowsTest::hasBothNeeds);
        assertThat(rows.get(4).records()).containsExactly(new Row.At("a.csv", 5), new Row.At("b.csv", 5));
    }

    /** Or a pupil whose row has a slip tonight would be taken for a leaver. */
    @Test
    void rejectedRowStillTellsWhosePupilItIs() {
        String text = HEADINGS
                + "%s,\"Weald, Ivo\",31/02/2015,,,\r\n".formatted(UPN)
                + ",\"Weald, Ivo\",,,,\r\n"
                + ",Weald,14/06/2014,,,\r\n"
                + "\"Weald, Ivo\",2015,%s\r\n".formatted(UPN);
        assertThat(read(PupilRows.MOST_WAITING, Parts.of("a.csv", text)))
                .extracting(row -> ((Row.Unsound) row).keys())
                .containsExactlyInAnyOrder(
                        List.of(
                                new PupilKey(PupilKey.Kind.UPN, UPN),
                                new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "WEALD|IVO|")),
                        List.of(new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "WEALD|IVO|")),
                        List.of(new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "||2014-06-14")),
                        List.of(new PupilKey(PupilKey.Kind.UPN, UPN)));
    }

    @Test
    void whatWouldFillTheMemoryIsReadInSeveralGoesWithNothingLostOrTwice() {
        String faulty = "too,few\r\n";
        String text = HEADINGS + pupils("SLCN,1,K") + faulty + pupils("ASD,2,K");
        List<Row> rows = read(20_000, Parts.of("a.csv", text));

        assertThat(rows.stream().filter(Row.Sound.class::isInstance))
                .hasSize(PUPILS)
                .allSatisfy(SimsRowsTest::hasBothNeeds);
        assertThat(rows.stream().flatMap(row -> row.records().stream()).map(Row.At::row))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 2 * PUPILS + 1).boxed().toList());
        assertThat(rows.get(0).records().get(0).row())
                .isNotEqualTo(rows.get(PUPILS).records().get(0).row());
    }

    @Test
    void aPupilWithMoreRowsThanCanBeHeldRefusesTheReport() {
        String text = HEADINGS
                + IntStream.range(0, 1_000)
                        .mapToObj(i -> UPN + ",\"Ward, Amelia\",28/02/2015,SLCN," + i + ",K\r\n")
                        .reduce("", String::concat);
        assertThatThrownBy(() -> read(10_000, Parts.of("a.csv", text)))
                .isInstanceOfSatisfying(
                        DropRefused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("too-many-rows-wait"));
    }

    @Test
    void aRowThatSaysNothingNewIsStillARecord() {
        String row = UPN + ",\"Ward, Amelia\",28/02/2015,SLCN,1,X\r\n";
        List<Row> rows = read(PupilRows.MOST_WAITING, Parts.of("a.csv", HEADINGS + row + row + row));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).records()).hasSize(3);
        assertThat(((Row.Sound) rows.get(0)).child().findings()).hasSize(1);
    }

    @Test
    void aUpnStaysWithWhomItCameFirstUnlessNameOrDateOfBirthAgrees() {
        String text = HEADINGS
                + UPN + ",\"Ward, Amelia\",28/02/2015,,,\r\n"
                + UPN + ",\"Novak, Piotr\",03/11/2016,,,\r\n"
                + UPN + ",\"Ward, Amelia\",27/02/2015,,,\r\n";
        List<Row> rows = read(PupilRows.MOST_WAITING, Parts.of("a.csv", text));
        assertThat(rows.stream()
                        .map(row -> ((Row.Sound) row).child().identifiers().upn()))
                .containsExactly(UPN, null, UPN);
        assertThat(((Row.Sound) rows.get(1)).child().findings())
                .extracting("code")
                .containsExactly("upn-of-another-pupil");
    }

    private static void hasBothNeeds(Row row) {
        assertThat(((Row.Sound) row).child().needs()).extracting(Need::senType).containsExactly("SLCN", "ASD");
    }

    private static String pupils(String need) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < PUPILS; i++) {
            String letter = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
            rows.append(",\"Ward")
                    .append(letter)
                    .append(", Amelia\",28/02/2015,")
                    .append(need)
                    .append("\r\n");
        }
        return rows.toString();
    }

    private static List<Row> read(long mostWaiting, DropContent.Part... parts) {
        List<Row> rows = new ArrayList<>();
        try (Rows read = new PupilRows(
                new DropContent(Stream.of(parts).toList()),
                SCHOOL.layout(),
                new SimsReport(SCHOOL.columns()),
                new RowMapping(SCHOOL, SHIPPED.codes(), Shipped.CLOCK),
                mostWaiting)) {
            read.forEachRemaining(rows::add);
        }
        return rows;
    }
}
