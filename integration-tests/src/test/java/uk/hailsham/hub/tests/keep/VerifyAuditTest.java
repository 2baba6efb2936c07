package uk.hailsham.hub.tests.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.OwnersHand;
import uk.hailsham.hub.tests.hub.Sent;

/** The audit of a hub whose tables somebody has changed with every right of their owner. */
class VerifyAuditTest {
    private static final List<String> TABLES = List.of("audit_events", "audit_seals", "audit_seal_members");
    private static final String LAST = "(SELECT max(id) FROM hub.audit_seals)";

    private static final String CHANGE = "UPDATE hub.audit_events SET who = 'nobody' WHERE id ="
            + " (SELECT min(event_id) FROM hub.audit_seal_members)";

    private static final String REMOVE = """
            DELETE FROM hub.audit_seal_members WHERE event_id = (SELECT min(id) FROM hub.audit_events);
            DELETE FROM hub.audit_events WHERE id = (SELECT min(id) FROM hub.audit_events)""";

    private static final String PUT_IN = """
            INSERT INTO hub.audit_events (id, at, who, role, action, subject_kind, reason, config_hash)
            OVERRIDING SYSTEM VALUE VALUES (-1, now(), 'nobody', 'operator', 'looked-at', 'child', 'none', 'none')""";

    /** With the rule of the seals known, every seal is made anew over changed events. */
    private static final String CHAIN_ANEW = """
            UPDATE hub.audit_events SET who = 'nobody' WHERE who <> 'hub';
            UPDATE hub.audit_events SET reason = 'nothing';
            DO $$ DECLARE s record; h bytea := decode(repeat('00', 32), 'hex'); BEGIN
            FOR s IN SELECT id FROM hub.audit_seals ORDER BY id LOOP
                UPDATE hub.audit_seals SET previous = h WHERE id = s.id;
                SELECT sha256(h || convert_to(string_agg(json_build_array(e.id,
                    to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), e.who, e.role, e.action,
                    e.subject_kind, e.subject, e.reason, e.config_hash, e.details)::text || E'\\n', '' ORDER BY e.id),
                    'UTF8')) INTO h
                FROM hub.audit_seal_members m JOIN hub.audit_events e ON e.id = m.event_id WHERE m.seal_id = s.id;
                UPDATE hub.audit_seals SET hash = h WHERE id = s.id;
            END LOOP; END $$""";

    private static final String CUT = """
            CREATE TEMP TABLE cut AS SELECT event_id FROM hub.audit_seal_members WHERE seal_id = %1$s;
            DELETE FROM hub.audit_seal_members WHERE seal_id = %1$s;
            DELETE FROM hub.audit_events WHERE id IN (TABLE cut);
            DELETE FROM hub.audit_seals WHERE id = %1$s""".formatted(LAST);

    @TempDir
    private Path folder;

    private Outside outside;

    @Test
    void fiveWaysOfTamperingAreFoundAndAnHonestAuditIsNot() throws Exception {
        outside = new Outside(folder);
        outside.start();
        try {
            outside.drop("white-house", "nightly.csv", Sent.report(20, 20));
            Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
            for (String name : List.of("ann", "bea")) {
                assertThat(add(name, "privacy").exit()).isZero();
                Sent.soon().until(this::allSealed);
            }
            assertThat(verify().exit()).isZero();
            keep();
            tampered(CHANGE, "seal \\d+: an event was changed");
            tampered(REMOVE, "seal \\d+: expected \\d+ events, found \\d+");
            tampered(PUT_IN, "event -1 is in no seal: it was put in afterwards");
            tampered(CHAIN_ANEW, "seal \\d+ is not as the file outside the database has it");
            tampered(CUT, "seal \\d+ was removed: only the file has it");
            assertThat(verify().exit()).isZero();
            anchorsNoticeWhatNoFileInTheFolderCan();
        } finally {
            outside.close();
        }
        HubProcess.Said stopped = verify();
        assertThat(stopped.out()).contains(" 0 not sealed yet; ").endsWith("nothing was changed, removed or put in\n");
        assertThat(stopped.exit()).isZero();
    }

    @Test
    void theOfficerReadsWhoLookedAndNothingElse() throws Exception {
        outside = new Outside(folder);
        outside.start();
        try {
            outside.drop("white-house", "nightly.csv", Sent.report(3, 3));
            Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
            String officer = "ann:" + add("ann", "privacy").out().strip();
            assertThat(outside.hub()
                            .get("/api/v1/audit?who=hub", outside.operator())
                            .statusCode())
                    .isEqualTo(403);
            for (String closed :
                    List.of("/api/v1/drops", "/api/v1/referrals", "/api/v1/agencies", "/actuator/prometheus")) {
                assertThat(outside.hub().get(closed, officer).statusCode())
                        .as(closed)
                        .isEqualTo(403);
            }
            assertThat(outside.hub().json("/api/v1/audit?who=hub", officer)).anySatisfy(event -> {
                assertThat(event.path("action").asText()).isEqualTo("applied");
                assertThat(event.path("about").asText()).startsWith("dr-");
            });
            assertThat(outside.hub()
                            .json("/api/v1/audit?who=ann", officer)
                            .path(0)
                            .path("action")
                            .asText())
                    .as("looking is an event as well")
                    .isEqualTo("read-the-audit");
        } finally {
            outside.close();
        }
    }

    private void tampered(String sql, String fault) throws Exception {
        byOwner(sql);
        HubProcess.Said said = verify();
        assertThat(said.out().lines()).as(sql + said.err()).anyMatch(line -> line.matches(fault));
        assertThat(said.exit()).isEqualTo(1);
        byOwner(restore());
    }

    private void anchorsNoticeWhatNoFileInTheFolderCan() throws Exception {
        Path anchor = folder.resolve("sent-away.txt");
        Path seals = outside.data().resolve("audit-seals");
        List<String> lines = Files.readAllLines(seals);
        Files.delete(Files.list(outside.data().resolve("audit")).findFirst().orElseThrow());
        Sent.soon()
                .until(() ->
                        Files.list(outside.data().resolve("audit")).findFirst().isPresent());
        Path kept = Files.list(outside.data().resolve("audit")).findFirst().orElseThrow();
        Files.move(kept, anchor);
        byOwner(CUT);
        Files.write(seals, lines.subList(0, lines.size() - 1));
        Files.deleteIfExists(kept);
        assertThat(verify().out().lines().filter(line -> line.contains("removed:")))
                .isEmpty();
        HubProcess.Said said = verify("--anchor", anchor.toString());
        assertThat(said.out()).containsPattern("seal \\d+ was removed: sent-away.txt has it");
        assertThat(said.exit()).isEqualTo(1);
        byOwner(restore());
        Files.write(seals, lines);
        Files.deleteIfExists(kept);
    }

    /** What was, to come back to; and an hour passes, after which no event is sealed late. */
    private void keep() throws Exception {
        StringBuilder sql = new StringBuilder("UPDATE hub.audit_seals SET made_at = made_at - interval '2 hours';");
        TABLES.forEach(table -> sql.append("CREATE TABLE hub.kept_%1$s AS TABLE hub.%1$s;".formatted(table)));
        byOwner(sql.toString());
    }

    private static String restore() {
        StringBuilder sql = new StringBuilder();
        List.of("audit_seal_members", "audit_seals", "audit_events")
                .forEach(table -> sql.append("DELETE FROM hub.%s;".formatted(table)));
        TABLES.forEach(table ->
                sql.append("INSERT INTO hub.%1$s OVERRIDING SYSTEM VALUE TABLE hub.kept_%1$s;".formatted(table)));
        return sql.toString();
    }

    private void byOwner(String sql) throws Exception {
        StringBuilder all = new StringBuilder();
        TABLES.forEach(table -> all.append("ALTER TABLE hub.%s DISABLE TRIGGER USER;".formatted(table)));
        all.append(sql).append(';');
        TABLES.forEach(table -> all.append("ALTER TABLE hub.%s ENABLE TRIGGER USER;".formatted(table)));
        OwnersHand.on(outside.data(), all.toString());
    }

    private boolean allSealed() {
        return outside.ask("SELECT count(*) FROM hub.audit_events e WHERE NOT EXISTS"
                        + " (SELECT FROM hub.audit_seal_members m WHERE m.event_id = e.id)")
                == 0;
    }

    private HubProcess.Said add(String name, String role) {
        return HubProcess.say(
                Map.of(),
                "user",
                "add",
                name,
                "--role",
                role,
                "--data",
                outside.data().toString());
    }

    private HubProcess.Said verify(String... more) {
        List<String> verb = new java.util.ArrayList<>(
                List.of("verify-audit", "--data", folder.resolve("data").toString()));
        verb.addAll(List.of(more));
        return HubProcess.say(Map.of(), verb.toArray(String[]::new));
    }
}
