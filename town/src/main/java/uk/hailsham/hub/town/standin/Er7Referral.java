package uk.hailsham.hub.town.standin;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.v24.message.REF_I12;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.parser.UnexpectedSegmentBehaviourEnum;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;

/**
 * A referral as a patient system reads it.
 *
 * @param id MSH-10 @param event MSH-9.2 @param application MSH-5 @param facility MSH-6 @param recipient RF1-6 @param enhanced by MSH-15
 */
record Er7Referral(
        String text, String id, String event, String application, String facility, String recipient, boolean enhanced) {
    private static final int LONGEST_ID = 20;

    private static final HapiContext STRICT = strict();

    private static HapiContext strict() {
        HapiContext context = new DefaultHapiContext();
        context.setValidationContext(ValidationContextFactory.noValidation());
        context.getParserConfiguration()
                .setUnexpectedSegmentBehaviour(UnexpectedSegmentBehaviourEnum.THROW_HL7_EXCEPTION);
        return context;
    }

    /** @throws HL7Exception when the standard would not have it so */
    static Er7Referral of(String text) throws HL7Exception {
        Message message = new PipeParser(STRICT).parse(text);
        if (!(message instanceof REF_I12 referral)) {
            throw new HL7Exception("expected REF_I12");
        }
        Er7Referral read = new Er7Referral(
                text,
                referral.getMSH().getMessageControlID().getValue(),
                referral.getMSH().getMessageType().getTriggerEvent().getValue(),
                referral.getMSH().getReceivingApplication().getNamespaceID().getValue(),
                referral.getMSH().getReceivingFacility().getNamespaceID().getValue(),
                referral.getRF1()
                        .getOriginatingReferralIdentifier()
                        .getEntityIdentifier()
                        .getValue(),
                "AL".equals(referral.getMSH().getAcceptAcknowledgmentType().getValue()));
        boolean whole =
                "2.4".equals(referral.getMSH().getVersionID().getVersionID().getValue())
                        && read.id != null
                        && read.id.length() <= LONGEST_ID
                        && read.recipient != null
                        && referral.getPROVIDER_CONTACTReps() == 2
                        && referral.getPID().getPatientIdentifierListReps() > 0;
        if (!whole) {
            throw new HL7Exception("expected what v2.4 requires of a referral");
        }
        return read;
    }
}
