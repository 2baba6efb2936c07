package uk.hailsham.hub.tests.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** The shipped configuration, with two schools on exports that say why a pupil left, and agreements that can be over. */
record LifeConfig(Path folder) {
    private static final Path SHIPPED = Path.of("..", "config");
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String COLUMNS = """
            format: csv
            layout: {charset: UTF-8, separator: comma, datePattern: yyyy-MM-dd}
            columns: {upn: UPN, family: Family, given: Given, dateOfBirth: Born, sex: Sex, enrolmentStatus: Status,
              entry: Entry, leaving: Left, leavingReason: Why, postcode: Postcode, senStatus: SEN, need: [Need]}
            """;

    static LifeConfig in(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(SHIPPED)) {
            walk.filter(path -> !path.toString().contains("target")
                            && !path.toString().contains("src"))
                    .filter(path -> !path.endsWith("pom.xml"))
                    .forEach(path ->
                            copy(path, folder.resolve(SHIPPED.relativize(path).toString())));
        }
        LifeConfig config = new LifeConfig(folder);
        config.school("marshlands", "8459993", TODAY.plusYears(1));
        return config;
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A school like White House, of which the agreement holds to the end of a day. */
    void school(String id, String laestab, LocalDate until) throws IOException {
        String like = Files.readString(SHIPPED.resolve("schools/white-house.yml"))
                .replace("white-house", id)
                .replace("8459992", laestab)
                .replace("White House Primary School", id + " school")
                .replaceFirst("(?m)^aliases:.*$", "aliases: [" + id + "]")
                .replaceFirst("(?m)^format:.*\\Rlayout:.*$", COLUMNS)
                .replaceFirst("(?m)^  from: .*$", "  from: " + until.minusYears(2))
                .replaceFirst("(?m)^  to: .*$", "  to: " + until)
                .replaceFirst("(?m)^  review: .*$", "  review: " + until.minusDays(30));
        Files.writeString(folder.resolve("schools").resolve(id + ".yml"), like);
    }

    /** Until when an agency may be told. */
    void agency(String reference, LocalDate until) throws IOException {
        Path file = folder.resolve("agencies.yml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "(reference: " + reference + ",[^}]*?)from: [0-9-]+, to: [0-9-]+(,\\s+review: )[0-9-]+",
                                "$1from: " + until.minusYears(2) + ", to: " + until + "$2" + until.minusDays(30)));
    }
}
