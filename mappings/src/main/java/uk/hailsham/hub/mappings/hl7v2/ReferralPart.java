package uk.hailsham.hub.mappings.hl7v2;

import static uk.hailsham.hub.domain.referral.DisclosableField.NEED;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERENCE;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERRED_ON;
import static uk.hailsham.hub.domain.referral.DisclosableField.URGENCY;

import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.v24.datatype.CE;
import ca.uhn.hl7v2.model.v24.segment.MSH;
import ca.uhn.hl7v2.model.v24.segment.RF1;
import uk.hailsham.hub.domain.agency.Endpoint;

/** The head of a message, and the referral's own segment. */
final class ReferralPart {
    private static final String ALWAYS = "AL";

    private final Codes codes;
    private final Endpoint.Hl7 agency;
    private final Breach breach;

    ReferralPart(Codes codes, Endpoint.Hl7 agency, Breach breach) {
        this.codes = codes;
        this.agency = agency;
        this.breach = breach;
    }

    /** Dated by the day of the referral: one that told the time of its rendering would be another each time. */
    void head(MSH msh, Told told, Hl7Event event, int revision) throws DataTypeException {
        Endpoint.Hl7Names names = agency.names();
        msh.getFieldSeparator().setValue("|");
        msh.getEncodingCharacters().setValue("^~\\&");
        msh.getSendingApplication().getNamespaceID().setValue(names.hubApplication());
        msh.getSendingFacility().getNamespaceID().setValue(names.hubFacility());
        msh.getReceivingApplication().getNamespaceID().setValue(names.application());
        msh.getReceivingFacility().getNamespaceID().setValue(names.facility());
        msh.getDateTimeOfMessage().getTimeOfAnEvent().setValue(day(told));
        msh.getMessageType().getMessageType().setValue("REF");
        msh.getMessageType().getTriggerEvent().setValue(event.code());
        msh.getMessageType().getMessageStructure().setValue("REF_I12");
        msh.getMessageControlID().setValue(ControlId.of(told.recipient(), event, revision));
        msh.getProcessingID().getProcessingID().setValue("P");
        msh.getVersionID().getVersionID().setValue("2.4");
        if (agency.enhanced()) {
            msh.getAcceptAcknowledgmentType().setValue(ALWAYS);
            msh.getApplicationAcknowledgmentType().setValue(ALWAYS);
        }
        msh.getCountryCode().setValue("GBR");
        msh.getCharacterSet(0).setValue("UNICODE UTF-8");
    }

    void referral(RF1 rf1, Told told, Hl7Event event) throws DataTypeException {
        Codes.table(rf1.getReferralStatus(), event.status(), event == Hl7Event.CANCEL ? "Expired" : "Pending", "0283");
        if (told.text(URGENCY).isPresent()) {
            priority(rf1.getReferralPriority(), told.text(URGENCY).get());
        }
        Codes.table(rf1.getReferralDisposition(0), "AM", "Assume management", "0282");
        Codes.table(rf1.getReferralCategory(), "O", "Outpatient", "0284");
        rf1.getOriginatingReferralIdentifier().getEntityIdentifier().setValue(told.shown());
        rf1.getOriginatingReferralIdentifier().getNamespaceID().setValue(Codes.HUB);
        rf1.getEffectiveDate().getTimeOfAnEvent().setValue(day(told));
        rf1.getExpirationDate()
                .getTimeOfAnEvent()
                .setValue(breach.day(told).map(Told::written).orElse(null));
        rf1.getProcessDate().getTimeOfAnEvent().setValue(day(told));
        if (told.text(NEED).isPresent()) {
            codes.coded(rf1.getReferralReason(0), NEED, told.text(NEED).get());
        }
        if (told.text(REFERENCE).isPresent()) {
            rf1.getExternalReferralIdentifier(0)
                    .getEntityIdentifier()
                    .setValue(told.text(REFERENCE).get());
            rf1.getExternalReferralIdentifier(0).getNamespaceID().setValue("SCHOOL");
        }
    }

    private static String day(Told told) {
        return told.day(REFERRED_ON).map(Told::written).orElseThrow();
    }

    private static void priority(CE field, String urgency) throws DataTypeException {
        switch (urgency) {
            case "emergency" -> Codes.table(field, "S", "STAT", "0280");
            case "urgent" -> Codes.table(field, "A", "ASAP", "0280");
            default -> Codes.table(field, "R", "Routine", "0280");
        }
    }
}
