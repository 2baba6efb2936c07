package uk.hailsham.hub.town.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lays out a made-up population; the same plan, the same bytes, and whatever its size about the same memory. */
public final class People {
    private People() {}

    /** Writes {@code index.csv}, {@code roll.csv} and {@code truth.csv}, in which the roll is left and the index right. */
    public static void indexAndRoll(PeoplePlan plan, Path out) throws IOException {
        Files.createDirectories(out);
        try (TwoFiles files = new TwoFiles(out)) {
            new IndexAndRoll(plan, files).write();
        }
    }

    /** Writes {@code people.csv} and {@code truth.csv}; the roll of the plan does not count. */
    public static void oneFile(PeoplePlan plan, Path out) throws IOException {
        Files.createDirectories(out);
        new OneFile(plan).write(out);
    }
}
