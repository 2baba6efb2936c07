package uk.hailsham.hub.mappings.child;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Protection;

/** Every child that any case expects is a document of the published schema. */
class ChildSchemaTest {
    private static final Path HOUSE = Path.of("..");
    private final JsonSchema schema = schema();

    static Stream<Path> expectedChildren() throws IOException {
        try (Stream<Path> walk = Files.walk(HOUSE.resolve("integration-tests/cases"))) {
            return walk.filter(path -> path.endsWith("expected/children.jsonl")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("expectedChildren")
    void everyExpectedChildFitsTheSchema(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            assertThat(schema.validate(line, InputFormat.JSON)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("expectedChildren")
    void anOriginThatIsAddedStandsWhereItIsWritten(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            Child child = ChildJson.read(line);
            assertThat(ChildJson.at(ChildJson.write(Protection.withoutOrigin(child)), child.source()))
                    .isEqualTo(line);
        }
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnowAndNulls() {
        String sound = """
                {"schema":"child-1","source":{"school":"s","file":"f","row":1},
                "names":[{"kind":"legal","family":"Ward","given":"Amelia"}],"dateOfBirth":"2015-02-28"%s}""";
        assertThat(schema.validate(sound.formatted(""), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(sound.formatted(",\"colour\":\"red\""), InputFormat.JSON))
                .hasSize(1);
        assertThat(schema.validate(sound.formatted(",\"sex\":null"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(sound.formatted(",\"needs\":[]"), InputFormat.JSON))
                .isNotEmpty();
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(HOUSE.resolve("docs/child-1.schema.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
