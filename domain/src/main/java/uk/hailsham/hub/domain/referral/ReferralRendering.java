package uk.hailsham.hub.domain.referral;

import java.util.List;

/** Turns a referral as one agency may see it into the bytes it gets; a pure function. */
public interface ReferralRendering {
    /** As written in {@code agencies.yml}, such as {@code csv}. */
    String name();

    Payload render(Disclosure disclosure);

    /**
     * What follows a referral: a recall in a few lines of text, a correction in the referral's own form.
     *
     * @param disclosure of a recall, nothing about the child
     */
    default Payload amend(Disclosure disclosure, Amendment amendment) {
        Payload rendered = render(disclosure);
        List<String> former = amendment.former().stream()
                .map(version -> Amendment.fileName(rendered.fileName(), version))
                .toList();
        Payload.Amends amends = new Payload.Amends(amendment, former);
        return amendment.recalls()
                ? RecallNotice.of(disclosure.recipient(), former.get(former.size() - 1), amends)
                : rendered.amending(Amendment.fileName(rendered.fileName(), amendment.version()), amends);
    }
}
