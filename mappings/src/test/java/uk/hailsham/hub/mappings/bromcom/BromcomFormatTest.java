package uk.hailsham.hub.mappings.bromcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static uk.hailsham.hub.mappings.bromcom.Learners.AMELIA;
import static uk.hailsham.hub.mappings.bromcom.Learners.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.Parts;

class BromcomFormatTest {
    private static final String PIOTR =
            "{\"LearnerId\":8,\"Surname\":\"Novak\",\"Forename\":\"Piotr\",\"DateOfBirth\":\"2016-11-03\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[<A>,<P>]",
                "<A> <P>",
                "<A>\n<P>\n",
                "<A>\r\n\r\n<P>",
                "{\"count\":2,\"learners\":[<A>,<P>]}",
                "{\"Whatever\":[<A>,<P>],\"next\":null}",
                "{\"links\":[{\"href\":\"x\"}],\"tags\":[1,[2]],\"none\":[],\"meta\":{\"UPN\":1},\"value\":[<A>,<P>]}",
                "{\"a\":[<A>],\"junk\":{\"x\":[1]},\"b\":[<P>]}",
                "{\"page\":[<A>]}\n{\"page\":[<P>]}",
                "[<A>]\n[<P>]"
            })
    void readsLearnersInWhicheverWayTheyAreStrungTogether(String file) {
        List<Row> rows = read(file.replace("<A>", AMELIA).replace("<P>", PIOTR));

        assertThat(rows).allMatch(row -> row instanceof Row.Sound);
        assertThat(rows.stream().map(row -> row.records().get(0)))
                .containsExactly(new Row.At("l.json", 1), new Row.At("l.json", 2));
        assertThat(rows.stream()
                        .map(row -> ((Row.Sound) row).child().identifiers().localId()))
                .containsExactly("7", "8");
    }

    @Test
    void readsOneLearnerAloneWithItsListsBeforeItsName() {
        String contacts = "{\"Contacts\":[{\"UPN\":\"x\",\"Surname\":\"Ward\"}],\"Odd\":[{\"a\":1}],";

        List<Row> rows = read(contacts + Learners.WHO + "}");

        assertThat(rows).hasSize(1);
        assertThat(((Row.Sound) rows.get(0)).child().persons()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,EFBBBF", "UTF-16LE,FFFE", "UTF-16BE,FEFF"})
    void takesTheCharsetThatTheByteOrderMarkNames(String charset, String mark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < mark.length(); i += 2) {
            bytes.write(Integer.parseInt(mark.substring(i, i + 2), 16));
        }
        bytes.writeBytes(AMELIA.replace("Ward", "Wárd").getBytes(Charset.forName(charset)));

        List<Row> rows = read(Parts.of("l.json", bytes.toByteArray()));

        assertThat(((Row.Sound) rows.get(0)).child().legalName().family()).isEqualTo("Wárd");
    }

    @Test
    void refusesBytesThatAreNotOfTheCharsetAgreed() {
        byte[] bytes = AMELIA.replace("Ward", "Wárd").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(bytes).rejection())
                .isEqualTo(new Rejection(
                        "l.json",
                        0,
                        "line 1, after object 0",
                        "wrong-charset",
                        Rejection.Effect.FILE_REFUSED,
                        "text in UTF-8",
                        "bytes outside it"));
    }

    @Test
    void countsLearnersAnewInEachFileOfADrop() {
        List<Row> rows = read(Parts.of("a.json", AMELIA + PIOTR), Parts.of("b.json", "[" + AMELIA + "]"));

        assertThat(rows.stream().map(row -> row.records().get(0)))
                .containsExactly(new Row.At("a.json", 1), new Row.At("a.json", 2), new Row.At("b.json", 1));
    }

    @Test
    void whatIsNoObjectWhereALearnerShouldBeIsARejectedRow() {
        List<Row> rows = read("[null,\"x\",[1,[2]]," + AMELIA + ",{}]");

        assertThat(rows).hasSize(5);
        assertThat(rows.get(3)).isInstanceOf(Row.Sound.class);
        assertThat(rows.stream()
                        .filter(Row.Unsound.class::isInstance)
                        .flatMap(row -> ((Row.Unsound) row).rejections().stream())
                        .map(Rejection::code))
                .containsExactly("not-an-object", "not-an-object", "not-an-object", "not-an-object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"Forename\":\"A\",\"DateOfBirth\":\"01/02/2015\"};family;missing",
                "{\"Surname\":\"A\",\"DateOfBirth\":\"01/02/2015\"};given;missing",
                "{\"Surname\":{\"x\":1},\"Forename\":\"A\",\"DateOfBirth\":\"01/02/2015\"};family;missing",
                "{\"Surname\":\"A\",\"Forename\":\"B\"};dateOfBirth;missing",
                "{\"Surname\":\"A\",\"Forename\":\"B\",\"DateOfBirth\":\"31/02/2015\"};dateOfBirth;not-a-date",
                "{\"Surname\":\"A\",\"Forename\":\"B\",\"DateOfBirth\":\"01/02/1915\"};dateOfBirth;implausible-date",
            })
    void rejectsOnlyTheLearnerWithoutNameOrDateOfBirth(String learner, String field, String code) {
        List<Row> rows = read("[" + learner + "," + AMELIA + "]");

        assertThat(((Row.Unsound) rows.get(0)).rejections())
                .extracting(Rejection::row, Rejection::field, Rejection::code, Rejection::effect)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, field, code, Rejection.Effect.ROW_REJECTED));
        assertThat(rows.get(1)).isInstanceOf(Row.Sound.class);
    }

    @Test
    void whoStandsInALearnerThatCannotBeTakenIsStillTold() {
        String nameless = "{\"LearnerId\":7,\"Surname\":\"Ward\",\"DateOfBirth\":\"28/02/2015\"}";
        String large = "{" + Learners.WHO + ",\"Contacts\":[" + "{\"a\":1},".repeat(10_000) + "{}]}";

        List<Row> rows = read("[" + nameless + "," + large + "]");

        PupilKey id = new PupilKey(PupilKey.Kind.LOCAL_ID, "7");
        assertThat(((Row.Unsound) rows.get(0)).keys())
                .containsExactly(id, new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "||2015-02-28"));
        assertThat(((Row.Unsound) rows.get(1)).keys())
                .containsExactly(id, new PupilKey(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH, "WARD|AMELIA|"));
    }

    @Test
    void rejectsOnlyTheLearnerThatIsTooLarge() {
        String many = "{" + Learners.WHO + ",\"Contacts\":[" + "{\"a\":1},".repeat(100_000) + "{}]}";
        String longTexts = "{" + Learners.WHO + ",\"A\":[" + ("\"" + "x".repeat(500_000) + "\",").repeat(3) + "1]}";

        List<Row> rows = read("[" + many + "," + longTexts + "," + AMELIA + "]");

        assertThat(rows.subList(0, 2))
                .allSatisfy(row -> assertThat(((Row.Unsound) row).rejections())
                        .extracting(Rejection::code)
                        .containsExactly("too-large"));
        assertThat(rows.get(2)).isInstanceOf(Row.Sound.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';no-learners",
                "[];no-learners",
                "{\"error\":\"not authorised\"};not-learners",
                "{\"data\":[{\"id\":\"A1\",\"upi\":\"x\",\"surname\":\"Ward\"}]};not-learners",
                "\"text\";not-learners",
                "<html/>;malformed-json",
                "[{\"UPN\":1},];malformed-json",
                "{'UPN':1};malformed-json",
                "[NaN];malformed-json"
            })
    void refusesWhatHoldsNoLearners(String text, String code) {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8)).rejection().code())
                .isEqualTo(code);
    }

    @Test
    void refusesGiantTextsNamesNumbersAndDepths() {
        List<String> hostile = List.of(
                "[{\"UPN\":\"" + "x".repeat(3_000_000),
                "[{\"" + "x".repeat(3_000_000),
                "[{\"UPN\":" + "1".repeat(3_000_000) + "}]",
                "[{\"UPN\":" + "[".repeat(200_000));
        for (String text : hostile) {
            assertThat(refused(text.getBytes(StandardCharsets.UTF_8))
                            .rejection()
                            .code())
                    .isEqualTo("too-large");
        }
    }

    @Test
    void refusesAFileOfMoreLearnersThanACountyHas() {
        byte[] many = ("[" + "1,".repeat(500_000) + "1]").getBytes(StandardCharsets.UTF_8);

        assertThat(refused(many).rejection().code()).isEqualTo("too-large");
    }

    @Test
    void refusesAFileCutOffAnywhereAndTellsNothingOfAnybody() {
        byte[] whole = ("[" + AMELIA + "]").getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            DropRefused refused = refused(Arrays.copyOf(whole, length));
            assertThat(refused.rejection().code()).isIn("malformed-json", "no-learners");
            assertThat(refused.getMessage()).doesNotContain("Ward").contains("line 1");
        }
    }

    @Test
    void neverEndsInAnythingButRowsOrARefusalWhateverTheBytes() {
        byte[] whole = ("[" + AMELIA + "," + PIOTR + "]").getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] hurt = seed % 3 == 0 ? new byte[200] : whole.clone();
            for (int i = seed % 3 == 0 ? 200 : random.nextInt(4); i >= 0; i--) {
                hurt[random.nextInt(hurt.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(Parts.of("l.json", hurt))).hasSizeLessThan(5);
            } catch (DropRefused e) {
                assertThat(e.rejection().effect()).isEqualTo(Rejection.Effect.FILE_REFUSED);
            }
        }
    }

    private static DropRefused refused(byte[] bytes) {
        DropContent.Part part = Parts.of("l.json", bytes);
        DropRefused refused = catchThrowableOfType(DropRefused.class, () -> read(part));
        assertThat(refused).isNotNull();
        return refused;
    }
}
