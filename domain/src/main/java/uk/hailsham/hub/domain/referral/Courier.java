package uk.hailsham.hub.domain.referral;

import uk.hailsham.hub.domain.agency.Agency;

/**
 * Carries a payload to an agency on the protocol's own client and says what it can prove. Carrying the same payload
 * again is harmless: the same file name, or the same Message-ID.
 */
public interface Courier {
    /** The channel's word in {@code agencies.yml}. */
    String channel();

    /** The highest rung this channel can prove without a reply. */
    Rung highestRung();

    /**
     * Returns only with proof.
     *
     * @throws NotCarried otherwise
     */
    Proof carry(Agency agency, Payload payload) throws NotCarried;
}
