package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.access.Access;

/** Who looked at what about whom and why, as the privacy officer reads it. */
@ExtendWith(TestDatabase.class)
class AuditTrailTest {
    private static final Access OFFICER = new Access("p.rivacy", Access.Role.PRIVACY, "a parent asked");
    private static final UUID CHILD = new UUID(0, 1);

    private Desk desk;
    private AuditTrail trail;

    @BeforeEach
    void open(Database database) {
        desk = new Desk(database);
        trail = new AuditTrail(desk.jdbc, desk.transactions, desk.audit);
    }

    @Test
    void aChildIsAboutItselfAndAboutWhatConcernsItToo() {
        desk.audit.record(Desk.OPERATOR, "looked-at", "child", CHILD);
        desk.audit.record(Desk.OPERATOR, "looked-at", "referral", new UUID(0, 2), Map.of("child", CHILD));
        desk.audit.record(Desk.OPERATOR, "looked-at", "child", new UUID(0, 3));
        assertThat(actions(asked(CHILD, null, null, null)))
                .containsExactly(
                        "p.rivacy read-the-audit child: a parent asked",
                        "o.perator looked-at referral: asked by phone",
                        "o.perator looked-at child: asked by phone");
    }

    @Test
    void whatHangsOnAReferralOfTheChildIsAboutIt() {
        UUID recipient = desk.committed("R-1");
        UUID referral = desk.only().referral();
        desk.tamper(
                "INSERT INTO hub.children (id, created_at) VALUES ('%1$s', now()) ON CONFLICT DO NOTHING; UPDATE hub.referrals SET child_id = '%1$s' WHERE id = '%2$s'"
                        .formatted(CHILD, referral));
        desk.proved(recipient, 1);
        assertThat(trail.read(OFFICER, asked(CHILD, null, null, null)))
                .extracting(AuditTrail.Event::subject)
                .contains(referral, recipient, CHILD);
    }

    @Test
    void anAccountAndDaysNarrowItAndPagesFollow() {
        Instant first = desk.now;
        for (int i = 1; i <= 3; i++) {
            desk.audit.record(Desk.OPERATOR, "looked-at", "child", new UUID(0, i));
            desk.later(Duration.ofDays(1));
        }
        assertThat(actions(asked(null, "o.perator", first.plusSeconds(1), first.plusSeconds(90_000))))
                .containsExactly("o.perator looked-at child: asked by phone");
        List<AuditTrail.Event> page =
                trail.read(OFFICER, new AuditTrail.Question(null, "o.perator", null, null, null, 2));
        assertThat(page).extracting(AuditTrail.Event::subject).containsExactly(new UUID(0, 3), new UUID(0, 2));
        assertThat(trail.read(
                        OFFICER,
                        new AuditTrail.Question(
                                null, "o.perator", null, null, page.get(1).number(), 2)))
                .extracting(AuditTrail.Event::subject)
                .containsExactly(new UUID(0, 1));
    }

    @Test
    void lookingAtTheAuditIsAnEventOfIt() {
        trail.read(OFFICER, asked(null, null, null, null));
        assertThat(actions(asked(null, null, null, null)))
                .containsExactly(
                        "p.rivacy read-the-audit audit: a parent asked",
                        "p.rivacy read-the-audit audit: a parent asked");
    }

    private static AuditTrail.Question asked(UUID child, String who, Instant from, Instant to) {
        return new AuditTrail.Question(child, who, from, to, null, 100);
    }

    private List<String> actions(AuditTrail.Question asked) {
        return trail.read(OFFICER, asked).stream()
                .map(event -> event.who() + " " + event.action() + " " + event.subjectKind() + ": " + event.reason())
                .toList();
    }
}
