package uk.hailsham.hub.routes.delivery;

import java.util.Map;
import java.util.TreeMap;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.Proof;

/**
 * What became of an agency's other way.
 *
 * @param channel null while it was not tried
 * @param proof null when it did not carry
 * @param failure null when it did
 */
record Otherwise(String channel, Proof proof, NotCarried failure) {
    static final Otherwise NOT_TRIED = new Otherwise(null, null, null);

    boolean tried() {
        return channel != null;
    }

    boolean carried() {
        return proof != null;
    }

    /** Its proof, with why the agency's own way was not taken. @param own null when that was not tried */
    Proof instead(NotCarried own) {
        Proof told = told(proof, "fallback", channel);
        return own == null ? told : told(told, "own way", own.getMessage());
    }

    /** The proof of the agency's own way, with why the other one did not carry where that was tried first. */
    Proof before(Proof own) {
        return tried() ? told(own, "other way", channel + ": " + failure.getMessage()) : own;
    }

    /**
     * The failure of both ways, or of the own one alone: what may have arrived by one is not known, and while one can still
     * be tried nobody gives up.
     */
    NotCarried with(NotCarried own) {
        return tried()
                ? own.with(
                        hope(own.kind(), failure.kind()),
                        own.getMessage() + "; by its other way (" + channel + "): " + failure.getMessage())
                : own;
    }

    private static NotCarried.Kind hope(NotCarried.Kind one, NotCarried.Kind other) {
        if (one == NotCarried.Kind.UNKNOWN || other == NotCarried.Kind.UNKNOWN) {
            return NotCarried.Kind.UNKNOWN;
        }
        return one == NotCarried.Kind.LATER ? one : other;
    }

    static Proof told(Proof proof, String what, String how) {
        Map<String, String> evidence = new TreeMap<>(proof.evidence());
        evidence.put(what, how);
        return new Proof(proof.rung(), proof.at(), evidence);
    }
}
