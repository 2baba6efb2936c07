package uk.hailsham.hub.mappings.indexfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Sex;
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

class IndexCsvFeedTest {
    private static final String HEADER = "H,019ac001-0000-7000-8000-0000000000f1,7,2026-11-23T02:00:00Z,delta,1\n";
    private static final String COLUMNS = "C,indexNumber,family,given,sex,dateOfBirth,formerNames,"
            + "parentalResponsibility,nhsNumber,shielded,hairColour\n";

    @Test
    void readsTheSample() {
        Feed feed = read(Parts.file("docs/samples/index-csv/index-full.csv"));

        assertThat(feed.header)
                .isEqualTo(new IndexFeed.Header(
                        "019ac001-0000-7000-8000-0000000000f1", 1, Instant.parse("2026-11-23T02:00:00Z"), true));
        assertThat(feed.trailer).isEqualTo(new IndexFeed.Trailer(2, 1));
        assertThat(feed.rows)
                .containsExactly(
                        new IndexRow.Upsert(at(1), rowan(), List.of()),
                        new IndexRow.Upsert(at(2), imogen(), List.of()),
                        new IndexRow.Deletion(at(3), "CI-000003"));
    }

    @Test
    void writesAndReadsEveryEntryAsADocument() {
        for (IndexEntry entry : List.of(rowan(), imogen())) {
            assertThat(IndexEntryJson.read(IndexEntryJson.write(entry))).isEqualTo(entry);
        }
        assertThat(IndexEntryJson.write(imogen()))
                .isEqualTo("{\"schema\":\"index-entry-1\",\"number\":\"CI-000002\","
                        + "\"names\":[{\"kind\":\"legal\",\"family\":\"Weald\",\"given\":\"Imogen\"}],"
                        + "\"dateOfBirth\":\"2014-06-14\",\"sex\":\"F\","
                        + "\"assessmentExists\":false,\"shielded\":true,\"additionalService\":true}");
    }

    @Test
    void readsNoDocumentOfAnotherSchemaAndQuotesNothingOfIt() {
        for (String document :
                List.of("{\"schema\":\"child-1\"}", "Ashdown", "{\"schema\":\"index-entry-1\",\"sex\":\"Ashdown\"}")) {
            assertThatThrownBy(() -> IndexEntryJson.read(document))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected a document of the schema index-entry-1")
                    .hasNoCause();
        }
    }

    @ParameterizedTest
    @CsvSource({"N,false", "n,false", "Y,true", "'',true", "?,true", "maybe,true"})
    void leavesAChildUnshieldedOnlyAtAPlainNo(String flag, boolean shielded) {
        IndexRow.Upsert upsert = (IndexRow.Upsert)
                rows("R,CI-1,Weald,Ivo,M,2014-06-14,,,," + flag + ",\n").get(0);

        assertThat(upsert.entry().shielded()).isEqualTo(shielded);
        assertThat(upsert.dropped()).hasSize("YyNn".contains(flag) && !flag.isEmpty() ? 0 : 1);
    }

    @Test
    void saysLoudlyThatARejectedRecordWouldHaveShieldedAChild() {
        assertThat(rows("R,CI-1,Weald,,M,2014-06-14,,,,Y,\n"))
                .containsExactly(new IndexRow.Unsound(
                        new Row.At("i.csv", 1),
                        List.of(
                                rejection("given", "missing", "a value", null),
                                rejection(
                                        "shielded",
                                        "shield-not-applied",
                                        "a record that can be taken: this one shields a child",
                                        null)),
                        "CI-1"));
    }

    @Test
    void dropsAFieldAndKeepsTheEntry() {
        IndexRow.Upsert upsert = (IndexRow.Upsert)
                rows("R,CI-1,Weald,Ivo,Q,2014-06-14,Michelham,Weald/Ann/AUNT;Weald,3478526985,N,red\n")
                        .get(0);

        assertThat(upsert.entry().sex()).isNull();
        assertThat(upsert.entry().names()).hasSize(1);
        assertThat(upsert.entry().persons()).hasSize(1);
        assertThat(upsert.entry().identifiers().nhsNumber())
                .isEqualTo(new Identifiers.NhsNumber("3478526985", "unsound"));
        assertThat(upsert.dropped())
                .extracting(Rejection::field, Rejection::code, Rejection::effect)
                .containsExactlyInAnyOrder(
                        tuple("sex", "unknown-code"),
                        tuple("formerNames", "wrong-form"),
                        tuple("nhsNumber", "wrong-check-digit"),
                        tuple("parentalResponsibility", "unknown-code"),
                        tuple("parentalResponsibility", "wrong-form"));
    }

    @Test
    void takesUnknownSexForNotSaid() {
        IndexRow.Upsert upsert =
                (IndexRow.Upsert) rows("R,CI-1,Weald,Ivo,U,2014-06-14,,,,N,\n").get(0);

        assertThat(upsert.entry().sex()).isNull();
        assertThat(upsert.dropped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'R,,Weald,Ivo,M,2014-06-14,,,,N,', indexNumber, missing",
        "'R,CI-1,,Ivo,M,2014-06-14,,,,N,', family, missing",
        "'R,CI-1,Weald,Ivo,M,2014-02-30,,,,N,', dateOfBirth, not-a-date",
        "'R,CI-1,Weald,Ivo', record, wrong-cell-count",
        "'X,CI-1', record, unknown-record",
        "'D,', record, unknown-record",
    })
    void rejectsARecordThatNobodyCouldBeKnownByAndGoesOn(String record, String field, String code) {
        List<IndexRow> rows = rows(record + "\nR,CI-2,Weald,Ivo,M,2014-06-14,,,,N,\n");

        assertThat(((IndexRow.Unsound) rows.get(0)).rejections().get(0))
                .extracting(Rejection::field, Rejection::code, Rejection::effect)
                .containsExactly(field, code, Effect.ROW_REJECTED);
        assertThat(rows.get(1)).isInstanceOf(IndexRow.Upsert.class);
        assertThat(rows.get(1).at()).isEqualTo(new Row.At("i.csv", 2));
    }

    @Test
    void leavesAMissingOrUnreadableTrailerToTheStore() {
        assertThat(read(Parts.of("i.csv", HEADER + COLUMNS)).trailer).isNull();
        assertThat(read(Parts.of("i.csv", HEADER + COLUMNS + "T,many,0\n")).trailer)
                .isNull();
        assertThat(read(Parts.of("i.csv", HEADER + COLUMNS + "T,9,0\n")).trailer)
                .isEqualTo(new IndexFeed.Trailer(9, 0));
    }

    @Test
    void tellsTheTrailerOnlyAfterTheLastRow() {
        try (IndexFeed feed =
                new IndexCsvFeed().open(Parts.of("i.csv", HEADER + COLUMNS + "D,CI-1\nT,0,1\n"), TestCodes.ALL)) {
            assertThatThrownBy(feed::trailer).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "R,CI-1\n",
                "H,x,7,2026-11-23T02:00:00Z,full,1\n",
                "H,019ac001-0000-7000-8000-0000000000f1,seven,2026-11-23T02:00:00Z,full,1\n",
                "H,019ac001-0000-7000-8000-0000000000f1,7,yesterday,full,1\n",
                "H,019ac001-0000-7000-8000-0000000000f1,7,2026-11-23T02:00:00Z,most,1\n",
                "H,019ac001-0000-7000-8000-0000000000f1,7,2026-11-23T02:00:00Z,full,2\n",
                HEADER,
                HEADER + "C,indexNumber,family,given,dateOfBirth\n",
                HEADER + COLUMNS + "T,0,0\nD,CI-1\n",
                HEADER + COLUMNS + "R,CI-1,\"Weald",
                HEADER + COLUMNS + "D,CI\0\n",
            })
    void refusesAFeedThatIsNotOne(String text) {
        DropRefused refused = catchThrowableOfType(DropRefused.class, () -> read(Parts.of("i.csv", text)));

        assertThat(refused.rejection().effect()).isEqualTo(Effect.FILE_REFUSED);
        assertThat(refused.getMessage()).doesNotContain("Weald");
    }

    @Test
    void refusesRandomBytes() {
        for (int seed = 0; seed < 100; seed++) {
            byte[] random = new byte[2_048];
            new Random(seed).nextBytes(random);
            assertThat(catchThrowableOfType(DropRefused.class, () -> read(Parts.of("i.csv", random))))
                    .isNotNull();
        }
    }

    private static IndexEntry rowan() {
        return new IndexEntry(
                "CI-000001",
                List.of(
                        new Name(Name.Kind.LEGAL, "Ashdown", "Rowan", "James Peter"),
                        new Name(Name.Kind.FORMER, "Michelham", "Rowan", null),
                        new Name(Name.Kind.FORMER, "Michelham", "Ro", null)),
                LocalDate.of(2013, 3, 9),
                Sex.M,
                new Address(
                        "home",
                        List.of("Flat 2", "12 Ersham Road"),
                        "Hailsham",
                        "BN27 1AA",
                        "10033400001",
                        null,
                        null,
                        null),
                new Identifiers(
                        "A950000178301", List.of(), null, null, new Identifiers.NhsNumber("9449305552", "sound"), null),
                List.of(parent(1, "PAM", "Ashdown", "Petra"), parent(2, "PAF", "Lee", "Tomas")),
                new Enrolment(
                        "8459991",
                        "Hailsham Community College",
                        null,
                        null,
                        null,
                        LocalDate.of(2024, 9, 2),
                        null,
                        null),
                "Vicarage Lane Surgery",
                List.of(
                        new IndexEntry.Involvement("Speech and language therapy", "01323 960200"),
                        new IndexEntry.Involvement("Early Help", "help@county.example")),
                "Jo Marsh, SENCO",
                true,
                false,
                false);
    }

    private static IndexEntry imogen() {
        return new IndexEntry(
                "CI-000002",
                List.of(new Name(Name.Kind.LEGAL, "Weald", "Imogen", null)),
                LocalDate.of(2014, 6, 14),
                Sex.F,
                null,
                Identifiers.NONE,
                List.of(),
                null,
                null,
                List.of(),
                null,
                false,
                true,
                true);
    }

    private static Person parent(int order, String relationship, String family, String given) {
        Name name = new Name(Name.Kind.LEGAL, family, given, null);
        return new Person(order, relationship, true, false, name, null, List.of(), List.of());
    }

    private static org.assertj.core.groups.Tuple tuple(String field, String code) {
        return org.assertj.core.groups.Tuple.tuple(field, code, Effect.FIELD_DROPPED);
    }

    private static Row.At at(int row) {
        return new Row.At("index-full.csv", row);
    }

    private static Rejection rejection(String field, String code, String expected, String found) {
        return new Rejection("i.csv", 1, field, code, Effect.ROW_REJECTED, expected, found);
    }

    private static List<IndexRow> rows(String records) {
        return read(Parts.of("i.csv", HEADER + COLUMNS + records + "T,0,0\n")).rows;
    }

    private static Feed read(DropContent.Part part) {
        List<IndexRow> rows = new ArrayList<>();
        try (IndexFeed feed = new IndexCsvFeed().open(part, TestCodes.ALL)) {
            feed.forEachRemaining(rows::add);
            return new Feed(feed.header(), rows, feed.trailer());
        }
    }

    private record Feed(IndexFeed.Header header, List<IndexRow> rows, IndexFeed.Trailer trailer) {}
}
