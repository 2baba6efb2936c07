package uk.hailsham.hub.mappings.ctf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.WHO;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.drain;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.drop;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.file;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.pupil;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.read;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.refused;

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

class CtfFormatTest {
    @ParameterizedTest
    @ValueSource(strings = {"15.0", "17", "20.0", "25.0", "26.0"})
    void readsVersionsFifteenToTwentySixWithoutANote(String version) {
        CtfTexts.Drop drop = drop(file(version, "<LEA>845</LEA><Estab>9991</Estab>", pupil(WHO)));

        assertThat(drop.rows()).hasSize(1);
        assertThat(drop.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"27.0", "14.0", "next"})
    void readsOtherVersionsWithANote(String version) {
        CtfTexts.Drop drop = drop(file(version, "<LEA>845</LEA><Estab>9991</Estab>", pupil(WHO)));

        assertThat(drop.rows()).hasSize(1);
        assertThat(drop.notes())
                .containsExactly(new Rejection(
                        "c.xml",
                        0,
                        "CTFversion",
                        "unknown-version",
                        Rejection.Effect.FIELD_DROPPED,
                        "a version from 15.0 to 26.x",
                        version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<LEA>XXX</LEA><Estab>XXXX</Estab>",
                "<LEA>845</LEA><Estab>XXXX</Estab>",
                "",
                "<LEA>845</LEA><Estab>9991</Estab>",
                "<LEA>845</LEA><Estab>4001</Estab>"
            })
    void takesAFileOfItsOwnSchoolUnderAnyOfItsNumbersOrOfNone(String source) {
        assertThat(drop(file("25.0", source, pupil(WHO))).rows()).hasSize(1);
    }

    @Test
    void refusesAnotherSchoolsFile() {
        DropRefused refused = refused(file("25.0", "<LEA>845</LEA><Estab>9992</Estab>", pupil(WHO)));

        assertThat(refused.rejection().code()).isEqualTo("another-school");
        assertThat(refused.rejection().found()).isEqualTo("8459992");
    }

    @Test
    void refusesAnotherSchoolsFileEvenIfItsHeaderComesLast() {
        String header = "<Header><SourceSchool><LEA>845</LEA><Estab>9992</Estab></SourceSchool></Header>";

        assertThat(refused("<CTfile><CTFpupilData>" + pupil(WHO) + "</CTFpupilData>" + header + "</CTfile>")
                        .rejection()
                        .code())
                .isEqualTo("another-school");
    }

    @Test
    void readsAnAdmissionTransferFileLikewiseAndMindsNoNamespace() {
        String atf = "<a:ATfile xmlns:a='urn:atf'><a:Header><a:ATFversion>25.0</a:ATFversion></a:Header>"
                + "<a:ATFpupilData>" + pupil(WHO).replace("<", "<a:").replace("<a:/", "</a:")
                + "</a:ATFpupilData></a:ATfile>";

        CtfTexts.Drop drop = drop(atf);

        assertThat(drop.rows()).hasSize(1).allMatch(row -> row instanceof Row.Sound);
        assertThat(drop.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<Forename>Rowan</Forename><DOB>2013-03-09</DOB>, family, missing",
        "<Surname>Ashdown</Surname><DOB>2013-03-09</DOB>, given, missing",
        "<Surname>Ashdown</Surname><Forename>Rowan</Forename>, dateOfBirth, missing",
        "<Surname>A</Surname><Forename>R</Forename><DOB>2013-02-30</DOB>, dateOfBirth, not-a-date",
        "<Surname>A</Surname><Forename>R</Forename><DOB>2031-02-03</DOB>, dateOfBirth, implausible-date",
    })
    void rejectsOnlyThePupilWithoutNameOrDateOfBirthAndTellsWhoseItIs(String elements, String field, String code) {
        List<Row> rows = read(Parts.of("c.xml", file("25.0", "", pupil(elements) + pupil(WHO))));

        Rejection rejection = ((Row.Unsound) rows.get(0)).rejections().get(0);
        assertThat(rejection)
                .extracting(Rejection::row, Rejection::field, Rejection::code, Rejection::effect)
                .containsExactly(1, field, code, Rejection.Effect.ROW_REJECTED);
        assertThat(((Row.Unsound) rows.get(0)).keys())
                .extracting(PupilKey::kind)
                .containsExactly(PupilKey.Kind.NAME_AND_DATE_OF_BIRTH);
        assertThat(rows.get(1)).isInstanceOf(Row.Sound.class);
        assertThat(rows.get(1).records()).containsExactly(new Row.At("c.xml", 2));
    }

    @Test
    void countsPupilsAnewInEachFileOfADrop() {
        DropContent drop = new DropContent(List.of(
                Parts.of("a.xml", file("25.0", "", pupil(WHO) + pupil(WHO))),
                Parts.of("b.xml", file("25.0", "", pupil(WHO)))));

        assertThat(drain(drop).rows().stream().map(row -> row.records().get(0)))
                .containsExactly(new Row.At("a.xml", 1), new Row.At("a.xml", 2), new Row.At("b.xml", 1));
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        String xml = file("25.0", "", "<Odd><Deep>1</Deep></Odd>" + pupil(WHO + "<Shoe>5</Shoe>"))
                .replace("</CTfile>", "<SuppInfo><SuppID>x</SuppID></SuppInfo></CTfile>");

        assertThat(drop(xml).rows()).hasSize(1);
    }

    @Test
    void rejectsOnlyThePupilThatIsTooLarge() {
        String many = pupil(WHO + "<Phones>" + "<Phone/>".repeat(1_000_000) + "</Phones>");
        String longText = pupil(WHO + "<Email>" + "word ".repeat(1_000_000) + "</Email>");

        List<Row> rows = read(Parts.of("c.xml", file("25.0", "", many + longText + pupil(WHO))));

        assertThat(rows.subList(0, 2)).allSatisfy(row -> {
            assertThat(((Row.Unsound) row).rejections())
                    .extracting(Rejection::code)
                    .containsExactly("too-large");
            assertThat(((Row.Unsound) row).keys()).as("whose it is").isNotEmpty();
        });
        assertThat(rows.get(2)).isInstanceOf(Row.Sound.class);
    }

    @Test
    void refusesAFileOfMorePupilsThanACountyHas() {
        assertThat(refused(file("25.0", "", "<Pupil/>".repeat(500_001)))
                        .rejection()
                        .code())
                .isEqualTo("too-large");
    }

    @Test
    void refusesAFileCutOffAnywhere() {
        byte[] whole =
                file("25.0", "<LEA>845</LEA><Estab>9991</Estab>", pupil(WHO)).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            DropContent.Part part = Parts.of("c.xml", Arrays.copyOf(whole, length));
            DropRefused refused = catchThrowableOfType(DropRefused.class, () -> read(part));
            assertThat(refused.rejection().code()).isEqualTo("malformed-xml");
            assertThat(refused.getMessage()).doesNotContain("Ashdown").contains("line");
        }
    }

    @Test
    void neverEndsInAnythingButRowsOrARefusalWhateverTheBytes() {
        byte[] whole =
                file("25.0", "<LEA>845</LEA><Estab>9991</Estab>", pupil(WHO)).getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] hurt = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                hurt[random.nextInt(hurt.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(Parts.of("c.xml", hurt))).hasSizeLessThanOrEqualTo(1);
            } catch (DropRefused e) {
                assertThat(e.rejection().effect()).isEqualTo(Rejection.Effect.FILE_REFUSED);
            }
        }
    }

    @Test
    void refusesADocumentTypeAndAnythingThatIsNoCtf() {
        assertThat(refused("<!DOCTYPE CTfile><CTfile/>").rejection().code()).isEqualTo("doctype");
        assertThat(refused("<html/>").rejection().code()).isEqualTo("not-a-ctf");
        assertThat(refused("\0\0").rejection().code()).isEqualTo("malformed-xml");
    }
}
