package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.RecipientEvent;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.routes.telling.TellingReferrer;

/** The school that referred hears that it is under way, that nobody answers, and what came of it. */
@ExtendWith(TestDatabase.class)
class ReferrerRouteTest {
    private static final String ROUTE = Telling.outcome("white-house");
    private static final Instant TOO_LATE = Instant.parse("2026-11-26T00:00:01Z");

    @TempDir
    private Path folder;

    private record Sent(String to, String name, String subject, String text) {}

    private final List<Sent> sent = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T07:00:00Z");
    private boolean away;
    private House house;
    private TellingReferrer teller;
    private UUID referral;
    private UUID recipient;

    @BeforeEach
    void open(Database database) throws Exception {
        house = new House(database, folder);
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        teller = house.referrer(clock, folder.resolve("out"), "office@white-house.example", this::send);
        house.with(Map.of(), new Telling(ROUTE, Duration.ofHours(1), teller, house.heartbeats));
        house.referring.ask(request(), null, "spare");
        referral = house.referrals.list(null, 1).get(0).id();
        recipient = house.firstRecipient();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aReferralGetsOneReceiptThatNamesWhoWasAskedAndWhomToRing() throws Exception {
        round();
        round();
        assertThat(files()).contains("receipt-rf-" + referral + ".csv");
        assertThat(file("receipt-rf-" + referral + ".csv"))
                .contains(
                        "R-1", "childrens-social-care", "2026-11-25", "01632 960101", "rc-" + recipient, "Form tutor");
        assertThat(sent).extracting(Sent::name).containsExactly("receipt-rf-" + referral);
        assertThat(sent.get(0).subject())
                .as("as of every referral: an urgent one stands inside")
                .isEqualTo("Receipt of a referral");
        assertThat(sent.get(0).text()).contains("ring first: 01632 960101");
    }

    @Test
    void aDeadlineThatPassesWithoutAWordIsReportedOnceWithWhatToDo() throws Exception {
        round();
        sent.clear();
        now = TOO_LATE;
        round();
        round();

        assertThat(sent).extracting(Sent::name).containsExactly("no-answer-rc-" + recipient);
        assertThat(sent.get(0).text()).contains("Ring Duty desk (ring first), 01632 960101", "rf-" + referral);
        assertThat(file("no-answer-rc-" + recipient + ".csv")).contains("no-answer", "R-1", "2026-11-26T00:00:00Z");
        assertThat(kinds()).containsExactly("requested", "no-answer");
    }

    @Test
    void whoHasAnsweredIsNotReported() throws Exception {
        house.replies.record("childrens-social-care", new Reply(recipient, Status.RECEIVED, null, null), "answers.csv");
        now = TOO_LATE;
        round();
        assertThat(files()).noneMatch(name -> name.startsWith("no-answer"));
    }

    @Test
    void aChildNobodyHasSeenByTheDayAgreedIsReportedToo() throws Exception {
        house.replies.record("childrens-social-care", new Reply(recipient, Status.ACCEPTED, null, null), "answers.csv");
        now = Instant.parse("2027-03-01T07:00:00Z");
        round();
        assertThat(files()).contains("not-seen-rc-" + recipient + ".csv");
    }

    @Test
    void aWaitingListIsReportedLikeAnyOtherWait() throws Exception {
        house.replies.record(
                "childrens-social-care", new Reply(recipient, Status.ON_HOLD, "waiting-list", null), "answers.csv");
        now = Instant.parse("2027-03-01T07:00:00Z");
        round();
        assertThat(files()).contains("not-seen-rc-" + recipient + ".csv");
    }

    @Test
    void whenTheMailServerIsAwayTheReportIsSentLaterUnderTheSameName() throws Exception {
        now = TOO_LATE;
        away = true;
        round();
        assertThat(sent).isEmpty();
        away = false;
        round();
        assertThat(sent).extracting(Sent::name).containsExactly("receipt-rf-" + referral, "no-answer-rc-" + recipient);
    }

    @Test
    void theOutcomeFileIsWholeAndMadeAgainOnlyWhenSomethingHasChanged() throws Exception {
        round();
        String first = file("outcomes.csv");
        assertThat(first).contains(",1,2026-11-24T07:00:00Z,full,1", "R-1", "requested", "ahead", "Form tutor");
        house.replies.record(
                "childrens-social-care", new Reply(recipient, Status.DECLINED, "below-threshold", null), "answers.csv");
        round();
        assertThat(file("outcomes.csv")).as("once a day").isEqualTo(first);

        now = now.plus(Duration.ofDays(1));
        round();
        assertThat(file("outcomes.csv")).contains("rejected", "below-threshold", ",2,2026-11-25T07:00:00Z");
        String second = file("outcomes.csv");
        now = now.plus(Duration.ofDays(1));
        round();
        assertThat(file("outcomes.csv")).as("nothing new").isEqualTo(second);
        teller.outcomes().now();
        assertThat(file("outcomes.csv")).isEqualTo(second);
    }

    @Test
    void filesAboutWhatIsNoLongerKeptAreTakenAway() throws Exception {
        round();
        assertThat(files()).contains("receipt-rf-" + referral + ".csv");
        house.change("UPDATE hub.referrals SET emptied_at = now()");
        now = now.plus(Duration.ofDays(1));
        round();
        assertThat(files()).containsExactly("outcomes.csv");
        assertThat(file("outcomes.csv")).doesNotContain("R-1", referral.toString());
    }

    @Test
    void nothingASchoolIsToldHereHoldsTheChild() throws Exception {
        now = TOO_LATE;
        round();
        StringBuilder all = new StringBuilder(sent.toString());
        for (String name : files()) {
            all.append(name).append(file(name));
        }
        assertThat(all.toString()).doesNotContain("Amelia", "Ward", "bruises", "2015");
        assertThat(sent.toString()).doesNotContain("R-1");
    }

    private void round() {
        house.run(ROUTE);
    }

    private List<String> kinds() {
        return house.referrals.timeline(Access.hub("test"), referral).stream()
                .map(RecipientEvent::kind)
                .toList();
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String file(String name) throws Exception {
        return Files.readString(folder.resolve("out").resolve(name), StandardCharsets.UTF_8);
    }

    private void send(String to, String name, String subject, String text) throws NotCarried {
        if (away) {
            throw new NotCarried(NotCarried.Kind.LATER, "away", null);
        }
        sent.add(new Sent(to, name, subject, text));
    }

    private static ReferralRequest request() {
        return new ReferralRequest(
                        "R-1",
                        "white-house",
                        new ReferralRequest.Pupil(null, null, "Ward", "Amelia", LocalDate.of(2015, 2, 28)),
                        "SLCN",
                        "bruises",
                        Urgency.EMERGENCY,
                        new ReferralRequest.Referrer("Form tutor", null, null, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true)
                .filled();
    }
}
