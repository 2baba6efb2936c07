package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Lays out a made-up town: what each school drops, the Index's feed, referrals, and the truth. */
public final class Town {
    private Town() {}

    /**
     * Writes {@code schools/<id>/}, {@code index/}, {@code referrals/<id>/} and {@code truth.csv}; the same plan, the same
     * bytes. In the truth every line of a roll has exactly one row, whose {@code left_id} is {@code <school>:<UPN>}, or
     * {@code <school>:<SURNAME>|<FORENAME>|<date of birth>} for a pupil without a sound UPN, and whose {@code right_id} is
     * the Index's number, or empty for a child it does not know. A pupil on two rolls has one row more, of kind
     * {@code two-schools} or {@code dual-registered}, whose ids are both of schools.
     */
    public static void generate(TownPlan plan, Path out) throws IOException {
        try (Drops drops = new Drops(out, plan, plan.today(), 1, plan.referrals())) {
            new Population(plan, new FirstNight(drops)).everybody();
        }
    }

    /**
     * The same town one day later: the whole rolls again with a few leavers, newcomers, moves and new needs, a delta of the
     * Index, a few referrals more, and the truth of the new rolls.
     */
    public static void secondNight(TownPlan plan, Path out) throws IOException {
        laterNight(plan, 2, plan.today().plusDays(1), (plan.referrals() + 4) / 5, out);
    }

    /**
     * The same town at a later night, with what each night up to it has changed.
     *
     * @param night from 2; the Index's feeds count it
     * @param day the files are of
     */
    public static void laterNight(TownPlan plan, int night, LocalDate day, int referrals, Path out) throws IOException {
        try (Drops drops = new Drops(out, plan, day, night, referrals)) {
            LaterNight audience = new LaterNight(drops, plan, night);
            Population population = new Population(plan, audience);
            population.everybody();
            for (int arrival = 2; arrival <= night; arrival++) {
                audience.newcomersOf(arrival);
                population.newcomers(Math.min(plan.pupils(), 1 + plan.pupils() / 200));
            }
        }
    }

    /**
     * What the schools ask for day by day: {@code <day>/<school>/referrals-<day>.csv}, each pupil in one day's files at
     * most, but for one in a few.
     *
     * @param aDay how many in all schools together
     */
    public static void referrals(TownPlan plan, List<LocalDate> days, int aDay, Path out) {
        try (Season season = new Season(plan, days, aDay, out)) {
            new Population(plan, season).everybody();
        }
    }

    /** How a pupil of a school's file is named in the truth. */
    static String id(Place school, Kid kid) {
        if (!kid.nameless()) {
            return school.id + ":" + kid.papers().upn();
        }
        String name = kid.name().family() + "|" + kid.name().given();
        String written = school == Place.WHITE_HOUSE ? Text.written(name, SimsWriter.CHARSET) : name;
        return school.id + ":" + (written + "|" + kid.born()).toUpperCase(Locale.ROOT);
    }
}
