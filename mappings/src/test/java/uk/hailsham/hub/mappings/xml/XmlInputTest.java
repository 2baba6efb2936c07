package uk.hailsham.hub.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;

class XmlInputTest {
    private static final Extent SMALL = new Extent(100, 1_000, Set.of());

    @Test
    void readsAnElementWithItsChildrenAndIgnoresNamespacesAndAttributes() {
        XmlElement pupil = first("<r xmlns:x='urn:x'><x:Pupil a='1'><x:UPN> X1 </x:UPN><DOB/></x:Pupil></r>");

        assertThat(pupil.name()).isEqualTo("Pupil");
        assertThat(pupil.text("UPN")).isEqualTo("X1");
        assertThat(pupil.text("DOB")).isNull();
        assertThat(pupil.child("Address").child("Town").text()).isNull();
    }

    @Test
    void joinsTextThatIsBrokenByEntitiesAndSections() {
        assertThat(first("<r><p><n>O&apos;<![CDATA[Brien]]> &amp;<!-- c --> Co</n></p></r>")
                        .text("n"))
                .isEqualTo("O'Brien & Co");
    }

    @Test
    void keepsOnlyTheBeginningOfAnElementBeyondItsExtent() {
        XmlElement many = first("<r><p>" + "<c>1</c>".repeat(1_000) + "</p></r>");
        XmlElement longText = first("<r><p>" + "word ".repeat(1_000) + "</p></r>");

        assertThat(many.cut()).isTrue();
        assertThat(many.children()).hasSize(SMALL.elements() - 1);
        assertThat(longText.cut()).isTrue();
        assertThat(first("<r><p><c>1</c></p></r>").cut()).isFalse();
    }

    @Test
    void readsOverWhatTheReaderDoesNotWant() {
        Extent extent = new Extent(3, 100, Set.of("StageAssessments"));
        String xml = "<r><p><StageAssessments>" + "<c/>".repeat(50) + "</StageAssessments><n>1</n></p></r>";

        XmlElement element = first(xml.getBytes(StandardCharsets.UTF_8), extent);

        assertThat(element.cut()).isFalse();
        assertThat(element.text("n")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1", "windows-1252"})
    void readsTheEncodingThatTheFileDeclares(String charset) {
        String xml = "<?xml version='1.0' encoding='" + charset + "'?><r><p><n>Zoë</n></p></r>";

        assertThat(first(xml.getBytes(Charset.forName(charset)), SMALL).text("n"))
                .isEqualTo("Zoë");
    }

    @Test
    void refusesAnyDocumentType() {
        String bomb = "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><r><p>&b;</p></r>";

        assertThat(refusal(bomb))
                .isEqualTo(new Rejection(
                        "f.xml",
                        0,
                        "line 1, column 1",
                        "doctype",
                        Rejection.Effect.FILE_REFUSED,
                        "no DOCTYPE: the hub reads no document type and no entities",
                        "DOCTYPE"));
    }

    @Test
    void neverFetchesAnExternalEntityOrSubset() {
        assertThat(refusal("<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x.dtd'><r/>").code())
                .isEqualTo("doctype");
        assertThat(refusal("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>")
                        .code())
                .isEqualTo("doctype");
    }

    @Test
    void refusesAnUndeclaredEntity() {
        assertThat(refusal("<r><p>&x;</p></r>").code()).isEqualTo("malformed-xml");
    }

    @Test
    void saysWhereATruncatedFileEndsAndNothingOfItsContent() {
        DropRefused refused = refused(bytes("<r>\n<p>\n<Surname>Ashdown"));

        assertThat(refused)
                .hasMessage("line 3, column 16: malformed-xml:"
                        + " expected well-formed XML within the limits, up to the end of the file")
                .hasNoCause();
        assertThat(refused.rejection().found()).isEqualTo("the file ends too early");
    }

    @Test
    void neverQuotesAChildInARefusal() {
        DropRefused refused = refused(bytes("<r><p><Surname>Ashdown</Ashdown></p></r>"));

        assertThat(refused.getMessage()).doesNotContain("Ashdown");
        assertThat(refused.rejection().toString()).doesNotContain("Ashdown");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(refusal("").code()).isEqualTo("malformed-xml");
        assertThat(refusal(" \n ").code()).isEqualTo("malformed-xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<r><p>a\0b</p></r>", "<r><p>\u0001</p></r>", "<r><p>&#0;</p></r>", "<r/>\0\0\0", "\0\0\0\0"})
    void refusesCharactersThatXmlForbids(String xml) {
        assertThat(refusal(xml).code()).isEqualTo("malformed-xml");
    }

    @Test
    void refusesBytesThatAreNotInTheEncoding() {
        byte[] latin =
                "<?xml version='1.0' encoding='UTF-8'?><r><p>Zo\u00eb</p></r>".getBytes(StandardCharsets.ISO_8859_1);

        Rejection rejection = refused(new ByteArrayInputStream(latin)).rejection();

        assertThat(rejection.code()).isEqualTo("malformed-xml");
        assertThat(rejection.found()).isEqualTo("bytes that are not in the encoding named");
    }

    @Test
    void refusesAnUnknownEncoding() {
        assertThat(refusal("<?xml version='1.0' encoding='nonsense'?><r/>").code())
                .isEqualTo("malformed-xml");
    }

    @Test
    void refusesRandomBytesWhateverTheyAre() {
        for (int seed = 0; seed < 200; seed++) {
            byte[] random = new byte[4_096];
            new Random(seed).nextBytes(random);
            assertThat(refused(new ByteArrayInputStream(random)).rejection().code())
                    .isEqualTo("malformed-xml");
        }
    }

    @Test
    void refusesNestingBeyondMeasure() {
        assertThat(refusal("<a>".repeat(100_000)).code()).isEqualTo("malformed-xml");
    }

    @Test
    void refusesAttributesBeyondMeasure() {
        String many = IntStream.range(0, 100).mapToObj(i -> " a" + i + "='1'").reduce("", String::concat);

        assertThat(refusal("<r><p" + many + "/></r>").code()).isEqualTo("malformed-xml");
        assertThat(refusal("<r><p a='" + "x".repeat(20_000) + "'/></r>").code()).isEqualTo("malformed-xml");
    }

    @Test
    void refusesANameWithoutEnd() {
        Rejection rejection =
                refused(bytes("<r><" + "abcdefghij".repeat(300_000))).rejection();

        assertThat(rejection.code()).isEqualTo("malformed-xml");
        assertThat(rejection.found()).isEqualTo("a name or text beyond every measure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r PUBLIC '%s' 'x'><r/>",
                "<r><p><!-- %s --></p></r>",
                "<r><p>%s</p></r>",
                "<r><p><![CDATA[%s]]></p></r>",
                "<r><?x %s?></r>",
                "<r><p a='%s'/></r>"
            })
    void refusesTextWithoutEndWhereverItStands(String xml) {
        assertThat(refusal(xml.formatted("word ".repeat(2_000_000))).code()).isEqualTo("malformed-xml");
    }

    @Test
    void refusesMoreElementNamesThanAnyFormatHas() {
        String names = IntStream.range(0, 6_000).mapToObj(i -> "<n" + i + "/>").reduce("", String::concat);

        assertThat(refusal("<r><p>" + names + "</p></r>").code()).isEqualTo("too-large");
    }

    @Test
    void leavesAFailingDiskToTheWorld() {
        InputStream failing = new SequenceInputStream(bytes("<r><p>"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        });

        assertThatThrownBy(() -> readAll(failing)).isInstanceOf(UncheckedIOException.class);
    }

    private static XmlElement first(String xml) {
        return first(xml.getBytes(StandardCharsets.UTF_8), SMALL);
    }

    private static XmlElement first(byte[] xml, Extent extent) {
        try (XmlInput input = XmlInput.open("f.xml", new ByteArrayInputStream(xml))) {
            input.root();
            assertThat(input.nextChild()).isTrue();
            XmlElement element = input.element(extent);
            assertThat(input.nextChild()).isFalse();
            input.end();
            return element;
        }
    }

    private static Rejection refusal(String xml) {
        return refused(bytes(xml)).rejection();
    }

    private static DropRefused refused(InputStream xml) {
        DropRefused refused = catchThrowableOfType(DropRefused.class, () -> readAll(xml));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static void readAll(InputStream xml) {
        try (XmlInput input = XmlInput.open("f.xml", xml)) {
            input.root();
            while (input.nextChild()) {
                input.element(SMALL);
            }
            input.end();
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
