package uk.hailsham.hub.mappings.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.Drops;
import uk.hailsham.hub.mappings.Parts;
import uk.hailsham.hub.mappings.Shipped;

class CensusRowsTest {
    private static final School SCHOOL = Drops.school("marshlands");
    private static final String PUPILS = "pupilonrolltableid,NativeId,dob,surname,forename,upn,senprovision\n";
    private static final String NEEDS = "pupilonrolltableid,NativeId,sentyperank,sentype\n";
    private static final String AMELIA = "p1,SCH3,2016-Apr-25 00:00:00,Ward,Amelia,N845999320001,K\n";
    private static final String PIOTR = "p2,SCH3,2018-Nov-03 00:00:00,Novak,Piotr,N845999321002,N\n";
    private static final int MANY = 400;

    @Test
    void needsBelongToThePupilOfTheirTableIdWhicheverFileComesFirst() {
        String needs = NEEDS + "p1,SCH3,2.0,SLCN\np1,SCH3,1.0,ASD\n";
        List<Row> one = Drops.rows(SCHOOL, pupils(AMELIA + PIOTR), Parts.of("senneeds.csv", needs));
        List<Row> other = Drops.rows(SCHOOL, Parts.of("senneeds.csv", needs), pupils(AMELIA + PIOTR));
        assertThat(one).isEqualTo(other).hasSize(2);
        assertThat(one.get(0).records())
                .containsExactly(
                        new Row.At("pupilonroll.csv", 1), new Row.At("senneeds.csv", 1), new Row.At("senneeds.csv", 2));
        assertThat(child(one.get(0)).needs()).extracting(Need::senType).containsExactly("SLCN", "ASD");
        assertThat(child(one.get(0)).needs()).extracting(Need::rank).containsExactly(2, 1);
        assertThat(child(one.get(1)).needs()).isEmpty();
    }

    @Test
    void aNeedWithoutItsPupilIsRejectedAndNeverLost() {
        List<Row> rows = Drops.rows(
                SCHOOL, pupils(AMELIA), Parts.of("senneeds.csv", NEEDS + "p1,SCH3,1.0,ASD\np9,SCH3,1.0,MLD\n"));
        assertThat(rows).hasSize(2);
        assertThat(((Row.Unsound) rows.get(1)).rejections())
                .containsExactly(new Rejection(
                        "senneeds.csv",
                        2,
                        "pupilonrolltableid",
                        "without-pupil",
                        Rejection.Effect.ROW_REJECTED,
                        "the table id of a pupil in pupilonroll.csv",
                        "p9"));
    }

    @Test
    void nativeIdIsNobodysKeyAndNotAskedForUnlessTheSchoolGivesItsOwn() {
        List<Row> rows =
                Drops.rows(SCHOOL, pupils(AMELIA + PIOTR.replace("SCH3", "SCH5")), Parts.of("senneeds.csv", NEEDS));
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(
                        row -> assertThat(child(row).identifiers().localId()).isNull());
    }

    @Test
    void whereTheSchoolGivesItsNativeIdTheRecordsOfOthersAreRejectedAndStandForNobody() {
        List<Row> rows = Drops.rows(
                named("SCH3"),
                pupils(AMELIA + PIOTR.replace("SCH3", "SCH5")),
                Parts.of("senneeds.csv", NEEDS + "p1,SCH3,1.0,ASD\np2,SCH5,1.0,MLD\n"));
        assertThat(rows.stream().filter(Row.Sound.class::isInstance)).hasSize(1);
        assertThat(rows.stream().filter(Row.Unsound.class::isInstance).map(Row.Unsound.class::cast))
                .hasSize(2)
                .allSatisfy(row -> {
                    assertThat(row.keys()).isEmpty();
                    assertThat(row.rejections()).extracting(Rejection::code).containsExactly("another-school");
                });
    }

    @Test
    void anExportWithoutAnyOfTheSchoolsPupilsIsRefused() {
        assertThat(Drops.refusal(named("SCH9"), pupils(AMELIA), Parts.of("senneeds.csv", NEEDS))
                        .code())
                .isEqualTo("another-school");
    }

    /** Or a pupil whose row has a slip this term would be taken for a leaver. */
    @Test
    void rejectedRowStillTellsWhosePupilItIs() {
        List<Row> rows = Drops.rows(
                SCHOOL,
                pupils(AMELIA.replace("2016-Apr-25", "2016-Apr-31") + "p2,SCH3,N845999321002\n"),
                Parts.of("senneeds.csv", NEEDS));
        assertThat(rows)
                .extracting(row -> ((Row.Unsound) row).keys())
                .containsExactly(
                        List.of(
                                new PupilKey(PupilKey.Kind.UPN, "N845999320001"),
                                new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "WARD|AMELIA|")),
                        List.of(new PupilKey(PupilKey.Kind.UPN, "N845999321002")));
    }

    @Test
    void whatWouldFillTheMemoryIsReadInSeveralGoesWithNothingLostOrTwice() {
        StringBuilder pupils = new StringBuilder();
        StringBuilder needs = new StringBuilder(NEEDS);
        for (int i = 0; i < MANY; i++) {
            pupils.append(AMELIA.replace("p1,", "p" + i + ",").replace("N845999320001", ""));
            needs.append("p").append(i + 10).append(",SCH3,1.0,ASD\n");
        }
        needs.append("too,few\n");
        List<Row> rows = rows(20_000, pupils(pupils.toString()), Parts.of("senneeds.csv", needs.toString()));
        List<Row.At> records =
                rows.stream().flatMap(row -> row.records().stream()).toList();
        assertThat(records).hasSize(2 * MANY + 1).doesNotHaveDuplicates();
        assertThat(rows.stream().filter(Row.Sound.class::isInstance)).hasSize(MANY);
        assertThat(rows.stream().filter(row -> row.records().size() == 2)).hasSize(MANY - 10);
        assertThat(rows.get(0).records().get(0))
                .isNotEqualTo(rows.get(1).records().get(0));
    }

    @Test
    void moreRowsOfOnePupilThanCanBeHeldRefuseTheExport() {
        String needs = NEEDS + "p1,SCH3,1.0,ASD\n".repeat(1_000);
        assertThatThrownBy(() -> rows(10_000, pupils(AMELIA), Parts.of("senneeds.csv", needs)))
                .isInstanceOfSatisfying(
                        DropRefused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("too-many-rows-of-one-pupil"));
    }

    @Test
    void aPupilOfMoreRowsThanAnyPupilHasIsRejectedWithThem() {
        List<Row> rows =
                Drops.rows(SCHOOL, pupils(AMELIA), Parts.of("senneeds.csv", NEEDS + "p1,SCH3,1.0,ASD\n".repeat(1_001)));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).records()).hasSize(1_002);
        assertThat(((Row.Unsound) rows.get(0)).rejections())
                .extracting(Rejection::code)
                .containsExactly("too-many-rows");
    }

    @Test
    void theSampleIsReadWhole() {
        assertThat(Drops.rows(SCHOOL, Drops.sample("census")))
                .hasSize(3)
                .allSatisfy(row -> assertThat(child(row).findings()).isEmpty());
    }

    @Test
    void aBladeCutOffAnywhereIsReadOrRefusedButNeverFallsOver() throws IOException {
        DropContent.Part[] sample = Drops.sample("census");
        for (int part = 0; part < sample.length; part++) {
            byte[] whole = bytes(sample[part]);
            for (int length = 0; length < whole.length; length++) {
                DropContent.Part[] cut = sample.clone();
                cut[part] = Parts.of(sample[part].name(), Arrays.copyOf(whole, length));
                Rejection refusal = Drops.refusal(SCHOOL, cut);
                assertThat(refusal == null || refusal.effect() == Rejection.Effect.FILE_REFUSED)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomBytesAreRefused(long seed) {
        byte[] bytes = new byte[10_000];
        new Random(seed).nextBytes(bytes);
        assertThat(Drops.refusal(SCHOOL, pupils(AMELIA), Parts.of("senneeds.csv", bytes)))
                .isNotNull();
    }

    @Test
    void hostileBladesAreRefused() {
        List<String> hostile = List.of(
                "",
                "\n\n",
                PUPILS,
                PUPILS + "\0",
                PUPILS + "x".repeat(1 << 20),
                PUPILS + "\"" + AMELIA,
                ",".repeat(600));
        for (String text : hostile) {
            assertThat(Drops.refusal(SCHOOL, Parts.of("a.csv", text), Parts.of("senneeds.csv", NEEDS)))
                    .isNotNull();
        }
    }

    private static School named(String nativeId) {
        School s = SCHOOL;
        School.Layout layout = new School.Layout(
                s.layout().charset(), s.layout().separator(), s.layout().datePatterns(), nativeId);
        return new School(
                s.id(),
                s.name(),
                s.aliases(),
                s.laestabs(),
                s.inbox(),
                s.format(),
                layout,
                s.pupilKey(),
                s.contract(),
                s.columns(),
                s.codes(),
                s.contact(),
                s.terms(),
                s.safeguarding());
    }

    private static DropContent.Part pupils(String rows) {
        return Parts.of("pupilonroll.csv", PUPILS + rows);
    }

    private static Child child(Row row) {
        return ((Row.Sound) row).child();
    }

    private static List<Row> rows(long mostWaiting, DropContent.Part... parts) {
        List<Row> rows = new ArrayList<>();
        CensusMapping mapping = new CensusMapping(SCHOOL, Drops.CONFIGURATION.codes(), Shipped.CLOCK);
        try (Rows read = new CensusRows(new DropContent(List.of(parts)), SCHOOL, mapping, mostWaiting)) {
            read.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static byte[] bytes(DropContent.Part part) throws IOException {
        try (InputStream in = part.open()) {
            return in.readAllBytes();
        }
    }
}
