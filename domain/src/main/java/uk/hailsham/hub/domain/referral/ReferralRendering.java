package uk.hailsham.hub.domain.referral;

/** Turns a referral as one agency may see it into the bytes it gets; a pure function. */
public interface ReferralRendering {
    /** As written in {@code agencies.yml}, such as {@code csv}. */
    String name();

    Payload render(Disclosure disclosure);
}
