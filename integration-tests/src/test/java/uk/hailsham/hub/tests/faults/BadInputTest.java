package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.mappings.BadInput;
import uk.hailsham.hub.mappings.Outcome;
import uk.hailsham.hub.mappings.Parts;
import uk.hailsham.hub.mappings.Reader;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/**
 * Every kind of bad file through the packaged hub: each ends refused with a code and a sentence, or held, or taken as far
 * as it is sound; nothing is stuck, nothing is half applied, and nothing of the files is told to others.
 */
class BadInputTest {
    /** Where which files come in. */
    private enum Door {
        COLLEGE("hailsham-community-college", "", Reader.CTF),
        WHITE_HOUSE("white-house", "", Reader.SIMS_CSV),
        MARSHLANDS("marshlands", "", Reader.CENSUS),
        HAWKES_FARM("hawkes-farm", "", Reader.WONDE),
        GROVELANDS("grovelands", "", Reader.BROMCOM),
        INDEX("index", "", Reader.INDEX_CSV),
        INDEX_AS_XML("index", "", Reader.INDEX_XML),
        REFERRALS("white-house", "/referrals", Reader.REFERRAL_FILE),
        PROVISION("white-house", "/provision", Reader.PROVISION_MAP),
        RECEIPTS("grovelands", "/acknowledgements", Reader.RECEIPT);

        private final String partner;
        private final String folder;
        private final Reader reader;

        Door(String partner, String folder, Reader reader) {
            this.partner = partner;
            this.folder = folder;
            this.reader = reader;
        }

        Stream<BadInput> bad() {
            // One hub need not be given as many times 200 MB.
            return Stream.of(BadInput.values()).filter(each -> each != BadInput.LINE_OF_200_MB || this == WHITE_HOUSE);
        }

        boolean ofPupils() {
            return folder.isEmpty() && !partner.equals("index");
        }
    }

    @TempDir
    private Path folder;

    private Outside outside;

    @BeforeEach
    void start() throws Exception {
        outside = new Outside(folder);
        outside.start();
    }

    @AfterEach
    void stop() throws Exception {
        outside.close();
    }

    @Test
    void whateverIsDroppedEndsWithASentenceAndTheNextGoodDropIsTaken() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        giveSamples("first", "1");
        for (Door door : Door.values()) {
            for (BadInput bad : door.bad().toList()) {
                String name = door.name() + " " + bad.word();
                give(door, name, bad.of(door.reader));
                expected.put(name, ended(door.reader.read(bad.of(door.reader))));
            }
        }
        settled(Door.values().length - 1 + expected.size());

        expected.forEach((name, end) -> assertThat(stateOf(name)).as(name).matches(end));
        giveSamples("last", "2");
        settled(2 * (Door.values().length - 1) + expected.size());
        for (Door door : Door.values()) {
            if (door.ofPupils()) {
                assertThat(pupils(door.partner)).as(door.partner).isEqualTo(sound(door.reader));
            }
            if (door != Door.INDEX_AS_XML) {
                assertThat(stateOf(door.name() + " last")).as(door.name()).matches("(applied|repeated) .*");
            }
        }
        nothingIsToldOrStuck();
        everyRefusalSaysWhatWasExpected();
    }

    @Test
    void aShiftedColumnIsOneSentenceInsteadOfHundredsOfRejections() throws Exception {
        outside.drop("white-house", "monday.csv", Sent.report(400, 400));
        settled(1);
        String shifted =
                new String(Sent.report(400, 400), StandardCharsets.US_ASCII).replaceAll("\n(?=\")", "\n\"6B\",");
        outside.drop("white-house", "tuesday.csv", shifted.getBytes(StandardCharsets.US_ASCII));
        settled(2);

        JsonNode held = outside.hub().json("/api/v1/drops", outside.operator()).path(0);
        assertThat(held.path("state").asText()).isEqualTo("held");
        assertThat(held.path("reason").asText())
                .isEqualTo(
                        "the record is unsound for 400 of 400 pupils (100.0 %), expected at most 50.0 %, as in a file whose"
                                + " columns have shifted: look at the drop, then release or refuse it");
        assertThat(pupils("white-house")).isEqualTo(400);
    }

    @Test
    void namesAndLinksLeadNowhere() throws Exception {
        Path inbox = Files.createDirectories(outside.data().resolve("inbox/white-house"));
        Path secret = Files.writeString(
                folder.resolve("secret.csv"), "UPN,Name,Date of birth\r\n,\"Secret, Sam\",14/06/2014\r\n");
        Files.createSymbolicLink(inbox.resolve("link.csv"), secret);
        Files.createSymbolicLink(inbox.resolve("linked-folder"), folder);
        Path nested = Files.createDirectories(inbox.resolve("nested/within"));
        Files.copy(secret, nested.resolve("deep.csv"));
        Path making = Files.createDirectories(inbox.resolve(".making"));
        Files.createSymbolicLink(making.resolve("link.csv"), secret);
        Files.writeString(making.resolve("real.csv"), "nothing\r\n");
        Files.move(making, inbox.resolve("a folder with a link"), StandardCopyOption.ATOMIC_MOVE);
        outside.drop(
                "white-house",
                "up ..\\..\\bell\u0007 and\nbreak \u001b[31m.csv",
                "nothing either\r\n".getBytes(StandardCharsets.US_ASCII));
        settled(2);

        assertThat(outside.ask(
                        "SELECT count(*) FROM hub.drops WHERE state = 'refused' AND reason_code = 'missing-column'"))
                .isEqualTo(2);
        assertThat(pupils("white-house")).isZero();
        assertThat(secret).exists();
        assertThat(nested.resolve("deep.csv")).exists();
        assertThat(inbox.resolve("link.csv")).exists();
        assertThat(outside.hub().log()).doesNotContain("bell", "\u0007", "\u001b", "Secret, Sam", "secret.csv");
        nothingIsToldOrStuck();
    }

    /** A whole feed each time for the Index, of the sequence that is due. */
    private void giveSamples(String name, String sequence) throws IOException {
        for (Door door : Door.values()) {
            if (door == Door.INDEX) {
                String feed = text(BadInput.sample(door.reader).get(0)).replace("f1,1,", "f1," + sequence + ",");
                give(door, door.name() + " " + name, List.of(Parts.of("feed.csv", feed)));
            } else if (door != Door.INDEX_AS_XML) {
                give(door, door.name() + " " + name, BadInput.sample(door.reader));
            }
            settledAt(door, door.name() + " " + name);
        }
    }

    /** As a folder of files, the first of which bears the name; laid down at once. */
    private void give(Door door, String name, List<DropContent.Part> parts) throws IOException {
        Path inbox = Files.createDirectories(outside.data().resolve("inbox/" + door.partner + door.folder));
        Path making = Files.createDirectories(inbox.resolve(".making " + name));
        for (int i = 0; i < parts.size(); i++) {
            try (InputStream bytes = parts.get(i).open()) {
                Files.copy(bytes, making.resolve(i == 0 ? name : "~" + i));
            }
        }
        Files.move(making, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(DropContent.Part part) throws IOException {
        try (InputStream bytes = part.open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the reader refuses is refused for that reason; what it reads may be held, or say nothing new. */
    private static String ended(Outcome outcome) {
        return outcome.line().startsWith("refused: ")
                ? "refused " + outcome.line().substring("refused: ".length())
                : "(applied|held|repeated|superseded) .*|refused mostly-unsound";
    }

    private static int sound(Reader reader) {
        return reader.read(BadInput.sample(reader)).children();
    }

    private void settledAt(Door door, String name) {
        if (door != Door.INDEX_AS_XML) {
            Sent.soon().until(() -> !stateOf(name).matches("none|arrived .*|reading .*"));
        }
    }

    private void settled(int drops) {
        Sent.soon()
                .until(() ->
                        outside.ask("SELECT count(*) FILTER (WHERE state NOT IN ('arrived', 'reading')) FROM hub.drops")
                                == drops);
    }

    private String stateOf(String name) {
        try {
            return outside.tell(
                    "SELECT COALESCE((SELECT state || ' ' || COALESCE(reason_code, '') FROM hub.drops WHERE parts[1] = '"
                            + name + "'), 'none')");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long pupils(String school) {
        return outside.ask(
                "SELECT count(*) FROM hub.statements s JOIN hub.records r ON r.id = s.record_id WHERE s.said_to IS"
                        + " NULL AND r.source = '" + school + "'");
    }

    private void nothingIsToldOrStuck() throws Exception {
        // A school whose inbox was busy until now is looked at again in a moment; nobody plays Wonde here, and health
        // says so.
        Sent.soon().untilAsserted(() -> assertThat(schoolsThatAreDown()).isSubsetOf(Door.HAWKES_FARM.partner));
        assertThat(
                        outside.ask(
                                "SELECT count(*) FROM hub.drops WHERE rows_in <> accepted + unchanged + superseded + held + rejected"))
                .isZero();
        assertThat(outside.hub().log()).doesNotContain("\tat ");
        // Agencies that are not there fail all the time; what comes in does not.
        assertThat(outside.hub().log())
                .doesNotContainPattern("(collect|intake|referrals|provision|acknowledgements|events)\\.\\S+ failed");
        assertThat(outside.hub().log()).doesNotContain(BadInput.CHILDREN);
    }

    /** Of each code one is looked at whole. */
    private void everyRefusalSaysWhatWasExpected() throws Exception {
        String operator = outside.operator();
        Map<String, String> byCode = new TreeMap<>();
        for (JsonNode drop : outside.hub().json("/api/v1/drops?limit=1000", operator)) {
            if (drop.path("state").asText().equals("refused")) {
                assertThat(drop.path("reason").asText()).as(drop.toString()).startsWith("expected ");
                byCode.put(drop.path("reasonCode").asText(), drop.path("id").asText());
            }
        }
        assertThat(byCode)
                .containsKeys("malformed-xml", "doctype", "wrong-charset", "truncated", "too-large", "no-rows");
        byCode.values()
                .forEach(id -> assertThat(outside.hub()
                                .get("/api/v1/drops/" + id, operator)
                                .body())
                        .doesNotContain(BadInput.CHILDREN));
    }

    private List<String> schoolsThatAreDown() throws Exception {
        JsonNode schools =
                outside.hub().json("/actuator/health", outside.operator()).at("/components/schools/components");
        assertThat(schools).isNotEmpty();
        List<String> down = new ArrayList<>();
        schools.fields().forEachRemaining(school -> {
            if (!school.getValue().path("status").asText().equals("UP")) {
                down.add(school.getKey());
            }
        });
        return down;
    }
}
