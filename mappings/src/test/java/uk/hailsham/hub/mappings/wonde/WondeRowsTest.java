package uk.hailsham.hub.mappings.wonde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.Drops;
import uk.hailsham.hub.mappings.Parts;

class WondeRowsTest {
    private static final School SCHOOL = Drops.school("hawkes-farm");
    private static final String AMELIA = """
            {"id":"A500032376","upi":"X845999420001","mis_id":5841,"surname":"Ward","forename":"Amelia",
             "gender":"FEMALE","date_of_birth":{"date":"2018-02-28 00:00:00.000000","timezone_type":3,"timezone":"Europe/London"}}""";
    private static final String PIOTR = AMELIA.replace("5841", "5842").replace("Amelia", "Piotr");

    @Test
    void rowsAreCountedAcrossThePagesInTheOrderOfTheirNumbers() {
        List<Row> rows =
                Drops.rows(SCHOOL, page("a.json", PIOTR, 2, false), page("b.json", AMELIA + "," + AMELIA, 1, true));
        assertThat(rows.stream().flatMap(row -> row.records().stream()))
                .containsExactly(new Row.At("b.json", 1), new Row.At("b.json", 2), new Row.At("a.json", 3));
    }

    @Test
    void upiIsNeverAUpn() {
        Child child = child(Drops.rows(SCHOOL, page("a.json", AMELIA, 1, false)).get(0));
        assertThat(child.identifiers().upn()).isNull();
        assertThat(child.identifiers().localId()).isEqualTo("5841");
    }

    static Stream<Arguments> incompleteDownloads() {
        return Stream.of(
                Arguments.of("page-missing", List.of(page("1", AMELIA, 1, true))),
                Arguments.of("page-missing", List.of(page("1", AMELIA, 2, false))),
                Arguments.of("page-missing", List.of(page("1", AMELIA, 1, true), page("3", PIOTR, 3, false))),
                Arguments.of("page-twice", List.of(page("1", AMELIA, 1, true), page("1b", PIOTR, 1, false))),
                Arguments.of(
                        "pages-of-two-downloads", List.of(page("1", AMELIA, 1, false), page("2", PIOTR, 2, false))),
                Arguments.of("missing", List.of(page("1", AMELIA, 1, true), bare("2", PIOTR))),
                Arguments.of("total-differs", List.of(paginated("1", AMELIA, "\"current_page\":1,\"total\":2"))),
                Arguments.of("page-missing", List.of(paginated("1", AMELIA, "\"current_page\":1,\"last_page\":2"))),
                Arguments.of("count-differs", List.of(paginated("1", AMELIA, "\"current_page\":1,\"count\":2"))),
                Arguments.of(
                        "page-missing", List.of(paginated("1", AMELIA, "\"current_page\":1,\"next\":\"u?page=2\""))),
                Arguments.of("no-rows", List.of(page("1", "", 1, false))));
    }

    /** Every pupil of a missing page would look gone. */
    @ParameterizedTest
    @MethodSource("incompleteDownloads")
    void aDownloadThatIsNotWholeIsRefused(String code, List<DropContent.Part> parts) {
        assertThat(Drops.refusal(SCHOOL, parts.toArray(DropContent.Part[]::new)).code())
                .isEqualTo(code);
    }

    /** Or a pupil whose record has a slip tonight would be taken for a leaver. */
    @Test
    void rejectedStudentStillTellsWhoItIs() {
        List<Row> rows = Drops.rows(SCHOOL, page("a.json", AMELIA.replace("2018-02-28", "2018-02-30"), 1, false));
        assertThat(((Row.Unsound) rows.get(0)).keys())
                .containsExactly(
                        new PupilKey(PupilKey.Kind.LOCAL_ID, "5841"),
                        new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "WARD|AMELIA|"));
    }

    @Test
    void aStudentTooLargeIsRejectedAloneAndStillTellsWhoItIs() {
        String large = AMELIA.replaceFirst("}}$", "},\"notes\":[" + "1,".repeat(20_000) + "1]}");
        List<Row> rows = Drops.rows(SCHOOL, page("a.json", large + "," + PIOTR, 1, false));
        Row.Unsound rejected = (Row.Unsound) rows.get(0);
        assertThat(rejected.rejections()).extracting(Rejection::code).containsExactly("too-large");
        assertThat(rejected.keys()).contains(new PupilKey(PupilKey.Kind.LOCAL_ID, "5841"));
        assertThat(child(rows.get(1)).legalName().given()).isEqualTo("Piotr");
    }

    @Test
    void theSampleIsReadWhole() {
        assertThat(Drops.rows(SCHOOL, Drops.sample("wonde")))
                .hasSize(3)
                .allSatisfy(row -> assertThat(child(row).findings()).isEmpty());
    }

    @Test
    void aPageCutOffAnywhereIsRefused() throws IOException {
        DropContent.Part[] sample = Drops.sample("wonde");
        byte[] whole;
        try (InputStream in = sample[1].open()) {
            whole = in.readAllBytes();
        }
        for (int length = 0; length < whole.length - 2; length++) {
            DropContent.Part cut = Parts.of("page-2.json", Arrays.copyOf(whole, length));
            assertThat(Drops.refusal(SCHOOL, sample[0], cut)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomBytesAreRefused(long seed) {
        byte[] bytes = new byte[10_000];
        new Random(seed).nextBytes(bytes);
        assertThat(Drops.refusal(SCHOOL, Parts.of("a.json", bytes))).isNotNull();
    }

    @Test
    void hostilePagesAreRefused() {
        String whole = "{\"data\":[" + AMELIA + "]}";
        List<String> hostile = List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"data\":null}",
                "{\"data\":{}}",
                "{\"data\":[],\"data\":[" + AMELIA + "]}",
                whole + whole,
                whole.replace("Ward", "W\0ard"),
                whole.replace("5841", "9".repeat(1_000)),
                whole.replace("Ward", "W".repeat(1 << 20)),
                whole.replace("\"Ward\"", "[".repeat(100_000)),
                "[".repeat(1 << 20),
                "{\"" + "k".repeat(1 << 20) + "\":1}",
                whole.replace("\"Ward\"", "NaN"),
                whole.replace("{\"id\"", "{id"));
        for (String text : hostile) {
            assertThat(Drops.refusal(SCHOOL, Parts.of("a.json", text)))
                    .as(text.substring(0, Math.min(40, text.length())))
                    .isNotNull();
        }
    }

    private static DropContent.Part page(String name, String students, int page, boolean more) {
        return paginated(name, students, "\"current_page\":" + page + ",\"more\":" + more);
    }

    private static DropContent.Part paginated(String name, String students, String pagination) {
        return Parts.of(name, "{\"data\":[" + students + "],\"meta\":{\"pagination\":{" + pagination + "}}}");
    }

    private static DropContent.Part bare(String name, String students) {
        return Parts.of(name, "{\"data\":[" + students + "]}");
    }

    private static Child child(Row row) {
        return ((Row.Sound) row).child();
    }
}
