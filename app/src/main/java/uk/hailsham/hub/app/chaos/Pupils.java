package uk.hailsham.hub.app.chaos;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.hailsham.hub.town.SchoolYear;
import uk.hailsham.hub.town.people.People;
import uk.hailsham.hub.town.people.PeoplePlan;
import uk.hailsham.hub.town.people.Rate;
import uk.hailsham.hub.town.people.Rates;

/** Who is at the school: names as they fall among people, for recognition has to tell them apart. */
final class Pupils {
    private static final SchoolYear YEAR = new SchoolYear(LocalDate.of(2026, 11, 23));
    private static final long SEED = 7;
    /** A town has so many times the children of its school, and so many times at all schools. */
    private static final int TOWN = 3;

    private static final int AT_SCHOOLS = 2;
    /** Whoever is younger or older goes to agencies that do not take part. */
    private static final int FIRST_GROUP = 1;

    private static final int LAST_GROUP = 11;

    private Pupils() {}

    record Pupil(String upn, String family, String given, String sex, LocalDate born) {
        private static Pupil of(NamedCsvRecord row) {
            return new Pupil(
                    row.getField("upn"),
                    row.getField("surname"),
                    row.getField("forename"),
                    row.getField("sex"),
                    LocalDate.parse(row.getField("dob")));
        }

        int yearGroup() {
            return YEAR.group(born);
        }
    }

    /** The same for the same number; nobody is twice among them, and a SIMS report can hold every name. */
    static List<Pupil> of(int count, Path folder) throws IOException {
        Rates faultless =
                new Rates(Arrays.stream(Rate.values()).collect(Collectors.toMap(Function.identity(), rate -> 0.0)), 0);
        People.indexAndRoll(new PeoplePlan(TOWN * count, AT_SCHOOLS * count, SEED, YEAR.today(), faultless), folder);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve("roll.csv"))) {
            return rows.stream()
                    .map(Pupil::of)
                    .filter(pupil -> pupil.yearGroup() >= FIRST_GROUP && pupil.yearGroup() <= LAST_GROUP)
                    .filter(pupil -> Papers.holds(pupil.family() + pupil.given()))
                    .limit(count)
                    .toList();
        }
    }
}
