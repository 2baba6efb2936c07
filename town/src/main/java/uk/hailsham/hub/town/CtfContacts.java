package uk.hailsham.hub.town;

import java.util.List;

/** The people around a pupil: parents, but also the doctor and the social worker, who are no parents. */
final class CtfContacts {
    private static final List<String> DOCTORS = List.of("Reed", "Anand", "Fairweather", "Osborne");
    private static final List<String> SOCIAL_WORKERS = List.of("Hale", "Brightman", "Nkosi");

    private final Xml out;

    CtfContacts(Xml out) {
        this.out = out;
    }

    void write(Kid kid) {
        out.open("Contacts");
        int order = 0;
        for (Family.Parent parent : kid.family().parents()) {
            parent(kid, parent, ++order);
        }
        if (kid.life().medical()) {
            doctor(kid, ++order);
        }
        if (kid.life().inCare()) {
            socialWorker(kid, ++order);
        }
        out.shut();
    }

    private void parent(Kid kid, Family.Parent parent, int order) {
        boolean first = order == 1;
        out.open("Contact")
                .leaf("Order", order)
                .leaf("Title", parent.relationship().equals("PAM") ? "Ms" : "Mr")
                .leaf("Surname", parent.family())
                .leaf("Forename", parent.given())
                .leaf("Relationship", parent.relationship())
                .leaf("Responsibility", parent.responsible())
                .leaf("DoNotDisclose", kid.family().shielded() ? "true" : null);
        if (parent.elsewhere() == null) {
            out.leaf("AddressAsPupil", "true");
        } else {
            out.open("Address");
            place(out, parent.elsewhere(), false);
            out.leaf("PostCode", parent.elsewhere().postcode()).shut();
        }
        phone("M", mobile(kid, order));
        out.leaf("Email", first ? email(kid) : null).shut();
    }

    private void doctor(Kid kid, int order) {
        out.open("Contact")
                .leaf("Order", order)
                .leaf("Title", "Dr")
                .leaf("Surname", DOCTORS.get(kid.family().number() % DOCTORS.size()))
                .leaf("Forename", "Alex")
                .leaf("Relationship", "DOC")
                .leaf("Responsibility", "false");
        phone("W", "01632 960200");
        out.shut();
    }

    private void socialWorker(Kid kid, int order) {
        out.open("Contact")
                .leaf("Order", order)
                .leaf("Surname", SOCIAL_WORKERS.get(kid.family().number() % SOCIAL_WORKERS.size()))
                .leaf("Forename", "Robin")
                .leaf("Relationship", "SWR")
                .leaf("Responsibility", "false");
        phone("W", "01632 960101");
        out.shut();
    }

    private void phone(String type, String number) {
        out.open("Phones", "Phone")
                .leaf("TelephoneType", type)
                .leaf("PhoneNo", number)
                .shut(2);
    }

    static String email(Kid kid) {
        return "family" + kid.family().number() + "@families.example";
    }

    /** Of the first parent or the second. */
    static String mobile(Kid kid, int order) {
        return "07700 900%03d".formatted((kid.family().number() * 2 + order) % 1000);
    }

    /** Either form of an address, as far as its postcode. */
    static void place(Xml out, Home home, boolean byParts) {
        if (byParts) {
            out.open("BS7666Address")
                    .leaf("PAON", home.house())
                    .leaf("Street", home.street())
                    .leaf("Town", home.town())
                    .leaf("UniquePropertyReferenceNumber", home.uprn())
                    .shut();
        } else {
            out.open("AddressLines")
                    .leaf("AddressLine1", home.line())
                    .leaf("AddressLine2", home.town())
                    .shut();
        }
    }
}
