package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The primary's SIMS report: windows-1252, one row per need, quoted long headings. */
final class SimsWriter implements Roll {
    static final Charset CHARSET = Charset.forName("windows-1252");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> CLASSES =
            List.of("Kestrels", "Owls", "Swifts", "Herons", "Wrens", "Rooks", "Larks");

    private final Text out;
    private final SchoolYear year;

    /** @param day of the report */
    SimsWriter(Path folder, LocalDate day) throws IOException {
        this.year = new SchoolYear(day);
        out = new Text(folder.resolve("pupils-" + day + ".csv"), CHARSET);
        row(
                "UPN",
                "Former UPN",
                "Name in format Surname, Forename",
                "Preferred name",
                "Gender",
                "Date of birth",
                "Year group in this academic year",
                "Registration form in this academic year",
                "First entry date",
                "Ethnicity code",
                "Home language",
                "Address",
                "Town",
                "Postcode",
                "Free school meals eligible",
                "SEN need(s)",
                "SEN need ranking",
                "SEN status",
                "Start date");
    }

    /** One row a need, and one for a pupil without any. */
    @Override
    public void write(Kid kid) {
        List<String> needs = kid.sen().needs();
        if (needs.isEmpty()) {
            row(kid, "", "", "", "");
        }
        for (int i = 0; i < needs.size(); i++) {
            int rank = kid.oddity() == Oddity.RANK_TIE ? 1 : i + 1;
            row(kid, needs.get(i), rank, status(kid.sen()), kid.sen().from().format(DAY));
        }
    }

    private static String status(Sen sen) {
        return "A".equals(sen.earlier()) ? "A" : sen.provision();
    }

    private void row(Kid kid, Object... need) {
        int group = year.group(kid.born());
        String named = group == 0 ? "Reception" : "Year " + group;
        row(
                kid.papers().upn(),
                kid.papers().before(),
                kid.name().family() + ", " + kid.name().given(),
                kid.name().preferred(),
                kid.oddity() == Oddity.GENDER_O ? "O" : kid.girl() ? "F" : "M",
                born(kid),
                kid.oddity() == Oddity.CLASS_FOR_YEAR ? CLASSES.get(group % CLASSES.size()) : named,
                (group == 0 ? "R" : group) + (kid.serial() % 2 == 0 ? "A" : "B"),
                year.firstDayOf(0, kid.born()).format(DAY),
                kid.oddity() == Oddity.ETHNICITY_THAT_IS_NONE
                        ? "PAKI"
                        : kid.family().origin().ethnicity,
                kid.family().origin().language,
                kid.family().home().line(),
                kid.family().home().town(),
                kid.oddity() == Oddity.HALF_A_POSTCODE
                        ? "BN27"
                        : kid.family().home().postcode(),
                kid.life().freeMeals() ? "T" : "F",
                need[0],
                need[1],
                need[2],
                need[3]);
    }

    private static String born(Kid kid) {
        return switch (kid.oddity()) {
            case NO_BIRTH_DATE -> "";
            case IMPOSSIBLE_BIRTH_DATE -> "31/02/" + kid.born().getYear();
            default -> kid.born().format(DAY);
        };
    }

    private void row(Object... cells) {
        out.line(Text.quotedCells(cells), "\r\n");
    }

    @Override
    public void close() {
        out.close();
    }
}
