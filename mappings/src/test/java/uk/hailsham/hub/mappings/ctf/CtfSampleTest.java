package uk.hailsham.hub.mappings.ctf;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.need;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.read;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.Parts;

class CtfSampleTest {
    @Test
    void readsTheSample() {
        List<Row> rows = read(Parts.file("docs/samples/ctf/8459991_CTF_8459992_001.xml"));

        Address home = new Address(
                "home",
                List.of("Flat 2", "12 Ersham Road", "Hailsham South"),
                "Hailsham",
                "BN27 1AA",
                "10033400001",
                null,
                null,
                null);
        Address surgery =
                new Address("home", List.of("The Surgery", "Vicarage Lane"), null, "BN27 1BH", null, null, null, null);
        assertThat(rows).hasSize(2);
        assertThat(((Row.Sound) rows.get(0)).child())
                .isEqualTo(new Child(
                        new Origin("hailsham-community-college", null, "8459991_CTF_8459992_001.xml", 1),
                        List.of(
                                new Name(Name.Kind.LEGAL, "Ashdown", "Rowan", "James Peter"),
                                new Name(Name.Kind.PREFERRED, "Ashdown-Lee", "Ro", null),
                                new Name(Name.Kind.FORMER, "Michelham", null, null)),
                        LocalDate.of(2013, 3, 9),
                        Sex.M,
                        "WBRI",
                        new Identifiers("A950000178301", List.of("V84520241200A"), null, "9276308686", null, null),
                        List.of(home),
                        List.of(
                                new Person(
                                        1,
                                        "PAM",
                                        true,
                                        false,
                                        new Name(Name.Kind.LEGAL, "Ashdown", "Petra", null),
                                        home,
                                        List.of(new Person.Phone("M", "07700 900001")),
                                        List.of("petra@home.example")),
                                new Person(
                                        2,
                                        "DOC",
                                        false,
                                        false,
                                        new Name(Name.Kind.LEGAL, "Ferring", null, null),
                                        surgery,
                                        List.of(),
                                        List.of())),
                        List.of(new Language("H", "POL")),
                        List.of(
                                new Enrolment(
                                        "8459991",
                                        "Hailsham Community College",
                                        "C",
                                        "9",
                                        null,
                                        LocalDate.of(2024, 9, 2),
                                        null,
                                        null),
                                new Enrolment(
                                        "8459993",
                                        "Marshlands Primary",
                                        null,
                                        null,
                                        null,
                                        LocalDate.of(2017, 9, 4),
                                        LocalDate.of(2024, 7, 19),
                                        "PF")),
                        List.of(
                                new SenPeriod("K", LocalDate.of(2023, 9, 1), null),
                                new SenPeriod("E", LocalDate.of(2025, 1, 15), null)),
                        List.of(
                                need("communication-and-interaction", "SLCN", 1, "E", LocalDate.of(2023, 9, 1)),
                                need("communication-and-interaction", "ASD", 2, "E", null)),
                        List.of(),
                        new Context(true, false, null, "N", true, new Context.Attendance(120, 114)),
                        List.of()));
    }
}
