package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;

/** Anchors of the audit: one a day, and what they notice that the data folder's own file cannot. */
@ExtendWith(TestDatabase.class)
class AuditAnchorsTest {
    @TempDir
    private Path folder;

    private Desk desk;
    private AuditSealer sealer;
    private AuditAnchors anchors;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        sealer = new AuditSealer(desk.jdbc, desk.transactions, folder.resolve("seals"), desk.clock);
        anchors = new AuditAnchors(desk.jdbc, folder.resolve("audit"), desk.clock);
    }

    @Test
    void thereIsOneADayAndNoneBeforeTheFirstSeal() throws IOException {
        anchors.daily();
        assertThat(anchors.kept()).isEmpty();
        sealed(1);
        anchors.daily();
        sealed(2);
        anchors.daily();
        assertThat(anchors.kept()).containsExactly(folder.resolve("audit/anchor-2026-11-24.txt"));
        assertThat(Files.readAllLines(anchors.kept().get(0)))
                .hasSize(6)
                .startsWith("hub audit anchor 1")
                .contains("at: 2026-11-24T07:00:00Z", "seals: 1", "events: 1");
        desk.later(Duration.ofDays(1));
        anchors.daily();
        assertThat(Files.readAllLines(anchors.kept().get(1))).contains("seals: 2", "events: 2");
    }

    @Test
    void aChainThatGrewSinceStillAgrees() throws IOException {
        Path anchor = anchored();
        sealed(4);
        assertThat(anchors.compare(anchor)).isEmpty();
    }

    @Test
    void aCutOfTheNewestIsNoticedThoughTheFileOfSealsWasCutToo() throws IOException {
        Path anchor = anchored();
        long last = last();
        desk.tamper(
                "DELETE FROM hub.audit_seal_members WHERE seal_id = %1$d; DELETE FROM hub.audit_seals WHERE id = %1$d"
                        .formatted(last));
        assertThat(anchors.compare(anchor))
                .containsExactly("seal " + last + " was removed: anchor-2026-11-24.txt has it");
    }

    @Test
    void aSealTakenOutBeforeTheAnchorIsNoticed() throws IOException {
        Path anchor = anchored();
        long last = last();
        desk.tamper(
                "DELETE FROM hub.audit_seal_members WHERE seal_id = %1$d; DELETE FROM hub.audit_seals WHERE id = %1$d"
                        .formatted(last - 1));
        assertThat(anchors.compare(anchor))
                .containsExactly("seal " + last + " and those before it are not as anchor-2026-11-24.txt has them");
    }

    @Test
    void anythingElseIsNoAnchor() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), "seal: 1\n");
        assertThatThrownBy(() -> anchors.compare(other))
                .isInstanceOf(IOException.class)
                .hasMessage("expected an anchor of the audit ('hub audit anchor 1' and a line 'seal: …'), found"
                        + " something else: other.txt");
    }

    private Path anchored() {
        for (int i = 1; i <= 3; i++) {
            sealed(i);
        }
        anchors.daily();
        return anchors.kept().get(0);
    }

    private void sealed(int subject) {
        desk.audit.record(Desk.OPERATOR, "looked-at", "child", new UUID(0, subject));
        sealer.seal();
    }

    private long last() {
        return desk.jdbc
                .sql("SELECT max(id) FROM hub.audit_seals")
                .query(Long.class)
                .single();
    }
}
