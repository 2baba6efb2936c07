package uk.hailsham.hub.connectors.agency;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;
import uk.hailsham.hub.domain.referral.Proof;
import uk.hailsham.hub.domain.referral.Rung;

/**
 * What a server's answer to a message proves. What it refuses is its own trouble, and tried again, or unusable, and a
 * person's: its error codes say which, and without any the code itself does.
 *
 * @param message id of the message that was sent
 * @param again whether it may have been sent before
 */
record MllpVerdict(String server, String message, boolean again) {
    private static final String THERE_ALREADY = "205";

    /** A record that is locked, an error inside the application. */
    private static final Set<String> ITS_TROUBLE = Set.of("206", "207");

    /** HL7 has AR for a system that is down, and CE for a message that cannot be kept now. */
    private static final Set<String> LATER_UNLESS_SAID = Set.of("AR", "CE");

    /**
     * @param first the server's first answer
     * @param second the application's, after a first one that was CA; else null
     * @param applied whether AA is the application's own word, as in enhanced mode
     */
    Proof of(MllpAcknowledgement first, MllpAcknowledgement second, boolean applied, Instant at) throws NotCarried {
        MllpAcknowledgement last = second == null ? first : second;
        String answer = second == null ? first.code() : first.code() + " " + second.code();
        if (last.errors().contains(THERE_ALREADY)) {
            return proof(
                    Rung.TRANSPORT_PROVED, last, again ? "there already" : "there already at the first attempt", at);
        }
        return switch (last.code()) {
            case "CA" -> proof(Rung.TRANSPORT_PROVED, last, answer, at);
            case "AA" ->
                proof(applied || last.referral() ? Rung.ACKNOWLEDGED : Rung.TRANSPORT_PROVED, last, answer, at);
            default -> throw refused(last, answer);
        };
    }

    private NotCarried refused(MllpAcknowledgement last, String answer) {
        boolean later = last.errors().isEmpty()
                ? LATER_UNLESS_SAID.contains(last.code())
                : ITS_TROUBLE.containsAll(last.errors());
        return new NotCarried(
                later ? Kind.LATER : Kind.NEEDS_A_PERSON,
                server + ": the server answered " + answer
                        + (last.errors().isEmpty() ? "" : " " + String.join(" ", last.errors()))
                        + (later ? "" : ": ask the agency what it does not take"),
                null);
    }

    private Proof proof(Rung rung, MllpAcknowledgement last, String answer, Instant at) {
        Map<String, String> evidence = new TreeMap<>(Map.of("server", server, "message", message, "answer", answer));
        if (last.referral()) {
            evidence.put("type", "RRI");
        }
        if (!last.errors().isEmpty()) {
            evidence.put("codes", String.join(" ", last.errors()));
        }
        return new Proof(rung, at, evidence);
    }
}
