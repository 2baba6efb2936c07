package uk.hailsham.hub.town;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** An academic year, from September to August, named by the year of its September. */
public record SchoolYear(LocalDate today) {
    int start() {
        return septembers(today);
    }

    /** 0 is reception; children who are younger have less. */
    public int group(LocalDate born) {
        return start() - septembers(born) - 5;
    }

    LocalDate firstDayOf(int group, LocalDate born) {
        return LocalDate.of(septembers(born) + 5 + group, 9, 3);
    }

    /** A day on which somebody of that year group may have been born. */
    LocalDate born(SplittableRandom random, int group) {
        LocalDate born = LocalDate.of(start() - group - 5, 9, 1).plusDays(random.nextInt(365));
        return born.isAfter(today) ? today.minusDays(random.nextInt(60)) : born;
    }

    private static int septembers(LocalDate day) {
        return day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1;
    }
}
