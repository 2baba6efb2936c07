package uk.hailsham.hub.routes.delivery;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.agency.AnswerMail;
import uk.hailsham.hub.connectors.agency.AnswerMailbox;
import uk.hailsham.hub.connectors.store.MailTraces;
import uk.hailsham.hub.connectors.store.Questions;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.ReplyWords;
import uk.hailsham.hub.domain.referral.Rung;

/**
 * Takes what comes to the hub's mailbox: answers of agencies, and what mail servers tell of mails that went out. A
 * recipient's id is in nobody's hands but the agency's, so it says whom a mail is about; who the sender says to be only
 * decides whether it moves anything.
 */
public final class TakingMail {
    private static final Logger LOG = LoggerFactory.getLogger(TakingMail.class);
    private static final int MOST = 200;
    private final AnswerMailbox mailbox;
    private final List<Agency> agencies;
    private final Referrals referrals;
    private final MailTraces traces;
    private final Replies replies;
    private final Questions questions;

    public TakingMail(
            AnswerMailbox mailbox,
            List<Agency> agencies,
            Referrals referrals,
            MailTraces traces,
            Replies replies,
            Questions questions) {
        this.mailbox = mailbox;
        this.agencies = List.copyOf(agencies);
        this.referrals = referrals;
        this.traces = traces;
        this.replies = replies;
        this.questions = questions;
    }

    /** Repeats are harmless: the same mail again has the effect of once. */
    public void take() throws IOException {
        mailbox.take(MOST, this::take);
    }

    private void take(AnswerMail mail) {
        Optional<String> agency = mail.recipient() == null ? Optional.empty() : referrals.agencyOf(mail.recipient());
        if (agency.isEmpty()) {
            LOG.info("a mail of the kind {} names no referral of this hub; it lies among those taken", mail.kind());
            return;
        }
        if (mail.version() > 1) {
            follower(mail);
            return;
        }
        UUID recipient = mail.recipient();
        switch (mail.kind()) {
            case BOUNCED -> traces.bounced(recipient, mail.code(), mail.id());
            case DELAYED -> traces.noted(recipient, "delayed", mail.code(), mail.id());
            case DELIVERED -> traces.proved(recipient, Rung.TRANSPORT_PROVED, mail.id());
            case DISPLAYED -> traces.proved(recipient, Rung.COLLECTED, mail.id());
            case AUTOMATIC -> traces.noted(recipient, "automatic-answer", null, mail.id());
            case WRITTEN -> written(mail, agency.get());
        }
    }

    /** What became of a recall or a correction says nothing of the referral before it. */
    private void follower(AnswerMail mail) {
        switch (mail.kind()) {
            case BOUNCED -> traces.bounced(mail.recipient(), mail.version(), mail.code(), mail.id());
            case DELIVERED -> traces.proved(mail.recipient(), mail.version(), Rung.TRANSPORT_PROVED, mail.id());
            case DISPLAYED -> traces.proved(mail.recipient(), mail.version(), Rung.COLLECTED, mail.id());
            default -> traces.noted(mail.recipient(), "delayed", mail.code(), mail.id());
        }
    }

    private void written(AnswerMail mail, String agency) {
        UUID recipient = mail.recipient();
        if (!knows(agency, mail.from())) {
            traces.noted(recipient, "letter-from-elsewhere", null, mail.id());
            ask(recipient, mail.words());
            return;
        }
        Optional<Reply> answer = ReplyWords.of(recipient, mail.words());
        replies.record(
                agency,
                answer.orElse(new Reply(recipient, Reply.Status.RECEIVED, "letter", null)),
                "mail " + mail.id());
        if (answer.isEmpty()) {
            ask(recipient, mail.words());
        }
    }

    /** What a person wrote and no rule understands goes to whoever referred, who reads it in the hub. */
    private void ask(UUID recipient, String words) {
        if (!words.isEmpty()) {
            questions.ask(recipient, words);
        }
    }

    /** Any mailbox of the domains at which the agency, or its front door, is written to. */
    private boolean knows(String agency, String from) {
        String domain = domain(from);
        return agencies.stream()
                .filter(each -> each.id().equals(agency))
                .flatMap(each -> Stream.concat(Stream.of(each), door(each)))
                .flatMap(TakingMail::mailboxes)
                .map(TakingMail::domain)
                .anyMatch(known -> !known.isEmpty() && (domain.equals(known) || domain.endsWith("." + known)));
    }

    private Stream<Agency> door(Agency agency) {
        return agencies.stream().filter(each -> each.id().equals(agency.via()));
    }

    private static Stream<String> mailboxes(Agency agency) {
        Stream<String> contact = Stream.ofNullable(agency.contact()).map(Agency.Contact::email);
        Stream<String> otherwise = Stream.ofNullable(agency.fallback()).flatMap(other -> written(other.endpoint()));
        return Stream.of(contact, written(agency.endpoint()), otherwise).flatMap(each -> each);
    }

    private static Stream<String> written(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Email email) {
            return Stream.of(email.to());
        }
        return endpoint instanceof Endpoint.Link link ? Stream.of(link.to()) : Stream.empty();
    }

    private static String domain(String mailbox) {
        return mailbox == null
                ? ""
                : mailbox.substring(mailbox.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
