package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.agency.Endpoint;

/** An agency that is reached by FHIR. */
class FhirFaultsTest {
    private static final String TO = "endpoint: {to: spoa@childrens-social-care.example}";
    private static final String BASE = "base: https://spoa.example/fhir";

    @TempDir
    private Path folder;

    private ConfigCopy copy;

    @BeforeEach
    void onFhir() throws IOException {
        copy = ConfigCopy.in(folder)
                .replace("agencies.yml", "channel: email", "channel: fhir")
                .replace("agencies.yml", "rendering: pdf", "rendering: fhir");
    }

    private ConfigCopy at(String endpoint) throws IOException {
        return copy.replace("agencies.yml", TO, "endpoint: {" + endpoint + "}");
    }

    @Test
    void aServerHasAnAddressAndPerhapsAServiceATokenAndACertificate() throws IOException {
        Configuration all = at(BASE + "/, service: 'https://fhir.nhs.uk/Id/dos-service-id|1',"
                        + " tokenUrl: https://spoa.example/token, clientId: hub, clientSecret: spoa-client,"
                        + " certificate: spoa-certificate, key: spoa-key, trusted: PEM, answersSecret: spoa-answers")
                .read()
                .configuration();

        assertThat(copy.faults()).isEmpty();
        assertThat(all.agency("childrens-social-care").orElseThrow().endpoint())
                .isEqualTo(new Endpoint.Fhir(
                        URI.create("https://spoa.example/fhir"),
                        "https://fhir.nhs.uk/Id/dos-service-id|1",
                        new Endpoint.Token(URI.create("https://spoa.example/token"), "hub", "spoa-client"),
                        new Endpoint.ClientCertificate("spoa-certificate", "spoa-key"),
                        "PEM",
                        "spoa-answers"));
        assertThat(all.secrets()).contains("spoa-client", "spoa-certificate", "spoa-key", "spoa-answers");
    }

    @Test
    void anAddressAloneIsEnough() throws IOException {
        assertThat(at(BASE).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "base: http://spoa.example/fhir; base: expected an address such as https://agency.example/fhir, and https unless it is this machine, found 'http://spoa.example/fhir'",
                "base: https://u:p@spoa.example; base: expected an address such as https://agency.example/fhir, and https unless it is this machine, found 'https://u:p@spoa.example'",
                "service: x; base: expected a value, found none",
                "base: https://spoa.example, service: 1234; service: expected a system and a value such as https://fhir.nhs.uk/Id/dos-service-id|111111111, found '1234'",
                "base: https://spoa.example, clientId: hub, clientSecret: a-b; tokenUrl: expected a value, found none",
                "base: https://spoa.example, key: spoa-key; certificate: expected a value, found none",
                "base: https://spoa.example, to: x@y.example; to: expected one of base, service, tokenUrl, clientId, clientSecret, certificate, key, trusted, answersSecret, found this unknown key",
            })
    void whatDoesNotFitIsTold(String endpoint, String told) throws IOException {
        List<String> faults = at(endpoint).faults();
        assertThat(faults).anyMatch(fault -> fault.contains("endpoint." + told));
    }

    @Test
    void theChannelHasItsOwnRendering() throws IOException {
        at(BASE).replace("agencies.yml", "rendering: fhir", "rendering: pdf");
        assertThat(copy.faults())
                .singleElement()
                .asString()
                .endsWith("rendering: expected channel: fhir and rendering: fhir together, found 'pdf'");
    }

    @Test
    void itNeedsTheDayAndCarriesNoPapers() throws IOException {
        at(BASE).replace("agencies.yml", "referred_on, ", "")
                .replace("agencies.yml", "sensitive: false", "sensitive: false\n    attachments: true");
        assertThat(copy.faults())
                .anyMatch(fault -> fault.endsWith(
                        "fields: expected referred_on, without which there is no FHIR message, found none"))
                .anyMatch(fault -> fault.endsWith(
                        "attachments: expected false with channel: fhir, which carries no papers, found true"));
    }
}
