package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** The report of one school of any size, and the same school's a day later. */
public final class OneSchool {
    private static final int GROUPS = 12;
    private static final int ONE_IN = 50;
    private final long seed;
    private final LocalDate day;

    /** @param day of the first report */
    public OneSchool(long seed, LocalDate day) {
        this.seed = seed;
        this.day = day;
    }

    /**
     * White House's SIMS report.
     *
     * @param rows as many as the file gets, headings apart; a pupil with several needs has several
     * @param folder gets one file
     */
    public void first(int rows, Path folder) throws IOException {
        write(rows, folder, day, false);
    }

    /** The same pupils a day later: one in fifty has moved house, and nothing else has changed. */
    public void next(int rows, Path folder) throws IOException {
        write(rows, folder, day.plusDays(1), true);
    }

    private void write(int rows, Path folder, LocalDate of, boolean moved) throws IOException {
        SchoolYear year = new SchoolYear(day);
        Households households = new Households(seed, year);
        SplittableRandom random = Seeds.of(seed, rows);
        Set<String> nameless = new HashSet<>();
        int left = rows;
        try (SimsWriter out = new SimsWriter(folder, of)) {
            for (int household = 0; left > 0; household++) {
                for (Kid kid : households.household(household, household % GROUPS)) {
                    int takes = Math.max(1, kid.sen().needs().size());
                    Kid pupil = pupil(kid, nameless);
                    Home elsewhere = Home.any(random);
                    if (takes <= left && year.group(kid.born()) >= 0) {
                        left -= takes;
                        boolean moves = moved && kid.serial() % ONE_IN == 0;
                        out.write(moves ? pupil.with(pupil.family().movedTo(elsewhere), pupil.sen()) : pupil);
                    }
                }
            }
        }
    }

    /** No two whom the file could not tell apart. */
    private static Kid pupil(Kid kid, Set<String> nameless) {
        Kid here = kid.at(Place.WHITE_HOUSE);
        return here.nameless() && !nameless.add(Town.id(Place.WHITE_HOUSE, here)) ? here.withRightUpn() : here;
    }
}
