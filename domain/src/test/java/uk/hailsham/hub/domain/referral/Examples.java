package uk.hailsham.hub.domain.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Agency.Gateway;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.referral.ReferralRequest.Agreement;
import uk.hailsham.hub.domain.referral.ReferralRequest.IndexCheck;
import uk.hailsham.hub.domain.referral.ReferralRequest.Pupil;
import uk.hailsham.hub.domain.referral.ReferralRequest.Referrer;

/** A made-up child, agency and request that pass every rule; tests change one thing. */
final class Examples {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    static final Gateway OPEN = new Gateway(null, null, List.of(), false, List.of());

    private Examples() {}

    static ReferralRequest request() {
        return request("public task", new Agreement(true, true, "mother", null), true, "Talk Boost", false);
    }

    static ReferralRequest request(
            String lawfulBasis, Agreement agreement, boolean indexChecked, String triedFirst, boolean safeguarding) {
        return new ReferralRequest(
                "WH-1",
                "white-house",
                new Pupil("X845999226001", null, "Named", "ByReferrer", LocalDate.of(2017, 1, 1)),
                "SLCN",
                "Hard to understand.",
                Urgency.ROUTINE,
                new Referrer("Jo Marsh", "SENCO", "senco@white-house.example", "01632 960001"),
                lawfulBasis,
                agreement,
                "I want to tell jokes.",
                null,
                new IndexCheck(indexChecked, Instant.parse("2026-11-20T10:15:00Z")),
                triedFirst,
                safeguarding);
    }

    static Child child() {
        return child(LocalDate.of(2017, 11, 25), "BN27 1AA");
    }

    static Child child(LocalDate dateOfBirth, String postcode) {
        Address home = new Address("home", List.of("12 Mill Road"), "Hailsham", postcode, null, null, null, null);
        return new Child(
                new Origin("white-house", "dr-1", "nightly.csv", 1),
                List.of(
                        new Name(Name.Kind.LEGAL, "Świątek", "Zuzanna", null),
                        new Name(Name.Kind.PREFERRED, null, "Zuzia", null)),
                dateOfBirth,
                Sex.F,
                "WOTH",
                new Identifiers(
                        "X845212818005",
                        List.of(),
                        null,
                        null,
                        new Identifiers.NhsNumber("3478526985", "unsound"),
                        "10231"),
                List.of(home),
                persons(home),
                List.of(new Language("F", "ENG"), new Language("H", "POL")),
                List.of(new Enrolment("8459992", null, "C", "4", null, null, null, null)),
                List.of(),
                List.of(need("SEMH", 2), need("SLCN", 1)),
                List.of(),
                Context.NONE,
                List.of());
    }

    private static List<Person> persons(Address home) {
        return List.of(
                person(2, "PAF", true, false, "Piotr", null),
                person(1, "PAM", true, false, "Anna", home),
                person(3, "DOC", true, false, "Doctor", null),
                person(4, "SWR", true, false, "Worker", null),
                person(5, "REL", true, true, "Hidden", home),
                person(6, "STF", false, false, "Stepfather", home));
    }

    private static Person person(
            int order, String relationship, boolean responsible, boolean hidden, String given, Address address) {
        return new Person(
                order,
                relationship,
                responsible,
                hidden,
                new Name(Name.Kind.LEGAL, "Świątek", given, null),
                address,
                List.of(new Person.Phone("M", "01632 96010" + order)),
                List.of());
    }

    private static Need need(String type, int rank) {
        return new Need(null, type, rank, "K", "targeted", "2", null, null, null, null);
    }

    static Agency agency(Gateway gateway, boolean sensitive, String... fields) {
        return agency("class", null, "class-advice", gateway, sensitive, fields);
    }

    static Agency agency(String id, String via, String service, Gateway gateway, boolean sensitive, String... fields) {
        return agency(id, via, service, gateway, sensitive, false, fields);
    }

    /** A sensitive one that is only told that somebody shall ring. */
    static Agency noticed(String id, String via, String service, String... fields) {
        return agency(id, via, service, OPEN, true, true, fields);
    }

    private static Agency agency(
            String id,
            String via,
            String service,
            Gateway gateway,
            boolean sensitive,
            boolean notice,
            String... fields) {
        return new Agency(
                id,
                "The " + id + " office",
                19,
                List.of(new Agency.Service(service, "Help called " + service)),
                "email",
                null,
                "pdf",
                null,
                List.of(fields),
                gateway,
                via,
                true,
                notice,
                false,
                null,
                Limits.of(new Limit(5, Limit.Unit.WORKING_DAYS)),
                Limits.of(new Limit(20, Limit.Unit.SCHOOL_DAYS)),
                sensitive,
                null,
                new Endpoint.Email("duty@" + id + ".example"),
                new Agency.Contact("Duty desk", "duty@" + id + ".example", "01632 960019"));
    }

    /** The same agency, its sharing agreement over since yesterday. */
    static Agency lapsed(Agency a) {
        return new Agency(
                a.id(),
                a.name(),
                a.number(),
                a.services(),
                a.channel(),
                a.intended(),
                a.rendering(),
                a.form(),
                a.fields(),
                a.gateway(),
                a.via(),
                a.takesReferrals(),
                a.notice(),
                a.attachments(),
                new uk.hailsham.hub.domain.agreement.Agreement(
                        "ISA-9",
                        List.of("the schools"),
                        "to help",
                        "public-task",
                        a.fields(),
                        LocalDate.of(2026, 9, 1),
                        TODAY.minusDays(1),
                        TODAY.plusYears(1)),
                a.acknowledge(),
                a.firstContact(),
                a.sensitive(),
                a.unnamedLabel(),
                a.endpoint(),
                a.contact());
    }

    static Child died() {
        Child c = child();
        return new Child(
                c.source(),
                c.names(),
                c.dateOfBirth(),
                c.sex(),
                c.ethnicity(),
                c.identifiers(),
                c.addresses(),
                c.persons(),
                c.languages(),
                List.of(new Enrolment("8459992", null, "C", "4", null, null, TODAY.minusDays(3), "DD")),
                c.senHistory(),
                c.needs(),
                c.resources(),
                c.context(),
                c.findings());
    }
}
