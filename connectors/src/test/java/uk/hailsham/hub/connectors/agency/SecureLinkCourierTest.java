package uk.hailsham.hub.connectors.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

class SecureLinkCourierTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final String SHOWN = "rc-" + Agencies.RECIPIENT;
    private static final LinkText TEXT = new LinkText("The partnership", ZoneId.of("Europe/London"));
    private static final Agency MAILED = Agencies.at(
            new Endpoint.Link("office@psychology.example", new Endpoint.Code.ByMail("manager@psychology.example")));
    private static final Agency AGREED = Agencies.at(
            new Endpoint.Link("office@psychology.example", new Endpoint.Code.Agreed("psychology-passphrase")));

    @TempDir
    private static Path folder;

    private final AtomicInteger made = new AtomicInteger();
    private static SSLContext localhost;
    private MailStandIn server;

    @BeforeAll
    static void certify() throws Exception {
        localhost = MailStandIn.certified(folder, "localhost");
    }

    @BeforeEach
    void start() throws Exception {
        server = new MailStandIn(localhost);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SecureLinkCourier.Made link(Agency agency, UUID recipient) {
        return new SecureLinkCourier.Made(
                URI.create("https://hub.example/link/" + "t".repeat(42) + made.incrementAndGet()),
                NOON.instant().plus(Duration.ofDays(14)));
    }

    private Proof carry(Agency agency, int port) throws NotCarried {
        return carry(agency, port, Agencies.payload("Amelia Ward, 12 The Street"));
    }

    private Proof follow(Amendment.Meaning meaning, int version) throws NotCarried {
        Amendment amendment = new Amendment(Agencies.RECIPIENT, meaning, version, List.of(1), NOON.instant());
        return carry(
                MAILED,
                server.port(),
                Agencies.payload("Amelia Ward").amending("rc.recall", new Payload.Amends(amendment, List.of())));
    }

    @Test
    void aRecallSaysThatThePageIsClosedAndHoldsNoLink() throws Exception {
        assertThat(follow(Amendment.Meaning.ENTERED_IN_ERROR, 2).evidence()).containsEntry("page", "closed");
        assertThat(mail(0).getMessageID()).isEqualTo("<" + SHOWN + ".v2@partnership.example>");
        assertThat(mail(0).getHeader("In-Reply-To")).containsExactly("<" + SHOWN + "@partnership.example>");
        assertThat(mail(0).getSubject()).isEqualTo("Recall of referral " + SHOWN);
        assertThat((String) mail(0).getContent())
                .contains("its page is closed", "should not have been sent")
                .doesNotContain("/link/", "Amelia");
        assertThat(made.get()).isZero();
    }

    @Test
    void aCorrectionHasALinkToThePageThatHasItRight() throws Exception {
        assertThat(follow(Amendment.Meaning.CORRECTED, 3).evidence()).containsEntry("page", "corrected");
        assertThat(mail(0).getMessageID()).isEqualTo("<" + SHOWN + ".v3@partnership.example>");
        assertThat((String) mail(0).getContent())
                .contains("A fact in the referral " + SHOWN + " was wrong", "/link/")
                .doesNotContain("Amelia");
    }

    private Proof carry(Agency agency, int port, Payload payload) throws NotCarried {
        MailSettings settings = new MailSettings(
                "localhost",
                port,
                null,
                null,
                "hub@partnership.example",
                null,
                "partnership.example",
                folder.resolve("localhost.pem"),
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(3));
        try (Notices notices = new Notices(settings, name -> Optional.empty(), NOON)) {
            return new SecureLinkCourier(notices, this::link, TEXT, NOON).carry(agency, payload);
        }
    }

    private MimeMessage mail(int at) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(server.mails.get(at)));
    }

    @Test
    void theMailHoldsALinkAndNothingOfThePayload() throws Exception {
        assertThat(carry(MAILED, server.port())).satisfies(proof -> {
            assertThat(proof.rung()).isEqualTo(Rung.HANDED_OVER);
            assertThat(proof.at()).isEqualTo(NOON.instant());
            assertThat(proof.evidence()).containsOnlyKeys("reply");
            assertThat(proof.evidence().toString()).doesNotContain("/link/");
        });
        String text = (String) mail(0).getContent();
        assertThat(mail(0).getSubject()).isEqualTo("Referral " + SHOWN);
        assertThat(text)
                .contains(
                        "https://hub.example/link/" + "t".repeat(42) + "1",
                        SHOWN,
                        "until Tuesday 8 December",
                        "It asks for a code, which goes to another mailbox of yours.")
                .doesNotContain("Amelia", "Street", "manager@");
    }

    @Test
    void aRepeatHasALinkOfItsOwnUnderTheSameMessageId() throws Exception {
        carry(AGREED, server.port());
        carry(AGREED, server.port());
        assertThat(mail(0).getMessageID()).isEqualTo("<" + SHOWN + "@partnership.example>");
        assertThat(mail(1).getMessageID()).isEqualTo(mail(0).getMessageID());
        assertThat((String) mail(0).getContent())
                .contains("t1\r\n", "the passphrase that was agreed with you by phone");
        assertThat((String) mail(1).getContent()).contains("t2\r\n");
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainLaterAndTheFailureDoesNotTellTheLink() {
        int port = server.port();
        server.close();
        NotCarried failure = catchThrowableOfType(NotCarried.class, () -> carry(MAILED, port));
        assertThat(failure.kind()).isEqualTo(NotCarried.Kind.LATER);
        assertThat(failure.getMessage()).doesNotContain("/link/");
    }

    @Test
    void aLinkTellsNobodyItsAddressByAccident() {
        assertThat(link(MAILED, null).toString()).doesNotContain("/link/");
        assertThat(Map.of("made", link(MAILED, null)).toString()).doesNotContain("hub.example");
    }
}
