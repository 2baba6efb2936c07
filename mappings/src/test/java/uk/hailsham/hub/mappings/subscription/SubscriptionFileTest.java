package uk.hailsham.hub.mappings.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.telling.Subscription;
import uk.hailsham.hub.domain.telling.Subscription.Change;
import uk.hailsham.hub.domain.telling.Subscription.Line;
import uk.hailsham.hub.domain.telling.Subscription.Pupil;
import uk.hailsham.hub.domain.telling.Topic;

class SubscriptionFileTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Pupil ROWAN = new Pupil(child(1), "1001", "A950000178301");
    private static final Pupil IMOGEN = new Pupil(child(2), "1002", null);

    @Test
    void isTheSampleByteForByte() throws Exception {
        Subscription file = new Subscription(
                UUID.fromString("019ac001-0000-7000-8000-0000000000b1"),
                3,
                Instant.parse("2026-11-24T06:00:00Z"),
                false,
                List.of(
                        new Line(ROWAN, Topic.INDEX_LINK, Change.NEW, "CI-000001", "", MONDAY),
                        new Line(ROWAN, Topic.DISCREPANCY, Change.NEW, "family", "", MONDAY),
                        new Line(ROWAN, Topic.INVOLVEMENT, Change.ENDED, "Early Help", "", null),
                        new Line(IMOGEN, Topic.REGISTERED_ELSEWHERE, Change.NEW, "", "", MONDAY),
                        new Line(
                                IMOGEN,
                                Topic.REFERRAL,
                                Change.CHANGED,
                                "R-17/educational-psychology",
                                "accepted",
                                LocalDate.of(2026, 11, 2))));

        assertThat(SubscriptionFile.write(file))
                .isEqualTo(Files.readAllBytes(
                        Path.of("..", "docs", "samples", "subscription", "subscription-000003.csv")));
    }

    private static UUID child(int number) {
        return UUID.fromString("019ac001-0000-7000-8000-00000000000" + number);
    }
}
