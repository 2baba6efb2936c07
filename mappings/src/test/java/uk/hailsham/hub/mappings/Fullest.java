package uk.hailsham.hub.mappings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Resource;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.referral.Referral;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Urgency;

/** A made-up referral in which every field is known, with words that stand in no other field. */
final class Fullest {
    /** What gives a field away in a text; fields whose values are everyday words have none. */
    private static final Map<String, List<String>> MARKS = Map.ofEntries(
            Map.entry("reference", List.of("REF-4711")),
            Map.entry("service_asked", List.of("Servicemark")),
            Map.entry("referred_on", List.of("2026-11-24", "24 November 2026")),
            Map.entry("need", List.of("FIR")),
            Map.entry("reason", List.of("Reasonmark")),
            Map.entry("tried_first", List.of("Triedmark")),
            Map.entry("child_family", List.of("Familymark")),
            Map.entry("child_given", List.of("Givenmark")),
            Map.entry("child_preferred", List.of("Preferredmark")),
            Map.entry("date_of_birth", List.of("2016-03-14", "14 March 2016")),
            Map.entry("ethnicity", List.of("WOTH")),
            Map.entry("home_language", List.of("URD")),
            Map.entry("address", List.of("Quillfeather")),
            Map.entry("postcode", List.of("BN27 1AA")),
            Map.entry("upn", List.of("A950000178301")),
            Map.entry("nhs_number", List.of("9449305552")),
            Map.entry("school", List.of("White House Primary School")),
            Map.entry("needs", List.of("levelmark")),
            Map.entry("resources", List.of("Resourcemark")),
            Map.entry("parents", List.of("Parentmark")),
            Map.entry("child_view", List.of("Childviewmark")),
            Map.entry("parent_view", List.of("Parentviewmark")),
            Map.entry("lawful_basis", List.of("legal-obligation")),
            Map.entry("agreement", List.of("Agreermark")),
            Map.entry("index_checked", List.of("2026-11-20", "20 November 2026")),
            Map.entry("referrer_name", List.of("Namemark")),
            Map.entry("referrer_role", List.of("Rolemark")),
            Map.entry("referrer_email", List.of("mailmark@white-house.example")),
            Map.entry("referrer_phone", List.of("01632 960999")));

    /** What is known of the child and is no field of anybody's: it never leaves, whatever a list names. */
    static final List<String> NEVER = List.of(
            "Hiddenmark",
            "01632 960902",
            "Workermark",
            "01632 960903",
            "Doctormark",
            "01632 960904",
            "Neighbourmark",
            "01632 960905",
            "Refugemark",
            "Middlemark",
            "Formermark",
            "Formernamemark",
            "H243278544154",
            "9276308686",
            "LOC-4711",
            "Groupmark",
            "parentmail@home.example",
            "Assessormark",
            "Staffmark",
            "54321",
            "Fundermark",
            "Findingmark",
            "98761",
            "87651");

    /** Circumstances in the words a form would use for them. */
    static final List<String> CIRCUMSTANCES = List.of(
            "free school meal",
            "fsm",
            "looked after",
            "looked-after",
            "lookedafter",
            "in care",
            "care status",
            "young carer",
            "service child",
            "medical");

    private Fullest() {}

    static List<String> marks(String key) {
        return MARKS.getOrDefault(key, List.of());
    }

    static Referral referral() {
        return new Referral(
                UUID.fromString("0193a000-0000-7000-8000-000000000002"),
                request(),
                null,
                null,
                child(),
                Instant.parse("2026-11-24T09:00:00Z"));
    }

    private static ReferralRequest request() {
        return new ReferralRequest(
                "REF-4711",
                "white-house",
                new ReferralRequest.Pupil("A950000178301", null, "Familymark", "Givenmark", LocalDate.of(2016, 3, 14)),
                "FIR",
                "Reasonmark",
                Urgency.URGENT,
                new ReferralRequest.Referrer("Namemark", "Rolemark", "mailmark@white-house.example", "01632 960999"),
                "legal-obligation",
                new ReferralRequest.Agreement(true, true, "Agreermark", null),
                "Childviewmark",
                "Parentviewmark",
                new ReferralRequest.IndexCheck(true, Instant.parse("2026-11-20T10:15:00Z")),
                "Triedmark",
                false);
    }

    private static Child child() {
        Address home =
                new Address("home", List.of("77 Quillfeather Lane"), "Hailsham", "BN27 1AA", null, null, null, null);
        return new Child(
                new Origin("white-house", "dr-1", "nightly.csv", 1),
                List.of(
                        new Name(Name.Kind.LEGAL, "Familymark", "Givenmark", "Middlemark"),
                        new Name(Name.Kind.PREFERRED, null, "Preferredmark", null),
                        new Name(Name.Kind.FORMER, "Formernamemark", "Formermark", null)),
                LocalDate.of(2016, 3, 14),
                Sex.F,
                "WOTH",
                new Identifiers(
                        "A950000178301",
                        List.of("H243278544154"),
                        null,
                        "9276308686",
                        new Identifiers.NhsNumber("9449305552", "sound"),
                        "LOC-4711"),
                List.of(home),
                persons(home),
                List.of(new Language("H", "URD")),
                List.of(new Enrolment("8459992", null, "C", "5", "Groupmark", null, null, null)),
                List.of(new SenPeriod("S", LocalDate.of(2013, 1, 1), LocalDate.of(2014, 7, 1))),
                List.of(new Need("sensory", "HI", 1, "E", "levelmark", "2", null, null, "Assessormark", null)),
                List.of(new Resource(
                        "Resourcemark",
                        BigDecimal.valueOf(1.5),
                        "Staffmark",
                        BigDecimal.valueOf(54321),
                        "Fundermark",
                        null,
                        null)),
                new Context(true, true, "P", "Y", true, new Context.Attendance(98761, 87651)),
                List.of(new Finding("uln", "not-a-number", "ten digits", "Findingmark")));
    }

    /** A mother who may be told of, and all who may not: hidden, social worker, doctor, and a neighbour who is no parent. */
    private static List<Person> persons(Address home) {
        Address refuge = new Address("home", List.of("1 Refugemark Close"), null, "TN1 1AA", null, null, null, null);
        return List.of(
                person(1, "PAM", true, false, "Parentmark", home),
                person(2, "PAF", true, true, "Hiddenmark", refuge),
                person(3, "SWR", true, false, "Workermark", null),
                person(4, "DOC", true, false, "Doctormark", null),
                person(5, "FAM", false, false, "Neighbourmark", refuge));
    }

    private static Person person(
            int order, String relationship, boolean responsible, boolean hidden, String family, Address address) {
        return new Person(
                order,
                relationship,
                responsible,
                hidden,
                new Name(Name.Kind.LEGAL, family, "Marigold", null),
                address,
                List.of(new Person.Phone("M", "01632 96090" + order)),
                List.of(order == 1 ? "parentmail@home.example" : "mail" + order + "@home.example"));
    }
}
