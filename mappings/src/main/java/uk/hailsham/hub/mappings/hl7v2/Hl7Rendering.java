package uk.hailsham.hub.mappings.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v24.message.REF_I12;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotRendered;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.ReferralRendering;

/**
 * {@code REF^I12} of HL7 v2.4 with the fields of the agency's allow-list that have a value, and the agency's own form where
 * it has one. Rendered again it is the same bytes under the same id.
 */
public final class Hl7Rendering implements ReferralRendering {
    /** As written in {@code agencies.yml}. */
    public static final String NAME = "hl7v2";

    public static final String CONTENT_TYPE = "x-application/hl7-v2+er7; charset=utf-8";

    private final ReferralPart referrals;
    private final PeoplePart people;
    private final QuestionsPart questions;
    private final Optional<ReferralRendering> form;

    /**
     * @param codes give codes their labels
     * @param agency as whom the two sides speak, and in which mode
     * @param breach by when the agency must have seen the child
     * @param form of the agency's own, a PDF; empty for one that has none
     */
    public Hl7Rendering(CodeLists codes, Endpoint.Hl7 agency, Breach breach, Optional<ReferralRendering> form) {
        Codes known = new Codes(codes);
        this.referrals = new ReferralPart(known, agency, breach);
        this.people = new PeoplePart(known);
        this.questions = new QuestionsPart(codes);
        this.form = form;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** @throws NotRendered when the message would not fit HL7 */
    @Override
    public Payload render(Disclosure disclosure) {
        return payload(disclosure, Hl7Event.REQUEST, 0);
    }

    /**
     * Tells what has changed: {@code REF^I13} with the whole referral as it is now.
     *
     * @param revision of the referral, from 1 to 31
     */
    public Payload modify(Disclosure disclosure, int revision) {
        return payload(disclosure, Hl7Event.MODIFY, revision);
    }

    /** Takes back what {@link #render} made: {@code REF^I14}, with no more than it takes to find the referral. */
    public Payload cancel(Disclosure disclosure) {
        return payload(disclosure, Hl7Event.CANCEL, 0);
    }

    /** A recall is {@link #cancel}, a correction {@link #modify}: messages of their own about the same referral. */
    @Override
    public Payload amend(Disclosure disclosure, Amendment amendment) {
        Payload message = amendment.recalls() ? cancel(disclosure) : modify(disclosure, amendment.version() - 1);
        return message.amending(message.fileName(), new Payload.Amends(amendment, List.of()));
    }

    private Payload payload(Disclosure disclosure, Hl7Event event, int revision) {
        Told told = new Told(disclosure);
        if (told.text(DisclosableField.REFERRED_ON).isEmpty()) {
            throw new NotRendered("HL7: expected the day of the referral (field referred_on), found none: look at the"
                    + " agency's fields in agencies.yml");
        }
        try {
            return new Payload(
                    told.recipient(), told.shown() + ".hl7", CONTENT_TYPE, Er7.written(message(told, event, revision)));
        } catch (HL7Exception e) {
            throw new NotRendered("HL7: expected values that fit their types, found another at " + e.getLocation()
                    + ": look at the agency's fields in agencies.yml and at the referral");
        }
    }

    private REF_I12 message(Told told, Hl7Event event, int revision) throws HL7Exception {
        REF_I12 message = Er7.unchecked(new REF_I12());
        referrals.head(message.getMSH(), told, event, revision);
        referrals.referral(message.getRF1(), told, event);
        people.providers(message, told);
        people.child(message.getPID(), told);
        if (event != Hl7Event.CANCEL) {
            byte[] paper = form.map(one -> one.render(told.disclosure()).body()).orElse(null);
            questions.questions(message, told, paper);
        }
        return message;
    }
}
