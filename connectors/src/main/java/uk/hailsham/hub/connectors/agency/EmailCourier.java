package uk.hailsham.hub.connectors.agency;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

/** Hands a referral to the mail server, over TLS or not at all. */
public final class EmailCourier implements Courier, AutoCloseable {
    private final MailSettings settings;
    private final Secrets secrets;
    private final Clock clock;
    private final Session session;
    private final TimeLimit whole;

    /** @throws IllegalArgumentException when the hub's own addresses are none, or plain mail would leave this machine */
    public EmailCourier(MailSettings settings, Secrets secrets, Clock clock) {
        requireSafe(settings);
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        this.session = MailSession.of(settings);
        this.whole = new TimeLimit(settings.whole());
    }

    @Override
    public String channel() {
        return "email";
    }

    @Override
    public Rung highestRung() {
        return Rung.HANDED_OVER;
    }

    @Override
    public Proof carry(Agency agency, Payload payload) throws NotCarried {
        MailTransport transport = new MailTransport(session);
        try {
            String reply = whole.within(() -> hand(agency, payload, transport), transport::forbid);
            return new Proof(Rung.HANDED_OVER, clock.instant(), Map.of("reply", reply));
        } catch (Exception e) {
            throw MailFailure.told(agency.id() + " by " + settings.host() + ": ", e, transport.mayHaveArrived());
        }
    }

    private String hand(Agency agency, Payload payload, MailTransport transport)
            throws MessagingException, IOException {
        InternetAddress to = MailAddress.of(((Endpoint.Email) agency.endpoint()).to());
        ReferralMail mail = ReferralMail.of(session, settings, to, payload, clock.instant());
        try (transport) {
            transport.connect(settings.host(), settings.port(), settings.user(), password());
            transport.sendMessage(mail, mail.getAllRecipients());
            return oneLine(transport.getLastServerResponse());
        }
    }

    private String password() throws IOException {
        return settings.user() == null
                ? null
                : secrets.find(settings.passwordSecret()).map(String::strip).orElse("");
    }

    private static String oneLine(String reply) {
        String line = String.valueOf(reply).replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(200, line.length()));
    }

    private static void requireSafe(MailSettings settings) {
        try {
            MailAddress.of(settings.from());
            MailAddress.of("postmaster@" + settings.domain());
            MailAddress.of(settings.replyTo() == null ? settings.from() : settings.replyTo());
            if (settings.plainAllowed()
                    && !InetAddress.getByName(settings.host()).isLoopbackAddress()) {
                throw new IllegalArgumentException("mail without TLS is only for a server on this machine: expected a "
                        + "loopback host, found " + settings.host());
            }
        } catch (MessagingException e) {
            throw new IllegalArgumentException("mail: from, reply-to and domain: " + e.getMessage(), e);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("mail: host " + settings.host() + " is not known", e);
        }
    }

    @Override
    public void close() {
        whole.close();
    }
}
