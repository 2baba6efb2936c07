package uk.hailsham.hub.mappings.fhir;

import static uk.hailsham.hub.domain.referral.DisclosableField.REFERRER_EMAIL;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERRER_NAME;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERRER_PHONE;
import static uk.hailsham.hub.domain.referral.DisclosableField.REFERRER_ROLE;
import static uk.hailsham.hub.domain.referral.DisclosableField.SCHOOL;
import static uk.hailsham.hub.domain.referral.DisclosableField.SERVICE_ASKED;

import java.util.List;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;

/** Who refers and who shall help. */
final class PartiesPart {
    static final String SENDER = "sender";
    static final String RECEIVER = "receiver";
    static final String SERVICE = "service";
    static final String ROLE = "role";
    private static final String PERSON = "person";

    private PartiesPart() {}

    static List<Resource> of(Told told) {
        return List.of(sender(told), receiver(told), person(told), role(told), service(told));
    }

    /** The hub, with the school's name where the agency may know it. */
    private static Organization sender(Told told) {
        Organization sender = told.named(new Organization(), SENDER);
        sender.addIdentifier().setSystem(Bars.OWN).setValue("hub");
        told.text(SCHOOL).ifPresent(sender::setName);
        return sender;
    }

    private static Organization receiver(Told told) {
        return told.named(new Organization(), RECEIVER)
                .setName(told.disclosure().agency());
    }

    private static Practitioner person(Told told) {
        Practitioner person = told.named(new Practitioner(), PERSON);
        told.text(REFERRER_NAME).ifPresent(name -> person.addName().setText(name));
        told.text(REFERRER_PHONE).ifPresent(phone -> person.addTelecom(at(ContactPointSystem.PHONE, phone)));
        told.text(REFERRER_EMAIL).ifPresent(mail -> person.addTelecom(at(ContactPointSystem.EMAIL, mail)));
        return person.setActive(true);
    }

    private static ContactPoint at(ContactPointSystem system, String value) {
        return new ContactPoint().setSystem(system).setValue(value).setUse(ContactPoint.ContactPointUse.WORK);
    }

    private static PractitionerRole role(Told told) {
        PractitionerRole role = told.named(new PractitionerRole(), ROLE)
                .setPractitioner(told.reference(PERSON))
                .setOrganization(told.reference(SENDER));
        told.text(REFERRER_ROLE).ifPresent(text -> role.addCode().setText(text));
        return role;
    }

    private static HealthcareService service(Told told) {
        HealthcareService service = told.named(new HealthcareService(), SERVICE)
                .setProvidedBy(told.reference(RECEIVER))
                .setName(told.disclosure().agency());
        told.text(SERVICE_ASKED).ifPresent(asked -> service.addType().setText(asked));
        return service;
    }
}
