package uk.hailsham.hub.tests.agencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.town.standin.SftpAgencies;

/** A week of the attendance service: referrals gather, leave in one file, and its own files come back. */
class WeeklyBatchTest {
    private static final String AGENCY = "behaviour-and-attendance";
    private static final ZonedDateTime WINDOW =
            ZonedDateTime.now(ZoneId.of("Europe/London")).plusDays(3).with(LocalTime.of(18, 0));

    @TempDir
    private Path folder;

    private SftpAgencies agency;
    private Outside outside;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(clock(), "");
        outside = new Outside(folder, Map.of("HUB_CLOCK", clock().toString()));
        agency =
                SftpAgencies.start(folder.resolve("attendance"), List.of(AGENCY), 0, Outside.NOBODY_ANSWERS.toMillis());
        Files.copy(agency.hubKeyFile(), folder.resolve("secrets").resolve(AGENCY + "-key"));
        Files.writeString(
                outside.endpoints(),
                "%s: {host: 127.0.0.1, port: %d, user: %s, hostKey: '%s', keySecret: %s-key, inFolder: in, outFolder: out, batch: {day: %s, at: \"18:00\"}}%n"
                        .formatted(
                                AGENCY,
                                agency.port(),
                                AGENCY,
                                agency.hostKey(),
                                AGENCY,
                                WINDOW.getDayOfWeek().name().toLowerCase(Locale.ROOT)),
                StandardOpenOption.APPEND);
        outside.start();
    }

    @AfterEach
    void stop() throws Exception {
        outside.close();
        agency.close();
    }

    private Path clock() {
        return folder.resolve("clock");
    }

    /** Final names: what still has a temporary one no agency looks at. */
    private List<String> arrived() throws IOException {
        try (Stream<Path> files = Files.list(agency.inFolder(AGENCY))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private JsonNode recipient(JsonNode referral) {
        return referral.path("recipients").get(0);
    }

    private long count(String what) {
        return outside.ask("SELECT count(*) FROM hub." + what);
    }

    private static String attendance(String referrals) {
        return referrals.replace(",MLD,", ",ATT,");
    }

    /** As an agency puts a file there: whole from its first moment on. */
    private void answers(String name, String text) throws IOException {
        Path making = agency.outFolder(AGENCY).resolve("." + name);
        Files.writeString(making, text);
        Files.move(making, agency.outFolder(AGENCY).resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void referralsWaitLeaveInOneFileThoughTheHubWasDeadAtTheHourAndTheAgencysFilesComeBack() throws Exception {
        outside.drop("white-house", "nightly.csv", Sent.report(4, 4));
        Sent.soon().until(() -> count("drops WHERE state = 'applied'") == 1);
        outside.drop(
                "white-house/referrals",
                "week.csv",
                attendance(new String(Sent.referrals(3), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        Sent.soon().until(() -> count("recipients WHERE agency = '" + AGENCY + "'") == 3);

        JsonNode referrals = outside.hub().json("/api/v1/referrals", outside.operator());
        assertThat(referrals).allSatisfy(referral -> {
            assertThat(recipient(referral).path("state").asText()).isEqualTo("requested");
            assertThat(Instant.parse(recipient(referral).path("waitsForWindow").asText()))
                    .isEqualTo(WINDOW.toInstant());
            assertThat(Instant.parse(recipient(referral).path("acknowledgeBy").asText()))
                    .isAfter(WINDOW.toInstant());
        });
        String withdrawn = recipient(referrals.get(0)).path("id").asText();
        assertThat(outside.hub()
                        .post(
                                "/api/v1/recipients/" + withdrawn + "/cancel",
                                outside.operator(),
                                "{\"reason\":\"the parents said so\"}")
                        .body())
                .contains("expected a code of cancel-reasons: no-longer-needed, ");
        assertThat(outside.hub()
                        .post(
                                "/api/v1/recipients/" + withdrawn + "/cancel",
                                outside.operator(),
                                "{\"reason\":\"no-longer-needed\"}")
                        .statusCode())
                .isLessThan(300);
        assertThat(arrived()).isEmpty();

        outside.hub().kill();
        Files.writeString(
                clock(),
                "offset: " + Duration.between(Instant.now(), WINDOW.toInstant()).plusMinutes(2));
        outside.start();
        Sent.soon().until(() -> arrived().size() == 2);

        byte[] table =
                Files.readAllBytes(agency.inFolder(AGENCY).resolve(arrived().get(1)));
        String manifest =
                Files.readString(agency.inFolder(AGENCY).resolve(arrived().get(0)));
        assertThat(arrived().get(0)).matches("ba-[0-9a-f-]{36}-manifest\\.csv");
        assertThat(new String(table, StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .noneMatch(line -> line.contains(withdrawn));
        assertThat(manifest)
                .isEqualTo("file,sha256,bytes,rows,window\r\n%s,%s,%d,2,%s\r\n"
                        .formatted(
                                arrived().get(1),
                                HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(table)),
                                table.length,
                                WINDOW.toInstant()));
        Sent.soon()
                .until(() -> count("recipients WHERE agency = '" + AGENCY
                                + "' AND rung NOT IN ('queued', 'unknown') AND state <> 'cancelled'")
                        == 2);

        String known = recipient(referrals.get(1)).path("id").asText();
        String unknown = "rc-" + new UUID(0, 7);
        answers("outcomes.csv", "recipient_id,outcome\n" + known + ",helped\n" + unknown + ",helped\n");
        answers("accepted.csv", "recipient_id,accepted_on\n" + unknown + ",\n");
        answers("capacity.csv", "service,room,weeks\nattendance-support,waitlist,6\nswimming,has,\n");
        Sent.soon().until(() -> count("capacity WHERE service = 'attendance-support' AND weeks = 6") == 1);
        Sent.soon().until(() -> count("recipients WHERE rung = 'closed'") == 1);
        Sent.soon().until(() -> count("unmatched_replies WHERE recipient = '" + unknown.substring(3) + "'") == 2);
        assertThat(count("capacity")).isEqualTo(1);
        assertThat(arrived()).hasSize(2);
        assertThat(outside.hub()
                        .json("/actuator/health/agencies/" + AGENCY, outside.operator())
                        .path("status")
                        .asText())
                .isEqualTo("UP");
        assertThat(outside.hub().log()).doesNotContain("Kim");
    }
}
