package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;

/** The audit log, its seals, and what they notice. */
@ExtendWith(TestDatabase.class)
class AuditTest {
    private static final Duration YEARS = Duration.ofDays(2190);

    @TempDir
    private Path folder;

    private Desk desk;
    private Path file;
    private AuditSealer sealer;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        file = folder.resolve("seals");
        sealer = sealer();
    }

    @Test
    void anEventSaysWhoDidWhatToWhomAndWhy() {
        desk.audit.record(Desk.OPERATOR, "looked-at", "child", new UUID(0, 1), Map.of("drop", new UUID(0, 2)));
        assertThat(desk.jdbc
                        .sql("SELECT concat_ws('|', who, role, action, subject_kind, subject, reason, config_hash,"
                                + " details) FROM hub.audit_events")
                        .query(String.class)
                        .list())
                .containsExactly("o.perator|operator|looked-at|child|00000000-0000-0000-0000-000000000001|"
                        + "asked by phone|config-hash|{\"drop\": \"00000000-0000-0000-0000-000000000002\"}");
    }

    @Test
    void anEventStandsOrFallsWithItsTransaction() {
        assertThatThrownBy(() -> desk.transactions.executeWithoutResult(status -> {
                    event(1);
                    throw new IllegalStateException("did nothing");
                }))
                .hasMessage("did nothing");
        assertThat(desk.count("hub.audit_events")).isZero();
    }

    @Test
    void theHubCanOnlyAddToIt() {
        event(1);
        sealer.seal();
        for (String table : List.of("hub.audit_events", "hub.audit_seals", "hub.audit_seal_members")) {
            for (String change : List.of("DELETE FROM %s", "TRUNCATE %s CASCADE", "UPDATE %s SET " + column(table))) {
                assertThatThrownBy(() -> desk.jdbc.sql(change.formatted(table)).update())
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theOwnerOfTheTablesIsRefusedAsWell() {
        event(1);
        sealer.seal();
        JdbcClient owner = JdbcClient.create(TestDatabase.source(desk.database.owner()));
        for (String table : List.of("hub.audit_events", "hub.audit_seals", "hub.audit_seal_members")) {
            for (String change : List.of("DELETE FROM %s", "TRUNCATE %s CASCADE", "UPDATE %s SET " + column(table))) {
                assertThatThrownBy(() -> owner.sql(change.formatted(table)).update())
                        .rootCause()
                        .hasMessageContaining("the audit is only ever added to");
            }
        }
    }

    @Test
    void theSealerMissesNoEventThatCommitsLate() throws Exception {
        try (Connection slow = desk.source.getConnection()) {
            slow.setAutoCommit(false);
            new AuditLog(Desk.through(slow), desk.clock, Desk.PROVENANCE)
                    .record(Desk.OPERATOR, "looked-at", "child", new UUID(0, 1));
            event(2);
            assertThat(sealer.seal()).isEqualTo(1);
            event(3);
            assertThat(sealer.seal()).isEqualTo(1);
            slow.commit();
        }
        desk.later(Duration.ofSeconds(30));
        assertThat(sealer.unsealedAge()).isEqualTo(Duration.ofSeconds(30));
        assertThat(sealer.seal()).isEqualTo(1);
        assertThat(sealer.unsealedAge()).isZero();
        assertThat(sealer.seal()).isZero();
        assertThat(sealer.verify()).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void aClockThatIsSetForwardDoesNotMakeTheSealerMissALateEvent() throws Exception {
        try (Connection slow = desk.source.getConnection()) {
            slow.setAutoCommit(false);
            new AuditLog(Desk.through(slow), desk.clock, Desk.PROVENANCE)
                    .record(Desk.OPERATOR, "looked-at", "child", new UUID(0, 1));
            event(2);
            sealer.seal();
            desk.later(Duration.ofDays(20));
            slow.commit();
        }
        assertThat(sealer.seal()).isEqualTo(1);
        assertThat(sealer.verify()).isEmpty();
    }

    @Test
    void whatWasSealedLongAgoIsNotLookedThroughAgainAndNothingIsMissedAfterIt() {
        event(1);
        sealer.seal();
        anHourPasses();
        event(2);
        assertThat(sealer.seal()).isEqualTo(1);
        anHourPasses();
        assertThat(sealer.seal()).isZero();
        assertThat(sealer.verify()).isEmpty();
    }

    @Test
    void aLineThatACrashToreOrKeptFromTheFileIsWrittenAtTheNextSealing() throws Exception {
        event(1);
        sealer.seal();
        event(2);
        sealer.seal();
        String whole = Files.readString(file);
        for (int kept : List.of(whole.length() - 10, whole.indexOf('\n') + 1, 3)) {
            Files.writeString(file, whole.substring(0, kept));
            assertThat(sealer().seal()).isZero();
            assertThat(Files.readString(file)).isEqualTo(whole);
        }
        assertThat(sealer.verify()).isEmpty();
    }

    @Test
    void twoNodesWriteTheSealsOfBothIntoOneFileOnce() throws Exception {
        AuditSealer other = sealer();
        for (int i = 1; i <= 4; i++) {
            event(i);
            (i % 2 == 0 ? sealer : other).seal();
        }
        assertThat(Files.readAllLines(file))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(sealer.verify()).isEmpty();
    }

    @Test
    void aChangedEventIsNoticed() {
        long seal = threeSealed();
        desk.tamper("UPDATE hub.audit_events SET who = 'x' WHERE subject = '" + new UUID(0, 2) + "'");
        assertThat(sealer.verify()).containsExactly("seal " + (seal + 1) + ": an event was changed");
    }

    @Test
    void changedDetailsAreNoticed() {
        long seal = threeSealed();
        desk.tamper(
                "UPDATE hub.audit_events SET details = '{\"child\": \"x\"}' WHERE subject = '" + new UUID(0, 2) + "'");
        assertThat(sealer.verify()).containsExactly("seal " + (seal + 1) + ": an event was changed");
    }

    @Test
    void aRemovedEventIsNoticed() {
        long seal = threeSealed();
        desk.tamper("DELETE FROM hub.audit_events WHERE subject = '" + new UUID(0, 2) + "'");
        assertThat(sealer.verify()).containsExactly("seal " + (seal + 1) + ": expected 1 events, found 0");
    }

    @Test
    void anEventPutBetweenIsNoticedThoughItWasGivenASeal() {
        long seal = threeSealed();
        desk.tamper("""
                INSERT INTO hub.audit_events (at, who, role, action, subject_kind, reason, config_hash)
                VALUES (now(), 'x', 'operator', 'looked-at', 'child', 'x', 'x');
                INSERT INTO hub.audit_seal_members SELECT max(id), %d FROM hub.audit_events""".formatted(seal + 1));
        assertThat(sealer.verify()).containsExactly("seal " + (seal + 1) + ": expected 1 events, found 2");
    }

    @Test
    void anEventPutBetweenLongAfterwardsIsNoticedThoughItHasNoSeal() {
        threeSealed();
        anHourPasses();
        desk.tamper("""
                INSERT INTO hub.audit_events (id, at, who, role, action, subject_kind, reason, config_hash)
                OVERRIDING SYSTEM VALUE SELECT min(id) - 1, now(), 'x', 'operator', 'x', 'child', 'x', 'x'
                FROM hub.audit_events""");
        assertThat(sealer.seal()).isZero();
        assertThat(sealer.verify()).singleElement().asString().endsWith("is in no seal: it was put in afterwards");
    }

    @Test
    void aSealRemovedWithItsEventsIsNoticed() {
        long seal = threeSealed();
        desk.tamper(
                "DELETE FROM hub.audit_seal_members WHERE seal_id = %1$d; DELETE FROM hub.audit_seals WHERE id = %1$d"
                        .formatted(seal + 1));
        assertThat(sealer.verify())
                .containsExactly(
                        "seal " + (seal + 2) + " does not follow the one before it",
                        "seal " + (seal + 1) + " was removed: only the file has it");
    }

    @Test
    void theYoungestSealsRemovedAreKnownFromTheFile() {
        long seal = threeSealed();
        desk.tamper(
                "DELETE FROM hub.audit_seal_members WHERE seal_id > %1$d; DELETE FROM hub.audit_seals WHERE id > %1$d"
                        .formatted(seal));
        assertThat(sealer.verify())
                .containsExactly(
                        "seal " + (seal + 1) + " was removed: only the file has it",
                        "seal " + (seal + 2) + " was removed: only the file has it");
    }

    @Test
    void aWholeChainForgedAnewIsKnownFromTheFile() throws IOException {
        long seal = threeSealed();
        String honest = Files.readString(file);
        desk.tamper("TRUNCATE hub.audit_seals CASCADE; UPDATE hub.audit_events SET who = 'x';"
                + " ALTER TABLE hub.audit_seals ALTER COLUMN id RESTART WITH " + seal);
        Path forged = folder.resolve("forged");
        new AuditSealer(desk.jdbc, desk.transactions, forged, desk.clock).seal();
        Files.writeString(file, honest, StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(sealer.verify())
                .containsExactly(
                        "seal " + seal + " is not as the file outside the database has it",
                        "seal " + (seal + 1) + " was removed: only the file has it",
                        "seal " + (seal + 2) + " was removed: only the file has it");
    }

    @Test
    void whatTheRuleCutsOffIsAcceptedAndTheChainGoesOn() throws IOException {
        long seal = threeOldOnesAndAYoungOne();
        assertThat(cut(YEARS)).isEqualTo(seal + 2);
        sealer.seal();

        assertThat(desk.count("hub.audit_events WHERE subject <= '" + new UUID(0, 3) + "'"))
                .isZero();
        assertThat(sealer().verify()).isEmpty();
        assertThat(sealer.extent().disposed()).isEqualTo(3);
        assertThat(Files.readAllLines(file)).hasSize(6).anyMatch(line -> line.startsWith("cut " + (seal + 2) + " "));
        assertThat(cut(YEARS)).as("nothing more to cut").isNull();
    }

    @Test
    void aCutTakesNothingThatIsYounger() {
        threeOldOnesAndAYoungOne();
        assertThat(cut(Duration.ofDays(3000))).isNull();
        assertThat(desk.count("hub.audit_events")).isEqualTo(4);
    }

    @Test
    void aCutStopsBeforeTheFirstEventOfWhatIsOnHold() {
        long seal = threeOldOnesAndAYoungOne();
        desk.tamper(
                "INSERT INTO hub.children (id, created_at, legal_hold) VALUES ('" + new UUID(0, 2) + "', now(), true)");
        try {
            assertThat(cut(YEARS)).isEqualTo(seal);
            assertThat(sealer.verify()).isEmpty();
        } finally {
            desk.tamper("DELETE FROM hub.children WHERE id = '" + new UUID(0, 2) + "'");
        }
    }

    @Test
    void anEventRemovedBesideTheCutIsNoticed() {
        long seal = threeOldOnesAndAYoungOne();
        cut(YEARS);
        desk.tamper("DELETE FROM hub.audit_events WHERE subject = '" + new UUID(0, 4) + "'");
        assertThat(sealer.verify()).containsExactly("seal " + (seal + 3) + ": expected 1 events, found 0");
    }

    @Test
    void aCutThatSomebodyMadeByHandIsNoticed() {
        long seal = threeOldOnesAndAYoungOne();
        desk.tamper("INSERT INTO hub.audit_cuts VALUES (%d, now(), now() - interval '1 day', 2);".formatted(seal + 1)
                + " DELETE FROM hub.audit_events WHERE subject <= '" + new UUID(0, 2) + "'");
        assertThat(sealer.verify())
                .containsExactly(
                        "the cut up to seal " + (seal + 1) + " is not as the file outside the database has it",
                        "seal " + seal + ": expected 1 events, found 0",
                        "seal " + (seal + 1) + ": expected 1 events, found 0");
    }

    @Test
    void anEventPutIntoASealThatWasCutIsNoticed() {
        long seal = threeOldOnesAndAYoungOne();
        cut(YEARS);
        desk.tamper("""
                INSERT INTO hub.audit_events (at, who, role, action, subject_kind, reason, config_hash)
                VALUES (now(), 'x', 'operator', 'looked-at', 'child', 'x', 'x');
                INSERT INTO hub.audit_seal_members SELECT max(id), %d FROM hub.audit_events""".formatted(seal));
        assertThat(sealer.verify()).containsExactly("seal " + seal + " was cut: expected no events, found 1");
    }

    private long threeOldOnesAndAYoungOne() {
        long seal = threeSealed();
        desk.later(YEARS.plusDays(1));
        event(4);
        sealer.seal();
        return seal;
    }

    /** @return up to which seal; null when nothing was old enough */
    private Long cut(Duration kept) {
        Disposals disposals = new Disposals(desk.jdbc, desk.transactions, desk.audit, UUID::randomUUID, desk.clock);
        Disposals.Rule rule = new Disposals.Rule("audit-event", Period.ofDays((int) kept.toDays()));
        String[] line = new String[1];
        disposals.cutAudit(rule, desk.clock.instant().minus(kept), new Disposals.Outside() {
            @Override
            public void paper(UUID id) {
                throw new AssertionError("expected the audit to have no papers in the vault");
            }

            @Override
            public void told(String partner, long sequence) {
                throw new AssertionError("expected the audit to have told nobody");
            }

            @Override
            public void cut(String text) {
                line[0] = text;
                sealer.cut(text);
            }
        });
        return line[0] == null ? null : Long.valueOf(line[0].split(" ")[1]);
    }

    /** @return the number of the first of three seals, with one event each */
    private long threeSealed() {
        for (int i = 1; i <= 3; i++) {
            event(i);
            sealer.seal();
        }
        assertThat(sealer.verify()).isEmpty();
        return desk.jdbc
                .sql("SELECT min(id) FROM hub.audit_seals")
                .query(Long.class)
                .single();
    }

    private void anHourPasses() {
        desk.tamper("UPDATE hub.audit_seals SET made_at = made_at - interval '61 minutes'");
    }

    private void event(int subject) {
        desk.audit.record(Desk.OPERATOR, "looked-at", "child", new UUID(0, subject));
    }

    private AuditSealer sealer() {
        return new AuditSealer(desk.jdbc, desk.transactions, file, desk.clock);
    }

    private static String column(String table) {
        return switch (table) {
            case "hub.audit_events" -> "who = 'x'";
            case "hub.audit_seals" -> "events = 0";
            default -> "seal_id = 0";
        };
    }
}
