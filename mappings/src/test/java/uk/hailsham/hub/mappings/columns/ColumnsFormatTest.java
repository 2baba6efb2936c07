package uk.hailsham.hub.mappings.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static uk.hailsham.hub.mappings.columns.Downland.plain;
import static uk.hailsham.hub.mappings.columns.Downland.read;
import static uk.hailsham.hub.mappings.columns.Downland.school;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.Parts;

class ColumnsFormatTest {
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "localId", List.of("Student ID"),
            "name", List.of("Full name", "Name"),
            "dateOfBirth", List.of("Born"),
            "postcode", List.of("Post Code"),
            "need", List.of("SEN need"),
            "needRank", List.of("SEN rank"));
    private static final School SCHOOL = school(School.Layout.USUAL, COLUMNS);
    private static final String HEADINGS = "Student ID,Full name,Born,Post Code,SEN need,SEN rank\n";
    private static final String AMELIA = "7,\"Ward, Amelia\",2015-02-28,BN27 1AA,,\n";

    @Test
    void headingsAreTheSchoolsOwnWhateverTheirCaseBlanksAndOrder() {
        String text = "House,  BORN,\"student\nid\",POST  CODE,SEN Rank,sen need,full NAME \n"
                + "Red,2015-02-28,7,BN27 1AA,1,SLCN,\"Ward, Amelia\"\n";

        Downland.Drop drop = read(SCHOOL, text);

        assertThat(drop.notes()).isEmpty();
        assertThat(drop.child(0).identifiers().localId()).isEqualTo("7");
        assertThat(drop.child(0).addresses().get(0).postcode()).isEqualTo("BN27 1AA");
        assertThat(drop.child(0).needs()).extracting(Need::rank).containsExactly(1);
    }

    @Test
    void ofSeveralHeadingsTheFirstThatSaysSomethingCounts() {
        String text = HEADINGS.replace("Full name", "Name") + AMELIA;

        assertThat(read(SCHOOL, text).child(0).legalName().family()).isEqualTo("Ward");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252,;,1",
        "UTF-16,'\t',1",
        "UTF-8,|,1",
    })
    void charsetAndSeparatorAreTheSchoolsOwn(String charset, char separator) {
        School school = school(new School.Layout(charset, separator, List.of("yyyy-MM-dd")), COLUMNS);
        String text = (HEADINGS + AMELIA)
                .replace(", Amelia", "# Ámélia")
                .replace(',', separator)
                .replace('#', ',');

        Downland.Drop drop = read(school, Parts.of("p.csv", text.getBytes(Charset.forName(charset))));

        assertThat(drop.child(0).legalName().given()).isEqualTo("Ámélia");
    }

    @Test
    void rowsThatAgreeInTheSchoolsKeyAreOneChildWhereverTheyStand() {
        String text = HEADINGS
                + "7,\"Ward, Amelia\",2015-02-28,BN27 1AA,SLCN,1\n"
                + "8,\"Novak, Piotr\",2016-11-03,BN27 1AA,MLD,1\n"
                + "7,,,,ASD,2\n"
                + "7,\"WARD, Amelia\",2015-02-28,,SEMH,3\n";

        List<Row> rows = read(SCHOOL, text).rows();

        assertThat(rows.stream().map(Row::records))
                .containsExactlyInAnyOrder(
                        List.of(new Row.At("p.csv", 1), new Row.At("p.csv", 3), new Row.At("p.csv", 4)),
                        List.of(new Row.At("p.csv", 2)));
        assertThat(rows.stream()
                        .map(row -> ((Row.Sound) row).child())
                        .filter(child -> child.identifiers().localId().equals("7"))
                        .flatMap(child -> child.needs().stream())
                        .map(need -> need.senType() + need.rank()))
                .containsExactly("SLCN1", "ASD2", "SEMH3");
    }

    @Test
    void withoutAKeyRowsThatAgreeInNameAndDateOfBirthAreOneChild() {
        String text = HEADINGS + ",\"Ward, Amelia\",2015-02-28,,SLCN,1\n,\"Ward, Amelia\",2015-02-28,,ASD,2\n"
                + ",\"Ward, Amelia\",2015-02-27,,MLD,1\n";

        assertThat(read(SCHOOL, text).rows()).hasSize(2);
    }

    @Test
    void aKeyStaysWithWhomItCameFirstUnlessNameOrDateOfBirthAgrees() {
        String text = HEADINGS
                + "7,\"Ward, Amelia\",2015-02-28,,SLCN,1\n"
                + "7,\"Novak, Piotr\",2016-11-03,,MLD,1\n"
                + "7,\"Ward-Lee, Amelia\",2015-02-28,,ASD,2\n";

        Downland.Drop drop = read(SCHOOL, text);

        assertThat(drop.rows()).hasSize(2);
        assertThat(drop.child(0).needs()).extracting(Need::senType).containsExactly("SLCN", "ASD");
        assertThat(drop.child(1).identifiers().localId()).isNull();
        assertThat(drop.child(1).needs()).extracting(Need::senType).containsExactly("MLD");
        assertThat(drop.child(1).findings()).extracting("code").containsExactly("key-of-another-pupil");
    }

    @Test
    void aUpnStaysWithThePupilItCameWithFirst() {
        School school = plain("localId", "upn", "family", "given", "dateOfBirth");
        String text = "localId,upn,family,given,dateOfBirth\n"
                + "1,A950000178301,Ward,Amelia,2015-02-28\n"
                + "2,A950000178301,Novak,Piotr,2016-11-03\n";

        Downland.Drop drop = read(school, text);

        assertThat(drop.child(0).identifiers().upn()).isEqualTo("A950000178301");
        assertThat(drop.child(1).identifiers().upn()).isNull();
        assertThat(drop.child(1).identifiers().localId()).isEqualTo("2");
        assertThat(drop.child(1).findings()).extracting("code").containsExactly("upn-of-another-pupil");
    }

    @Test
    void aNeedWithoutItsPupilIsRejectedAndStillTellsWhoseItIs() {
        List<Row> rows =
                read(SCHOOL, HEADINGS + AMELIA + ",,,,ASD,2\n9,,,,SLCN,1\n").rows();

        assertThat(rows.stream().filter(Row.Unsound.class::isInstance))
                .extracting(Row::records)
                .containsExactly(List.of(new Row.At("p.csv", 2)), List.of(new Row.At("p.csv", 3)));
        assertThat(rows.stream().filter(Row.Unsound.class::isInstance).map(row -> ((Row.Unsound) row).keys()))
                .containsExactly(List.of(), List.of(new PupilKey(PupilKey.Kind.LOCAL_ID, "9")));
    }

    @Test
    void aColumnThatIsNotThereIsNotedAndStopsNothing() {
        String text = HEADINGS.replace("Post Code", "PC") + AMELIA;

        assertThat(read(SCHOOL, text).notes())
                .containsExactly(new Rejection(
                        "p.csv",
                        0,
                        "postcode",
                        "missing-column",
                        Rejection.Effect.FIELD_DROPPED,
                        "a column Post Code",
                        "6 columns"));
        assertThat(read(SCHOOL, text).rows()).hasSize(1);
    }

    @Test
    void aHeadingThatStandsTwiceIsNotedAndTheFirstCounts() {
        String text = HEADINGS.replace("SEN rank", "Born") + AMELIA.replace(",,\n", ",,2001-01-01\n");

        Downland.Drop drop = read(SCHOOL, text);

        assertThat(drop.notes()).extracting(Rejection::code).containsExactly("repeated-column", "missing-column");
        assertThat(drop.child(0).dateOfBirth()).hasToString("2015-02-28");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Born#dateOfBirth#missing-column",
                "Full name#name#missing-column",
                "Student ID#localId#missing-column"
            })
    void refusesAFileWithoutNameDateOfBirthOrTheSchoolsFirstKey(String heading, String field, String code) {
        DropRefused refused = refused(SCHOOL, (HEADINGS + AMELIA).replace(heading, "x"));

        assertThat(refused.rejection())
                .extracting(Rejection::field, Rejection::code)
                .containsExactly(field, code);
    }

    @Test
    void refusesAFileWithAnotherSeparatorAndSaysHowManyColumnsItFound() {
        Rejection rejection =
                refused(SCHOOL, (HEADINGS + AMELIA).replace(',', ';')).rejection();

        assertThat(rejection.code()).isEqualTo("missing-column");
        assertThat(rejection.found()).isEqualTo("1 column");
    }

    @Test
    void refusesHeadingsOnlyAndNothingAtAll() {
        assertThat(refused(SCHOOL, HEADINGS).rejection().code()).isEqualTo("no-rows");
        assertThat(refused(SCHOOL, "").rejection().code()).isEqualTo("empty-file");
        assertThat(refused(SCHOOL, "\n,,,\n").rejection().code()).isEqualTo("empty-file");
    }

    @Test
    void refusesBytesOutsideTheCharsetNulsAndGiantCells() {
        byte[] latin = (HEADINGS + AMELIA.replace("Ward", "Wárd")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(SCHOOL, Parts.of("p.csv", latin)).rejection().code()).isEqualTo("wrong-charset");
        assertThat(refused(SCHOOL, HEADINGS + "\0" + AMELIA).rejection().code()).isEqualTo("malformed-csv");
        assertThat(refused(SCHOOL, HEADINGS + "\"" + "x".repeat(10 << 20))
                        .rejection()
                        .code())
                .isEqualTo("malformed-csv");
    }

    @Test
    void fiveHundredColumnsAreReadAndFiveThousandRefused() {
        assertThat(read(SCHOOL, wide(500)).rows()).hasSize(1);
        assertThat(refused(SCHOOL, wide(5_000)).rejection().code()).isEqualTo("malformed-csv");
    }

    private static String wide(int columns) {
        String more = IntStream.range(6, columns).mapToObj(i -> ",c" + i).collect(Collectors.joining());
        return HEADINGS.strip() + more + "\n" + AMELIA.strip() + ",x".repeat(columns - 6) + "\n";
    }

    @Test
    void rejectsOnlyTheRowWithAnotherNumberOfCells() {
        List<Row> rows = read(SCHOOL, HEADINGS + AMELIA + "Total: 1\n" + AMELIA.replace('7', '8') + ",,,,,,,\n")
                .rows();

        assertThat(rows).hasSize(3);
        assertThat(rows.stream()
                        .filter(Row.Unsound.class::isInstance)
                        .flatMap(row -> ((Row.Unsound) row).rejections().stream()))
                .containsExactly(new Rejection(
                        "p.csv", 2, "", "wrong-cell-count", Rejection.Effect.ROW_REJECTED, "6 cells", "1"));
    }

    @Test
    void aFileCutOffAnywhereIsReadOrRefused() {
        byte[] whole = (HEADINGS + AMELIA).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            endsWell(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void neverEndsInAnythingButRowsOrARefusalWhateverTheBytes() {
        byte[] whole = (HEADINGS + AMELIA + AMELIA.replace('7', '8')).getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] hurt = whole.clone();
            for (int i = seed % 5 == 0 ? 300 : random.nextInt(4); i >= 0; i--) {
                hurt[random.nextInt(hurt.length)] = (byte) random.nextInt(256);
            }
            endsWell(hurt);
        }
    }

    private static void endsWell(byte[] bytes) {
        try {
            assertThat(read(SCHOOL, Parts.of("p.csv", bytes)).rows()).hasSizeLessThan(200);
        } catch (DropRefused e) {
            assertThat(e.rejection().effect()).isEqualTo(Rejection.Effect.FILE_REFUSED);
            assertThat(e.getMessage()).doesNotContain("Ward");
        }
    }

    private static DropRefused refused(School school, String text) {
        return refused(school, Parts.of("p.csv", text));
    }

    private static DropRefused refused(School school, DropContent.Part part) {
        DropRefused refused = catchThrowableOfType(DropRefused.class, () -> read(school, part));
        assertThat(refused).isNotNull();
        return refused;
    }
}
