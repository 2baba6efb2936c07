package uk.hailsham.hub.connectors.agency;

import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

/** Hands a referral to the mail server, over TLS or not at all. */
public final class EmailCourier implements Courier, AutoCloseable {
    private final MailRules rules;
    private final MailOffice office;
    private final Clock clock;

    /**
     * @param plainTo domains whose mailboxes may get a child's data without a key of their own
     * @throws IllegalArgumentException when the hub's own addresses are none, or plain mail would leave this machine
     */
    public EmailCourier(MailSettings settings, List<String> plainTo, Secrets secrets, Clock clock) {
        this.rules = new MailRules(plainTo);
        this.office = new MailOffice(settings, secrets);
        this.clock = clock;
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
        Optional<MailSeal> seal = rules.seal(agency, clock.instant());
        String reply = office.hand(agency.id(), (session, settings) -> {
            InternetAddress to = MailAddress.of(((Endpoint.Email) agency.endpoint()).to());
            return ReferralMail.of(session, settings, to, payload, seal, clock.instant());
        });
        Map<String, String> evidence = new TreeMap<>(Map.of("reply", reply));
        seal.ifPresent(used -> evidence.put("encrypted", used.word()));
        payload.attachments()
                .forEach(paper -> evidence.put("attachment " + paper.fileName(), String.valueOf(paper.body().length)));
        return new Proof(Rung.HANDED_OVER, clock.instant(), evidence);
    }

    @Override
    public void close() {
        office.close();
    }
}
