package uk.hailsham.hub.tests.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.tests.hub.Asked;
import uk.hailsham.hub.tests.hub.OnTheDemo;
import uk.hailsham.hub.tests.hub.Personal;
import uk.hailsham.hub.tests.hub.RunningDemo.Demo;
import uk.hailsham.hub.tests.hub.Seen;
import uk.hailsham.hub.town.Town;
import uk.hailsham.hub.town.TownPlan;

/**
 * A child's data stays in the database and in what is sent. The whole town has run with the hub's own code logging at DEBUG;
 * whatever an operator, a file listing or a stranger's look at a disk shows holds no name, birthday, postcode or identifier.
 */
@OnTheDemo
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuietTownTest {
    private Personal town;

    @BeforeAll
    void gather(@TempDir Path folder) throws Exception {
        Town.generate(TownPlan.DEMO, folder);
        town = Personal.of(folder, Path.of("..", "config"));
        assertThat(town.size()).as("what is looked for").isGreaterThan(15_000);
        assertThat(town.in(Files.readString(folder.resolve("index/index-000001.csv"))))
                .as("where every child stands, they are found")
                .hasSizeGreaterThan(15_000);
    }

    @Test
    void aBirthdayIsToldFromTheNumberThatJavaGivesAnObject() {
        String birthday = town.anyBirthday().replace("-", "");

        assertThat(town.in(
                        "Acquired Connection [HikariProxyConnection@" + birthday + " wrapping PgConnection@2c978637]"))
                .isEmpty();
        assertThat(town.in("PID|1||" + birthday + "|M")).containsExactly(birthday);
        assertThat(town.in("born:" + birthday)).containsExactly(birthday);
        assertThat(town.in("clerk@" + birthday)).containsExactly(birthday);
    }

    @Test
    void aNameThatChanceMakesOfNumbersIsToldFromWhatIsWritten() {
        String birthday = town.anyBirthday();
        byte[] numbers = ("\u0001Meg\u0000\u0000\u0007" + birthday + "\u0000").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(town.in(new String(numbers, StandardCharsets.ISO_8859_1))).containsExactly(birthday, "Meg");

        assertThat(town.in(Seen.written(numbers))).containsExactly(birthday);
        assertThat(town.in(Seen.written("\u0001given=Meg\u0000".getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly("Meg");
        assertThat(town.in(Seen.written("\u0001Meg\u0000".getBytes(StandardCharsets.UTF_16LE))))
                .as("two bytes a letter are no chance")
                .containsExactly("Meg");
    }

    static Stream<Seen> places() {
        return Stream.of(Seen.values());
    }

    @ParameterizedTest
    @MethodSource("places")
    void showsNothingOfTheTownsChildren(Seen place, Demo demo) throws Exception {
        Map<String, String> texts = place.texts(demo);

        assertThat(texts)
                .as("what can be seen")
                .isNotEmpty()
                .allSatisfy((name, text) -> assertThat(text).as(name).isNotEmpty());
        texts.forEach((name, text) -> assertThat(town.in(text)).as(name).isEmpty());
    }

    /** What is sent to an agency by FHIR, which no referral of the demo is, see {@code FhirRecallTest}. */
    @Test
    void whoeverPassesOnWhatTheHubAsksSeesEachKindOfQuestionAndNoChildInWhoAsks(Demo demo) {
        assertThat(demo.asked())
                .extracting(Asked::what)
                .contains(
                        "POST /token",
                        "GET /camhs/fhir/Task",
                        "GET /v1.0/schools/A8459994/students",
                        "GET /v1.0/schools/A8459994/counts",
                        "GET /v1.0/schools/A8459994/deletions");
        assertThat(demo.asked())
                .allSatisfy(each ->
                        assertThat(town.in(each.login())).as(each.what()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("places")
    void showsNoSecret(Seen place, Demo demo) throws Exception {
        Map<String, String> secrets = demo.secrets();
        place.texts(demo)
                .forEach((name, text) -> secrets.forEach((secret, value) -> assertThat(text.contains(value))
                        .as(secret + " in " + name)
                        .isFalse()));
    }
}
