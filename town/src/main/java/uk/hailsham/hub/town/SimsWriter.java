package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The primary's SIMS report: windows-1252, one row per need, quoted long headings. */
final class SimsWriter implements AutoCloseable {
    static final Charset CHARSET = Charset.forName("windows-1252");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> HEADINGS = List.of(
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

    private final Text out;
    private final TownPlan plan;

    SimsWriter(Path folder, TownPlan plan) throws IOException {
        this.plan = plan;
        out = new Text(folder.resolve("pupils-" + plan.today() + ".csv"), CHARSET);
        out.line(HEADINGS.stream().map(Text::quoted).collect(Collectors.joining(",")), "\r\n");
    }

    void write(Kid kid) {
        row(kid, kid.need(), kid.need() == null ? null : 1);
        if (kid.need() != null && kid.serial() % 3 == 0) {
            row(kid, kid.need().equals("SLCN") ? "MLD" : "SLCN", 2);
        }
    }

    private void row(Kid kid, String need, Integer rank) {
        int year =
                Math.max(0, Math.min(6, Period.between(kid.born(), plan.today()).getYears() - 5));
        boolean odd = kid.serial() % 97 == 0;
        String upn = kid.kind().equals("unsound-upn") ? Numbers.spoilt(kid.upn()) : kid.upn();
        List<Object> cells = java.util.Arrays.asList(
                upn,
                kid.kind().equals("former-upn") ? Numbers.upn(7001, 11 + kid.serial() / 1000, kid.serial()) : null,
                kid.family() + ", " + kid.given(),
                kid.kind().equals("preferred-name") ? kid.given().substring(0, 3) + "y" : null,
                odd ? "O" : kid.girl() ? "F" : "M",
                kid.serial() % 211 == 0 ? "" : kid.born().format(DAY),
                odd ? "Kestrels" : year == 0 ? "Reception" : "Year " + year,
                year + "A",
                kid.born().plusYears(5).withDayOfMonth(1).format(DAY),
                kid.serial() % 89 == 0 ? "PAKI" : kid.ethnicity(),
                kid.ethnicity().equals("WOTH") ? "POL" : "ENG",
                kid.home().house() + " " + kid.home().street(),
                "Hailsham",
                kid.home().postcode(),
                kid.serial() % 6 == 0 ? "T" : "F",
                need,
                rank,
                need == null ? null : kid.serial() % 41 == 0 ? "P" : kid.provision(),
                need == null ? null : plan.today().minusMonths(14).format(DAY));
        out.line(cells.stream().map(Text::quoted).collect(Collectors.joining(",")), "\r\n");
    }

    @Override
    public void close() {
        out.close();
    }
}
