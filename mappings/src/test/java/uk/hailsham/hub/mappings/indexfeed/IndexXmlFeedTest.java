package uk.hailsham.hub.mappings.indexfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.index.IndexEntry;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.index.IndexRow;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.Parts;
import uk.hailsham.hub.mappings.TestCodes;

/** The feed as XML says the same as the feed as CSV, and is checked in the same way. */
class IndexXmlFeedTest {
    private static final String ID = "<feedId>019ac001-0000-7000-8000-0000000000f1</feedId>";
    private static final String HEADER = "<indexFeed xmlns='urn:hailsham-hub:index-feed:1'><header>" + ID
            + "<sequence>7</sequence><at>2026-11-23T02:00:00Z</at><kind>delta</kind><version>1</version></header>";
    private static final String IVO = "<indexNumber>CI-2</indexNumber><family>Weald</family><given>Ivo</given>"
            + "<dateOfBirth>2014-06-14</dateOfBirth>";
    private static final String SOUND = "<entry>" + IVO + "<shielded>N</shielded></entry>";
    private static final String TRAILER = "<trailer><entries>1</entries><gone>0</gone></trailer></indexFeed>";

    @Test
    void theSampleFitsTheSchema() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("..", "docs", "index-feed-1.xsd").toFile());
        var sample = new StreamSource(
                Path.of("..", "docs", "samples", "index-xml", "index-full.xml").toFile());

        assertThatCode(() -> schema.newValidator().validate(sample)).doesNotThrowAnyException();
    }

    @Test
    void theSamplesOfBothFormsSayTheSame() {
        Feed xml = read(Parts.file("docs/samples/index-xml/index-full.xml"));
        Feed csv = read(Parts.file("docs/samples/index-csv/index-full.csv"));

        assertThat(xml.header).isEqualTo(csv.header);
        assertThat(xml.trailer).isEqualTo(csv.trailer);
        assertThat(xml.rows.stream().map(IndexXmlFeedTest::said).toList())
                .isEqualTo(csv.rows.stream().map(IndexXmlFeedTest::said).toList())
                .hasSize(3);
    }

    @Test
    void theFileItselfSaysWhichFormItHas() {
        byte[] mark = "\uFEFF \n<?xml version='1.0'?>".getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(DropRefused.class, () -> read(Parts.of("index.csv", mark)))
                        .rejection()
                        .code())
                .isEqualTo("malformed-xml");
        assertThat(read(Parts.of("index.csv", HEADER + SOUND + TRAILER)).rows).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"<shielded>N</shielded>,false", "<shielded>Y</shielded>,true", "<shielded>?</shielded>,true", "'',true"
    })
    void leavesAChildUnshieldedOnlyAtAPlainNo(String flag, boolean shielded) {
        IndexEntry entry =
                ((IndexRow.Upsert) rows("<entry>" + IVO + flag + "</entry>").get(0)).entry();

        assertThat(entry.shielded()).isEqualTo(shielded);
    }

    @Test
    void dropsAFieldAndKeepsTheEntry() {
        IndexRow.Upsert upsert = (IndexRow.Upsert) rows("<entry>" + IVO + "<shielded>N</shielded><sex>Q</sex>"
                        + "<formerNames><name><given>Ivo</given></name></formerNames><hairColour>red</hairColour></entry>")
                .get(0);

        assertThat(upsert.entry().names()).hasSize(1);
        assertThat(upsert.dropped())
                .extracting(Rejection::field, Rejection::code, Rejection::effect)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("sex", "unknown-code", Effect.FIELD_DROPPED),
                        org.assertj.core.groups.Tuple.tuple("formerNames", "wrong-form", Effect.FIELD_DROPPED));
    }

    @ParameterizedTest
    @CsvSource({
        "<entry><family>Weald</family><given>Ivo</given><dateOfBirth>2014-06-14</dateOfBirth><shielded>N</shielded></entry>,indexNumber,missing",
        "<entry><indexNumber>CI-1</indexNumber><family>Weald</family><given>Ivo</given><dateOfBirth>x</dateOfBirth><shielded>N</shielded></entry>,dateOfBirth,not-a-date",
        "<gone/>,record,unknown-record",
        "<other/>,record,unknown-record",
    })
    void rejectsARecordThatNobodyCouldBeKnownByAndGoesOn(String record, String field, String code) {
        List<IndexRow> rows = rows(record + SOUND);

        assertThat(((IndexRow.Unsound) rows.get(0)).rejections().get(0))
                .extracting(Rejection::field, Rejection::code, Rejection::effect)
                .containsExactly(field, code, Effect.ROW_REJECTED);
        assertThat(rows.get(1)).isInstanceOf(IndexRow.Upsert.class);
        assertThat(rows.get(1).at()).isEqualTo(new Row.At("i.xml", 2));
    }

    @Test
    void rejectsARecordThatIsTooLargeAndKeepsWhoseItIs() {
        String large = "<entry>" + IVO + "<gpPractice>" + "x".repeat(70_000) + "</gpPractice></entry>";

        assertThat(rows(large + SOUND).get(0))
                .isEqualTo(new IndexRow.Unsound(
                        new Row.At("i.xml", 1),
                        List.of(new Rejection(
                                "i.xml",
                                1,
                                "record",
                                "too-large",
                                Effect.ROW_REJECTED,
                                "a record of at most 64 K characters",
                                null)),
                        "CI-2"));
    }

    @Test
    void leavesAMissingOrUnreadableTrailerToTheStore() {
        assertThat(read(Parts.of("i.xml", HEADER + "</indexFeed>")).trailer).isNull();
        assertThat(read(Parts.of("i.xml", HEADER + "<trailer><entries>many</entries></trailer></indexFeed>")).trailer)
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<CTfile/>",
                "<indexFeed/>",
                "<indexFeed><entry/></indexFeed>",
                "<indexFeed><header><feedId>x</feedId><version>1</version></header></indexFeed>",
                "<indexFeed><header>" + ID + "<version>2</version></header></indexFeed>",
                "<!DOCTYPE x [<!ENTITY a 'Weald'>]><indexFeed/>",
                HEADER + SOUND,
                HEADER + "<trailer><entries>0</entries><gone>0</gone></trailer>" + SOUND + "</indexFeed>",
            })
    void refusesAFeedThatIsNotOne(String text) {
        DropRefused refused = catchThrowableOfType(DropRefused.class, () -> read(Parts.of("i.xml", text)));

        assertThat(refused.rejection().effect()).isEqualTo(Effect.FILE_REFUSED);
        assertThat(refused.getMessage()).doesNotContain("Weald");
    }

    private static Object said(IndexRow row) {
        return row instanceof IndexRow.Upsert upsert ? upsert.entry() : ((IndexRow.Deletion) row).number();
    }

    private static List<IndexRow> rows(String records) {
        return read(Parts.of("i.xml", HEADER + records + TRAILER)).rows;
    }

    private static Feed read(DropContent.Part part) {
        List<IndexRow> rows = new ArrayList<>();
        try (IndexFeed feed = new IndexFeedForms().open(part, TestCodes.ALL)) {
            feed.forEachRemaining(rows::add);
            return new Feed(feed.header(), rows, feed.trailer());
        }
    }

    private record Feed(IndexFeed.Header header, List<IndexRow> rows, IndexFeed.Trailer trailer) {}
}
