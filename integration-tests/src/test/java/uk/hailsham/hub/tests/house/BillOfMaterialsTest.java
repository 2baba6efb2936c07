package uk.hailsham.hub.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the packaged hub is made of, and what it is not: a library with a hole that is not there has none. */
class BillOfMaterialsTest {
    private static final Path PACKAGED = Path.of("..", "app", "target", "hub");

    /** Ours is what the bill is about; what is for one kind of machine stands in it under its name without the kind. */
    private static final String NOT_LISTED = "app-.*|netty-transport-native-.*-(linux|osx)-.*";

    @Test
    void everyLibraryOfThePackageStandsInTheBill() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(PACKAGED.resolve("bom.json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> listed = StreamSupport.stream(bill.path("components").spliterator(), false)
                .map(each ->
                        each.path("name").asText() + "-" + each.path("version").asText() + ".jar")
                .collect(Collectors.toSet());
        assertThat(libraries())
                .filteredOn(name -> !name.matches(NOT_LISTED))
                .isNotEmpty()
                .isSubsetOf(listed);
    }

    /**
     * Camel's own mail, SFTP and HTTP (CVE-2026-33454, CVE-2026-79983, CVE-2026-85251, CVE-2026-85316), what opens doors by
     * itself, the broker's network protocols (CVE-2026-49362), XSLT beside FHIR, and XStream.
     */
    @Test
    void noLibraryIsThereThatOpensADoorOrReadsMailFilesOrPagesForCamel() throws IOException {
        assertThat(libraries())
                .noneMatch(
                        name -> name.matches("camel-(mail|ftp|http|https|netty-http|platform-http|undertow|jetty|exec"
                                + "|observability-services|debug|console)(-starter)?-[0-9].*"))
                .noneMatch(name -> name.matches("artemis-(openwire|stomp|mqtt|amqp|hornetq)-protocol-.*"))
                .noneMatch(name -> name.matches("(?i)(saxon|jena|xstream|log4j-core-).*"))
                .anyMatch(name -> name.startsWith("camel-jms-"));
    }

    private static Set<String> libraries() throws IOException {
        try (Stream<Path> files = Files.list(PACKAGED.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
