package uk.hailsham.hub.connectors.agency;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.connectors.ground.TimeLimit;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

/**
 * Sends a message over MLLP and hears the answer, on a connection of its own. That a server has it, {@code CA} or the one
 * {@code AA} of original mode, is a machine's word and no more; what its application says beyond that is handed on.
 */
public final class MllpCourier implements Courier, AutoCloseable {
    /** What part of the patience a server gets to say more, once it has said that it has the message. */
    private static final int FOR_THE_APPLICATION = 6;

    /** By server. With the same texts the same context: it remembers sessions, so that not every message shakes hands anew. */
    private final Map<String, Secured> contexts = new ConcurrentHashMap<>();

    private final Secrets secrets;
    private final Duration patience;
    private final Word word;
    private final Clock clock;
    private final TimeLimit whole;

    /** @param patience from beginning to end */
    public MllpCourier(Secrets secrets, Duration patience, Word word, Clock clock) {
        this.secrets = secrets;
        this.patience = patience;
        this.word = word;
        this.clock = clock;
        this.whole = new TimeLimit(patience);
    }

    /** Takes down what an agency's application says. */
    @FunctionalInterface
    public interface Word {
        /** @return what is said to it in return */
        List<byte[]> heard(String agency, byte[] message);
    }

    @Override
    public String channel() {
        return "hl7v2";
    }

    @Override
    public Rung highestRung() {
        return Rung.ACKNOWLEDGED;
    }

    @Override
    public Proof carry(Agency agency, Payload payload) throws NotCarried {
        if (!payload.attachments().isEmpty()) {
            throw new NotCarried(
                    Kind.NEEDS_A_PERSON,
                    agency.id() + ": expected no papers, which an HL7 message does not carry, found "
                            + payload.attachments().size(),
                    null);
        }
        Endpoint.Hl7 server = (Endpoint.Hl7) agency.endpoint();
        String id = MllpAcknowledgement.id(payload.body());
        MllpLine line = new MllpLine(server, tls(server));
        try (line) {
            return whole.within(() -> exchange(agency.id(), server, line, id, payload), line::close);
        } catch (NotCarried e) {
            throw e;
        } catch (Exception e) {
            throw failure(server, line, e);
        }
    }

    private Proof exchange(String agency, Endpoint.Hl7 server, MllpLine line, String id, Payload payload)
            throws IOException, NotCarried {
        line.open(patience);
        line.say(payload.body());
        byte[] answer = line.hear()
                .orElseThrow(() ->
                        new NotCarried(Kind.UNKNOWN, name(server) + ": the server hung up without an answer", null));
        MllpAcknowledgement first = MllpAcknowledgement.of(answer)
                .filter(one -> one.message().equals(id))
                .orElseThrow(() -> new NotCarried(
                        Kind.UNKNOWN,
                        name(server) + ": expected an acknowledgement of this message, found another answer",
                        null));
        Optional<byte[]> more = server.enhanced() && first.code().equals("CA")
                ? line.hearMore(patience.dividedBy(FOR_THE_APPLICATION))
                : Optional.empty();
        MllpAcknowledgement second = more.flatMap(MllpAcknowledgement::of)
                .filter(one -> one.message().equals(id))
                .filter(one -> one.code().startsWith("A"))
                .orElse(null);
        Proof proof = new MllpVerdict(name(server), id, payload.again())
                .of(first, second, server.enhanced(), clock.instant());
        if (proof.rung() == Rung.ACKNOWLEDGED) {
            handOn(agency, line, second == null ? answer : more.get());
        }
        return proof;
    }

    /** What could not be put down is asked for again: the server answers a repeat as it did the first time. */
    private void handOn(String agency, MllpLine line, byte[] answer) throws NotCarried {
        List<byte[]> receipts;
        try {
            receipts = word.heard(agency, answer);
        } catch (RuntimeException e) {
            throw new NotCarried(Kind.UNKNOWN, agency + ": an answer came and could not be put down", e);
        }
        line.sayIfHeard(receipts);
    }

    private SSLContext tls(Endpoint.Hl7 server) throws NotCarried {
        if (server.plain()) {
            return null;
        }
        Endpoint.ClientCertificate shown = server.certificate();
        Texts texts = new Texts(
                shown == null ? null : secret(shown.chain()),
                shown == null ? null : secret(shown.key()),
                server.trusted());
        Secured known = contexts.get(name(server));
        if (known == null || !known.texts().equals(texts)) {
            known = new Secured(texts, context(texts));
            contexts.put(name(server), known);
        }
        return known.context();
    }

    private static SSLContext context(Texts texts) throws NotCarried {
        try {
            return MutualTls.context(texts.chain(), texts.key(), texts.trusted());
        } catch (KeyUnusable e) {
            throw new NotCarried(Kind.NEEDS_A_PERSON, e.getMessage(), e);
        }
    }

    /** In PEM, as {@link MutualTls#context} takes them. */
    private record Texts(String chain, String key, String trusted) {}

    private record Secured(Texts texts, SSLContext context) {}

    private String secret(String name) throws NotCarried {
        try {
            return secrets.find(name)
                    .orElseThrow(() ->
                            new NotCarried(Kind.NEEDS_A_PERSON, "expected the secret " + name + ", found none", null));
        } catch (IOException e) {
            throw new NotCarried(Kind.NEEDS_A_PERSON, "the secret " + name + " cannot be read", e);
        }
    }

    /** Before a message has begun to go, the agency certainly has not got it. */
    private static NotCarried failure(Endpoint.Hl7 server, MllpLine line, Exception e) {
        NotCarried failure = FhirFailure.of(URI.create("mllp://" + name(server)), e);
        return line.said() || failure.kind() != Kind.UNKNOWN
                ? failure
                : new NotCarried(
                        Kind.LATER,
                        name(server) + ": could not be reached: " + e.getClass().getSimpleName(),
                        e);
    }

    private static String name(Endpoint.Hl7 server) {
        return server.host() + ":" + server.port();
    }

    @Override
    public void close() {
        whole.close();
    }
}
