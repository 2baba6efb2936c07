package uk.hailsham.hub.routes.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.mappings.hl7v2.ControlId;
import uk.hailsham.hub.mappings.hl7v2.Hl7Answer;
import uk.hailsham.hub.mappings.hl7v2.Hl7Answers;
import uk.hailsham.hub.mappings.hl7v2.Hl7Head;
import uk.hailsham.hub.mappings.hl7v2.Hl7Receipts;
import uk.hailsham.hub.mappings.hl7v2.Hl7Receipts.Outcome;

/**
 * Takes what agencies' systems say in HL7, in answer to a message of the hub's or at the hub's door, each message with the
 * effect of once. An agency speaks about its own referrals only: another's id is to it as one that nobody has.
 */
public final class TakingHl7 {
    private static final Logger LOG = LoggerFactory.getLogger(TakingHl7.class);
    private static final Pattern EVENT = Pattern.compile("[A-Z]\\d\\d");
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    private final List<Agency> agencies;
    private final Hl7Answers answers;
    private final Hl7Receipts receipts;
    private final Referrals referrals;
    private final Replies replies;

    public TakingHl7(
            List<Agency> agencies, Hl7Answers answers, Hl7Receipts receipts, Referrals referrals, Replies replies) {
        this.agencies = List.copyOf(agencies);
        this.answers = answers;
        this.receipts = receipts;
        this.referrals = referrals;
        this.replies = replies;
    }

    /**
     * At the door.
     *
     * @param callers agencies of which one may be speaking; it is the one whose names the message bears
     * @return what is said in return; empty for what is no HL7, whose sender is hung up on
     */
    public Optional<List<byte[]>> hear(Set<String> callers, byte[] message) {
        Optional<Hl7Head> head = Hl7Head.of(message);
        if (head.isEmpty()) {
            LOG.warn("the HL7 door: expected HL7 v2 with MSH-9, MSH-10 and MSH-12, found something else");
            return Optional.empty();
        }
        Optional<Agency> speaker = agencies.stream()
                .filter(agency -> callers.contains(agency.id()))
                .filter(agency -> speaks(agency, head.get()))
                .findFirst();
        if (speaker.isEmpty()) {
            LOG.warn("the HL7 door: expected MSH-3 and MSH-4 of an agency whose certificate was shown, found others");
            return Optional.of(receipts.of(head.get(), Outcome.STRANGER));
        }
        return Optional.of(take(speaker.get().id(), head.get(), message));
    }

    private static boolean speaks(Agency agency, Hl7Head head) {
        return agency.endpoint() instanceof Endpoint.Hl7 server
                && server.names().application().equals(head.application())
                && server.names().facility().equals(head.facility());
    }

    /** In answer to a message of the hub's, on the hub's own line to that agency. */
    public List<byte[]> heard(String agency, byte[] message) {
        return Hl7Head.of(message).map(head -> take(agency, head, message)).orElse(List.of());
    }

    private List<byte[]> take(String agency, Hl7Head head, byte[] message) {
        Hl7Answer answer = answers.read(message);
        if (answer instanceof Hl7Answer.Unsound unsound) {
            LOG.warn("answers of {}: {}", agency, unsound.why());
            return receipts.of(head, unsound);
        }
        boolean known = !(answer instanceof Hl7Answer.Said said) || record(agency, head, said);
        return receipts.of(head, known ? Outcome.TAKEN : Outcome.UNKNOWN_ID);
    }

    /** What contradicts is taken too, for a person to look at. @return false for an id of nobody's */
    private boolean record(String agency, Hl7Head head, Hl7Answer.Said said) {
        String source = head.type() + (EVENT.matcher(head.event()).matches() ? "^" + head.event() : "");
        String id = plain(head.id());
        UUID recipient = said.recipient() != null ? said.recipient() : named(agency, said.message());
        Replies.Effect effect = recipient == null
                ? replies.stray(agency, "message " + plain(said.message()), said.status(), source)
                : replies.record(agency, said.about(recipient), source, id);
        return effect != Replies.Effect.UNMATCHED;
    }

    /** Null for a message that is none of the hub's to this agency. */
    private UUID named(String agency, String message) {
        return ControlId.span(message)
                .flatMap(span -> referrals.recipientsBetween(agency, span.first(), span.last()).stream()
                        .filter(recipient -> ControlId.names(message, recipient))
                        .findFirst())
                .orElse(null);
    }

    /** An id may be any text of its sender's: one that is more than an id is kept as a fingerprint. */
    private static String plain(String id) {
        return PLAIN_ID.matcher(id).matches()
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString();
    }
}
