package uk.hailsham.hub.mappings.bromcom;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.mappings.Parts;
import uk.hailsham.hub.mappings.Shipped;

/** Small files of learners for tests, and their reading. */
final class Learners {
    static final Configuration CONFIG = Shipped.configuration();
    static final String WHO =
            "\"LearnerId\":7,\"Surname\":\"Ward\",\"Forename\":\"Amelia\",\"DateOfBirth\":\"28/02/2015\"";
    static final String AMELIA = "{" + WHO + "}";

    private Learners() {}

    static List<Row> read(String text) {
        return read(Parts.of("l.json", text));
    }

    static List<Row> read(DropContent.Part... parts) {
        List<Row> rows = new ArrayList<>();
        try (Rows read = new BromcomFormat(Shipped.CLOCK)
                .read(
                        new DropContent(List.of(parts)),
                        CONFIG.school("grovelands").orElseThrow(),
                        CONFIG.codes())) {
            read.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** Amelia with what is said of her beside name and date of birth. */
    static Child child(String members) {
        return ((Row.Sound) read("{" + WHO + "," + members + "}").get(0)).child();
    }
}
