package uk.hailsham.hub.mappings.agencyform;

import static uk.hailsham.hub.mappings.agencyform.Sheet.prose;
import static uk.hailsham.hub.mappings.agencyform.Sheet.row;
import static uk.hailsham.hub.mappings.agencyform.Sheet.text;
import static uk.hailsham.hub.mappings.agencyform.Sheet.ticks;

import java.util.List;
import uk.hailsham.hub.mappings.agencyform.Sheet.Part;

/** The designs of the made-up forms in {@code config/forms}. */
final class ShippedSheets {
    private static final Sheet.Box URGENCY =
            ticks("Urgency", "urgency", "routine", "Routine", "urgent", "Urgent", "emergency", "Emergency");

    private ShippedSheets() {}

    private static Part referrer(String title) {
        return new Part(
                title,
                List.of(
                        row(text("Name", "referrer_name"), text("Role", "referrer_role")),
                        row(text("E-mail", "referrer_email"), text("Telephone", "referrer_phone"))));
    }

    static Sheet spoa() {
        return new Sheet(
                "Request for help: statement of referral",
                "Single Point of Advice, children's social care",
                "If a child is in immediate danger ring 999, then the duty desk. This form follows the call and does not"
                        + " replace it.",
                0x5B2C6F,
                List.of(
                        new Part(
                                "1  This referral",
                                List.of(
                                        row(
                                                text("Our number (name it in every answer)", "recipient_id"),
                                                text("Referrer's reference", "reference")),
                                        row(text("Date", "referred_on"), URGENCY),
                                        row(text("Help asked for", "service_asked")),
                                        row(
                                                ticks(
                                                        "Is this a safeguarding concern?",
                                                        "safeguarding",
                                                        "yes",
                                                        "Yes",
                                                        "no",
                                                        "No"),
                                                text("Main worry", "need")),
                                        row(prose(
                                                "What are you worried about? What have you seen and heard, and when?",
                                                "reason",
                                                8)),
                                        row(prose("What has been tried, and what changed?", "tried_first", 4)))),
                        new Part(
                                "2  The child",
                                List.of(
                                        row(text("Family name", "child_family"), text("Given name", "child_given")),
                                        row(
                                                text("Known as", "child_preferred"),
                                                text("Date of birth", "date_of_birth")),
                                        row(text("Sex", "sex"), text("Ethnicity", "ethnicity")),
                                        row(
                                                text("Language at home", "home_language"),
                                                text("NHS number", "nhs_number")),
                                        row(prose("Home address", "address", 2)),
                                        row(text("Postcode", "postcode"), text("UPN", "upn")),
                                        row(text("School", "school"), text("Year group", "year_group")),
                                        row(text("Primary need", "primary_need"), text("Needs on record", "needs")))),
                        new Part(
                                "3  The family, and what they say",
                                List.of(
                                        row(prose(
                                                "Who has parental responsibility, and how to reach them",
                                                "parents",
                                                3)),
                                        row(prose("The child's own words", "child_view", 3)),
                                        row(prose("What the parents say", "parent_view", 3)))),
                        new Part(
                                "4  Sharing",
                                List.of(
                                        row(
                                                text("Lawful basis", "lawful_basis"),
                                                text("Children's Index looked at", "index_checked")),
                                        row(
                                                ticks(
                                                        "Agreement to early help",
                                                        "agreement",
                                                        "given",
                                                        "Given",
                                                        "not-given",
                                                        "Not given",
                                                        "not-sought",
                                                        "Not sought"),
                                                text("By whom, or why not", "agreement")))),
                        referrer("5  Who is asking")));
    }

    static Sheet speech() {
        return new Sheet(
                "Speech, language and communication: request for support",
                "Children's integrated therapy service",
                "Universal and targeted strategies come first: we can only help where parts 2 and 3 are filled.",
                0x00563F,
                List.of(
                        new Part(
                                "1  Child and family",
                                List.of(
                                        row(text("Family name", "child_family"), text("Given name", "child_given")),
                                        row(
                                                text("Known as", "child_preferred"),
                                                text("Date of birth", "date_of_birth"),
                                                ticks("Sex", "sex", "F", "Female", "M", "Male")),
                                        row(
                                                text("NHS number", "nhs_number"),
                                                text("Language at home", "home_language")),
                                        row(prose("Home address", "address", 2)),
                                        row(
                                                text("Postcode", "postcode"),
                                                text("School or setting", "school"),
                                                text("Year group", "year_group")),
                                        row(prose("Parents and carers, and how to reach them", "parents", 2)))),
                        new Part(
                                "2  The difficulty and its functional impact",
                                List.of(
                                        row(text("Area of difficulty", "need"), text("Primary need", "primary_need")),
                                        row(text("Needs on record", "needs"), text("SEN provision", "sen_provision")),
                                        row(prose(
                                                "What the child finds hard, and what that changes: in class, at play, at home, in"
                                                        + " making friends",
                                                "reason",
                                                10)))),
                        new Part(
                                "3  What has been tried first",
                                List.of(
                                        row(prose("Strategies used, how long for, and what changed", "tried_first", 7)),
                                        row(prose("Support in place now", "resources", 3)))),
                        new Part(
                                "4  In their own words",
                                List.of(
                                        row(prose("The child", "child_view", 4)),
                                        row(prose("Parents and carers", "parent_view", 4)))),
                        new Part(
                                "5  Agreement",
                                List.of(
                                        row(
                                                ticks(
                                                        "Agreement",
                                                        "agreement",
                                                        "given",
                                                        "Given",
                                                        "not-given",
                                                        "Not given"),
                                                text("By whom, or why not", "agreement")),
                                        row(text("Children's Index looked at", "index_checked"), URGENCY))),
                        referrer("6  Referred by"),
                        new Part(
                                "For our office",
                                List.of(row(
                                        text("Number of this referral", "recipient_id"),
                                        text("School's reference", "reference"),
                                        text("Referred on", "referred_on"))))));
    }

    static Sheet classSupport() {
        return new Sheet(
                "Request for involvement",
                "CLASS: communication, learning and autism support",
                "For pupils whose needs go beyond the school's own support. Please talk to the parents before you ask us.",
                0x1F4E79,
                List.of(
                        new Part(
                                "Pupil",
                                List.of(
                                        row(
                                                text("Family name", "child_family"),
                                                text("Given name", "child_given"),
                                                text("Known as", "child_preferred")),
                                        row(
                                                text("Date of birth", "date_of_birth"),
                                                text("Sex", "sex"),
                                                text("UPN", "upn")),
                                        row(text("School", "school"), text("Year group", "year_group")),
                                        row(
                                                text("Language at home", "home_language"),
                                                text("Primary need", "primary_need")),
                                        row(
                                                text("Needs on record", "needs"),
                                                ticks(
                                                        "SEN provision",
                                                        "sen_provision",
                                                        "K",
                                                        "SEN support",
                                                        "E",
                                                        "EHC plan")),
                                        row(prose("Parents and carers", "parents", 2)))),
                        new Part(
                                "Request",
                                List.of(
                                        row(text("Involvement asked for", "need"), URGENCY),
                                        row(prose("Reason: what gets in the way of learning, and when", "reason", 8)),
                                        row(prose("Assess, plan, do, review: what was tried first", "tried_first", 6)),
                                        row(prose("Support in place", "resources", 3)))),
                        new Part(
                                "Views and agreement",
                                List.of(
                                        row(prose("Pupil", "child_view", 3), prose("Parents", "parent_view", 3)),
                                        row(
                                                text("Agreement", "agreement"),
                                                text("Children's Index looked at", "index_checked")))),
                        referrer("SENCO or other referrer"),
                        new Part(
                                "Numbers",
                                List.of(row(
                                        text("Referral", "recipient_id"),
                                        text("School's reference", "reference"),
                                        text("Date", "referred_on"))))));
    }
}
