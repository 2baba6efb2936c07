package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Grovelands' learners as Bromcom's JSON: one array, a learner a line, dates as English people write them. */
final class BromcomWriter implements Roll {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> CLASSES = List.of("Ash", "Beech", "Cedar", "Elm", "Hazel", "Oak", "Rowan");

    private final Text out;
    private final SchoolYear year;
    private boolean any;

    BromcomWriter(Path folder, LocalDate day) throws IOException {
        this.year = new SchoolYear(day);
        this.out = new Text(folder.resolve("learners-" + day + ".json"), StandardCharsets.UTF_8);
        out.line("[", "\n");
    }

    @Override
    public void write(Kid kid) {
        Json learner = new Json().open();
        identity(learner, kid);
        enrolment(learner, kid);
        needs(learner, kid);
        home(learner, kid);
        contacts(learner, kid);
        learner.put("FSM", kid.life().freeMeals())
                .put("LookedAfter", kid.life().inCare())
                .put("YoungCarer", kid.life().youngCarer() ? "S" : null)
                .put("MedicalFlag", kid.life().medical())
                .put("PhotoConsent", kid.serial() % 7 != 0);
        out.line(any ? "," : "", any ? "\n" : "");
        out.line(learner.toString(), "");
        any = true;
    }

    private void identity(Json learner, Kid kid) {
        boolean other = kid.oddity() == Oddity.LEGAL_SURNAME_INSIDE;
        learner.put("LearnerId", 10_000 + kid.serial())
                .putNullable("UPN", kid.papers().upn())
                .put("FormerUPN", kid.papers().before())
                .putNullable("ULN", null)
                .put("Surname", other ? kid.family().maiden() : kid.name().family())
                .put("Forename", kid.name().given())
                .put("LegalSurname", other ? kid.name().family() : null)
                .put("MiddleNames", kid.name().middle())
                .put("PreferredForename", kid.name().preferred())
                .put("FormerSurname", kid.name().formerFamily())
                .putNullable("DateOfBirth", born(kid))
                .put("Gender", kid.oddity() == Oddity.GENDER_O ? "O" : kid.girl() ? "F" : "M");
    }

    private static String born(Kid kid) {
        return switch (kid.oddity()) {
            case NO_BIRTH_DATE -> null;
            case IMPOSSIBLE_BIRTH_DATE -> "31/02/" + kid.born().getYear();
            default -> kid.born().format(DAY);
        };
    }

    /** Year is the cohort's, and only NCYear the curriculum's. */
    private void enrolment(Json learner, Kid kid) {
        int group = year.group(kid.born());
        String room = (group == 0 ? "R" : group) + " " + CLASSES.get(kid.serial() % CLASSES.size());
        LocalDate came = year.firstDayOf(0, kid.born());
        boolean odd = kid.oddity() == Oddity.ETHNICITY_THAT_IS_NONE;
        learner.put("NCYear", kid.oddity() == Oddity.CLASS_FOR_YEAR ? room : group == 0 ? "R" : String.valueOf(group))
                .put("Year", "Cohort " + came.getYear())
                .put("RegGroup", room)
                .put("Ethnicity", odd ? "PAKI" : kid.family().origin().ethnicity)
                .put("EthnicitySource", "P")
                .put("HomeLanguage", kid.family().origin().language)
                .put("EnrolementStatus", kid.status())
                .put("AdmissionDate", came.format(DAY));
    }

    /** One provision comes as an object instead of a list where the export was made by hand. */
    private void needs(Json learner, Kid kid) {
        Sen sen = kid.sen();
        if (!sen.any()) {
            return;
        }
        if (kid.oddity() == Oddity.FLAT_SEN) {
            learner.open("SENProvisionDetails")
                    .put("ProvisionTypeCode", sen.provision())
                    .shut();
        } else {
            learner.list("SENProvisionDetails");
            if (sen.earlier() != null) {
                LocalDate ended = sen.from().minusDays(1);
                period(learner, sen.from().minusYears(1), sen.earlier())
                        .put("EndDate", ended.format(DAY))
                        .shut();
            }
            period(learner, sen.from(), sen.provision()).shut(2);
        }
        learner.list("SENNeeds");
        for (int i = 0; i < sen.needs().size(); i++) {
            learner.open()
                    .put("NeedTypeCode", sen.needs().get(i))
                    .put("Rank", kid.oddity() == Oddity.RANK_TIE ? 1 : i + 1)
                    .put("StartDate", i == 0 ? sen.from().format(DAY) : null)
                    .shut();
        }
        learner.shut();
    }

    private static Json period(Json learner, LocalDate from, String provision) {
        return learner.open().put("ProvisionTypeCode", provision).put("StartDate", from.format(DAY));
    }

    private static void home(Json learner, Kid kid) {
        Home home = kid.family().home();
        learner.open("AddressDetails")
                .put("HouseNumber", home.house())
                .put("Street", home.street())
                .put("Town", home.town())
                .put("PostCode", kid.oddity() == Oddity.HALF_A_POSTCODE ? "BN27" : home.postcode())
                .put("UPRN", home.uprn())
                .shut();
    }

    /** The newer export calls them details, the older one plainly contacts; both are about. */
    private static void contacts(Json learner, Kid kid) {
        learner.list(kid.family().number() % 5 == 0 ? "Contacts" : "ContactDetails");
        int order = 0;
        for (Family.Parent parent : kid.family().parents()) {
            contact(learner, kid, parent, ++order);
        }
        learner.shut();
    }

    private static void contact(Json learner, Kid kid, Family.Parent parent, int order) {
        boolean mother = parent.relationship().equals("PAM");
        learner.open()
                .put("Surname", parent.family())
                .put("Forename", parent.given())
                .put("Relationship", kid.serial() % 3 == 0 ? mother ? "Mum" : "Dad" : mother ? "Mother" : "Father")
                .put("Priority", order)
                .put("ParentalResponsibility", parent.responsible())
                .put("LivesWithLearner", parent.elsewhere() == null)
                .put("DoNotDisclose", kid.family().shielded() ? true : null)
                .put("MobileTelephone", CtfContacts.mobile(kid, order))
                .put("Email", order == 1 ? CtfContacts.email(kid) : null)
                .shut();
    }

    @Override
    public void close() {
        out.line("\n]", "\n");
        out.close();
    }
}
