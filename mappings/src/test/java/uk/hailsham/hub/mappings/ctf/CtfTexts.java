package uk.hailsham.hub.mappings.ctf;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.school.Terms;
import uk.hailsham.hub.mappings.Parts;
import uk.hailsham.hub.mappings.TestCodes;

/** Small CTF files for tests, and their reading. */
final class CtfTexts {
    static final School SCHOOL = new School(
            "hailsham-community-college",
            "Hailsham Community College",
            List.of(),
            List.of(
                    new School.Laestab("8454001", null, LocalDate.of(2012, 7, 31)),
                    new School.Laestab("8459991", LocalDate.of(2012, 8, 1), null)),
            null,
            "ctf",
            null,
            List.of(),
            null,
            Map.of(),
            Map.of("ethnicity", Map.of("BRIT", "WBRI")),
            null,
            Terms.UNKNOWN,
            null);

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

    static final String WHO = "<Surname>Ashdown</Surname><Forename>Rowan</Forename><DOB>2013-03-09</DOB>";

    static Need need(String area, String type, Integer rank, String provision, LocalDate from) {
        return new Need(area, type, rank, provision, null, null, from, null, null, null);
    }

    static Address place(List<String> lines, String town, String postcode, String country) {
        return new Address("home", lines, town, postcode, null, country, null, null);
    }

    static Address address(String elements) {
        return child(WHO + "<Address>" + elements + "</Address>").addresses().get(0);
    }

    static Context.Attendance attendance(String years) {
        return child(WHO + "<Attendance>" + years + "</Attendance>").context().attendance();
    }

    static Child child(String elements) {
        List<Row> rows = read(Parts.of("c.xml", file("25.0", "<LEA>845</LEA><Estab>9991</Estab>", pupil(elements))));
        return ((Row.Sound) rows.get(0)).child();
    }

    static String pupil(String elements) {
        return "<Pupil>" + elements + "</Pupil>";
    }

    static String file(String version, String source, String pupils) {
        return "<?xml version='1.0' encoding='UTF-8'?>\n<CTfile><Header><CTFversion>" + version
                + "</CTFversion><DateTime>2026-11-20T18:30:00</DateTime><SourceSchool>" + source
                + "</SourceSchool></Header>\n<CTFpupilData>" + pupils + "</CTFpupilData></CTfile>";
    }

    static DropRefused refused(String xml) {
        return catchThrowableOfType(DropRefused.class, () -> drop(xml));
    }

    static List<Row> read(DropContent.Part part) {
        return drain(new DropContent(List.of(part))).rows;
    }

    static Drop drop(String xml) {
        return drain(new DropContent(List.of(Parts.of("c.xml", xml))));
    }

    static Drop drain(DropContent content) {
        List<Row> rows = new ArrayList<>();
        try (Rows read = new CtfFormat(CLOCK).read(content, SCHOOL, TestCodes.ALL)) {
            read.forEachRemaining(rows::add);
            return new Drop(rows, read.notes());
        }
    }

    record Drop(List<Row> rows, List<Rejection> notes) {}

    private CtfTexts() {}
}
