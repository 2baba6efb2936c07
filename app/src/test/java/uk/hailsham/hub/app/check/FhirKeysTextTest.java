package uk.hailsham.hub.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.app.wiring.Words;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.town.standin.MadeIdentity;

class FhirKeysTextTest {
    private static final Configuration SHIPPED =
            ConfigFolder.read(Path.of("../config"), Words.known()).configuration();
    private static final MadeIdentity SERVER = MadeIdentity.of("agency");
    private static final Instant END = SERVER.certificate().getNotAfter().toInstant();
    private static final LocalDate DAY = END.atZone(SHIPPED.hub().zone()).toLocalDate();

    private static FhirKeysText text(String trusted, String chain, Instant now) throws IOException {
        return text(
                "camhs",
                new Endpoint.Fhir(
                        URI.create("https://camhs.example"),
                        null,
                        null,
                        new Endpoint.ClientCertificate("chain", "key"),
                        trusted,
                        null),
                chain,
                now);
    }

    private static FhirKeysText text(String id, Endpoint endpoint, String chain, Instant now) throws IOException {
        Configuration one = new Configuration(
                SHIPPED.hub(),
                SHIPPED.schools(),
                SHIPPED.agencies().stream()
                        .filter(agency -> agency.id().equals(id))
                        .map(agency -> agency.at(endpoint))
                        .toList(),
                SHIPPED.routing(),
                SHIPPED.codes(),
                SHIPPED.framework(),
                SHIPPED.retention(),
                SHIPPED.matching(),
                SHIPPED.forms(),
                SHIPPED.hash());
        return new FhirKeysText(one, name -> name.equals("chain") ? Optional.ofNullable(chain) : Optional.empty(), now);
    }

    @Test
    void eachCertificateIsToldWithItsEnd() throws IOException {
        FhirKeysText text = text(SERVER.certificatePem(), SERVER.certificatePem(), END.minus(Duration.ofDays(31)));
        assertThat(text.lines())
                .containsExactly(
                        "camhs: trusted of its FHIR server ends on " + DAY,
                        "camhs: certificate of its FHIR server ends on " + DAY);
        assertThat(text.usable()).isTrue();
    }

    @Test
    void itIsWarnedOfBeforeAndOfNoUseAfterwards() throws IOException {
        FhirKeysText soon = text(null, SERVER.certificatePem(), END.minus(Duration.ofDays(29)));
        assertThat(soon.lines())
                .containsExactly(
                        "warning: camhs: certificate of its FHIR server ends on " + DAY + ": get the next one");
        assertThat(soon.usable()).isTrue();
        assertThat(text(SERVER.certificatePem(), null, END).usable()).isFalse();
    }

    @Test
    void whatIsNoCertificateIsTold() throws IOException {
        FhirKeysText text = text("no certificate", null, END);
        assertThat(text.lines())
                .containsExactly("camhs: trusted: expected certificates (PEM), found none: ask the agency for them");
        assertThat(text.usable()).isFalse();
    }

    @Test
    void thoseOfAnHl7SystemAreToldToo() throws IOException {
        String pem = SERVER.certificatePem();
        Endpoint.Hl7 endpoint = new Endpoint.Hl7(
                "hl7.audiology.example",
                2575,
                false,
                false,
                new Endpoint.Hl7Names("PAS", "AUDIOLOGY", "HUB", "PARTNERSHIP"),
                new Endpoint.ClientCertificate("chain", "key"),
                pem,
                pem);
        assertThat(text("audiology", endpoint, pem, END.minus(Duration.ofDays(31)))
                        .lines())
                .containsExactly(
                        "audiology: trusted of its HL7 server ends on " + DAY,
                        "audiology: certificate of its HL7 server ends on " + DAY,
                        "audiology: caller of its HL7 system ends on " + DAY);
    }
}
