package uk.hailsham.hub.tests.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.RunningDemo;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;
import uk.hailsham.hub.town.Town;
import uk.hailsham.hub.town.TownPlan;

/** A log is read by people who may not know a child's name. */
@ExtendWith(RunningDemo.class)
class QuietLogTest {
    private static final Pattern UPN = Pattern.compile("\\b[A-Z][0-9]{11}[0-9A-Z]\\b");
    private static final Pattern NAME = Pattern.compile("\"([\\p{L}' -]+, [\\p{L}' -]+)\"");
    private static final Pattern CTF_NAME =
            Pattern.compile("<Surname>([^<]+)</Surname>\\s*<Forename>([^<]+)</Forename>");
    private static final Pattern POSTCODE = Pattern.compile("\\bBN27 ?[0-9][A-Z]{2}\\b");
    private static final Pattern BORN = Pattern.compile("<DOB>([0-9-]+)</DOB>");

    @Test
    void nothingOfTheTownsChildrenStandsInTheLog(Demo demo, @TempDir Path folder) throws IOException {
        Town.generate(TownPlan.DEMO, folder);
        Set<String> personal = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(folder.resolve("schools"))) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                collect(Files.readString(file, Charset.forName("ISO-8859-1")), personal);
            }
        }
        String log = demo.hub().log();

        assertThat(personal).as("what would be looked for").hasSizeGreaterThan(3_000);
        assertThat(log).contains("white-house");
        assertThat(personal.stream().filter(log::contains)).isEmpty();
    }

    private static void collect(String text, Set<String> personal) {
        UPN.matcher(text).results().forEach(found -> personal.add(found.group()));
        NAME.matcher(text).results().forEach(found -> personal.add(found.group(1)));
        POSTCODE.matcher(text).results().forEach(found -> personal.add(found.group()));
        BORN.matcher(text).results().forEach(found -> personal.add(found.group(1)));
        Matcher names = CTF_NAME.matcher(text);
        while (names.find()) {
            personal.add(names.group(1) + ", " + names.group(2));
            personal.add(names.group(2) + " " + names.group(1));
        }
    }
}
