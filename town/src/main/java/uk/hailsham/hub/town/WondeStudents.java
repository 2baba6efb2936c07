package uk.hailsham.hub.town;

import java.time.format.DateTimeFormatter;

/** One student of Wonde's: what was included stands in {@code data}, a date is an object, {@code upi} is never a UPN. */
final class WondeStudents {
    private static final DateTimeFormatter MIDNIGHT = DateTimeFormatter.ofPattern("yyyy-MM-dd '00:00:00.000000'");

    private final SchoolYear year;

    WondeStudents(SchoolYear year) {
        this.year = year;
    }

    String student(Kid kid) {
        Json json = new Json().open();
        identity(json, kid);
        education(json, kid);
        extended(json, kid);
        home(json, kid);
        contacts(json, kid);
        needs(json, kid);
        json.open("identifiers").open("data").putNullable("upn", kid.papers().upn());
        return json.toString();
    }

    private static void identity(Json json, Kid kid) {
        boolean other = kid.oddity() == Oddity.LEGAL_SURNAME_INSIDE;
        boolean called = kid.name().preferred() != null;
        json.put("id", "A%010d".formatted(500_000_000L + kid.serial()))
                .put(
                        "upi",
                        "%016x%016x".formatted(Seeds.of(0xA11L, kid.serial()).nextLong(), kid.serial()))
                .put("mis_id", String.valueOf(5_000 + kid.serial()))
                .put("surname", other ? kid.family().maiden() : kid.name().family())
                .put("forename", called ? kid.name().preferred() : kid.name().given())
                .putNullable("middle_names", kid.name().middle())
                .put("legal_surname", kid.name().family())
                .put("legal_forename", kid.name().given())
                .put("gender", kid.oddity() == Oddity.GENDER_O ? "OTHER" : kid.girl() ? "FEMALE" : "MALE");
        date(json, "date_of_birth", born(kid));
        json.putNullable("restored_at", null);
    }

    private static String born(Kid kid) {
        return switch (kid.oddity()) {
            case NO_BIRTH_DATE -> null;
            case IMPOSSIBLE_BIRTH_DATE -> kid.born().getYear() + "-02-31 00:00:00.000000";
            default -> MIDNIGHT.format(kid.born());
        };
    }

    private static void date(Json json, String name, String written) {
        if (written == null) {
            json.putNullable(name, null);
        } else {
            json.open(name)
                    .put("date", written)
                    .put("timezone_type", 3)
                    .put("timezone", "Europe/London")
                    .shut();
        }
    }

    private void education(Json json, Kid kid) {
        int group = year.group(kid.born());
        json.open("education_details").open("data");
        date(json, "admission_date", MIDNIGHT.format(year.firstDayOf(0, kid.born())));
        json.putNullable("leaving_date", null)
                .putNullable("upn", kid.papers().upn())
                .putNullable("former_upn", kid.papers().before())
                .put("current_nc_year", kid.oddity() == Oddity.CLASS_FOR_YEAR ? group + " Kites" : nc(group))
                .put("enrolment_status", kid.status())
                .shut(2);
    }

    private static String nc(int group) {
        return group == 0 ? "R" : String.valueOf(group);
    }

    private static void extended(Json json, Kid kid) {
        boolean odd = kid.oddity() == Oddity.ETHNICITY_THAT_IS_NONE;
        json.open("extended_details")
                .open("data")
                .put("ethnicity_code", odd ? "PAKI" : kid.family().origin().ethnicity)
                .put("first_language_code", kid.family().origin().language)
                .putNullable("sen_status", kid.sen().any() ? kid.sen().provision() : null)
                .put("free_school_meals", kid.life().freeMeals())
                .put("in_lea_care", kid.life().inCare())
                .putNullable("young_carer", kid.life().youngCarer() ? "S" : null)
                .shut(2);
    }

    private static void home(Json json, Kid kid) {
        Home home = kid.family().home();
        String email = kid.oddity() == Oddity.PARENTS_EMAIL ? CtfContacts.email(kid) : null;
        json.open("contact_details")
                .open("data")
                .open("emails")
                .putNullable("email", email)
                .shut();
        json.open("addresses")
                .open("home")
                .put("house_number", String.valueOf(home.house()))
                .put("street", home.street())
                .put("town", home.town())
                .put("county", "East Sussex")
                .put("country", "United Kingdom")
                .put("postcode", kid.oddity() == Oddity.HALF_A_POSTCODE ? "BN27" : home.postcode())
                .shut(4);
    }

    private static void contacts(Json json, Kid kid) {
        json.open("contacts").list("data");
        int order = 0;
        for (Family.Parent parent : kid.family().parents()) {
            contact(json, kid, parent, ++order);
        }
        json.shut(2);
    }

    private static void contact(Json json, Kid kid, Family.Parent parent, int order) {
        boolean mother = parent.relationship().equals("PAM");
        json.open()
                .put("title", mother ? "Mrs" : "Mr")
                .put("surname", parent.family())
                .put("forename", parent.given());
        json.open("relationship")
                .put("lives_with_pupil", parent.elsewhere() == null)
                .put("parental_responsibility", parent.responsible())
                .put("priority", order)
                .put("relationship", mother ? "Mother" : "Father")
                .shut();
        json.open("contact_details").open("data");
        json.open("phones").put("mobile", CtfContacts.mobile(kid, order)).shut();
        json.open("emails")
                .putNullable("email", order == 1 ? CtfContacts.email(kid) : null)
                .shut(4);
    }

    private static void needs(Json json, Kid kid) {
        json.open("sen_needs").list("data");
        for (int i = 0; i < kid.sen().needs().size(); i++) {
            json.open().put("code", kid.sen().needs().get(i)).put("rank", kid.oddity() == Oddity.RANK_TIE ? 1 : i + 1);
            date(json, "start_date", i == 0 ? MIDNIGHT.format(kid.sen().from()) : null);
            json.putNullable("end_date", null).shut();
        }
        json.shut(2);
    }
}
