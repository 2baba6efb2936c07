package uk.hailsham.hub.app.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.app.wiring.Words;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.alert.Expiry;
import uk.hailsham.hub.town.standin.MadeIdentity;

/** Everything that ends is found where it stands. */
class RadarTest {
    private static final Configuration SHIPPED =
            ConfigFolder.read(Path.of("../config"), Words.known()).configuration();
    private static final MadeIdentity MADE = MadeIdentity.of("agency");
    private static final LocalDate END = LocalDate.ofInstant(
            MADE.certificate().getNotAfter().toInstant(), SHIPPED.hub().zone());

    @TempDir
    private Path folder;

    @Test
    void agreementsAndWhatIsNotedAreFoundTheNextToEndFirst() {
        List<Expiry> found = new Radar(SHIPPED, name -> Optional.empty(), Optional.empty()).all();
        assertThat(found)
                .contains(
                        new Expiry("password", "hub", "mail-relay", LocalDate.parse("2027-08-31")),
                        new Expiry("agreement", "camhs", "ISA-03", LocalDate.parse("2029-08-31")),
                        new Expiry("agreement", "grovelands", "ISA-S5", LocalDate.parse("2029-08-31")));
        assertThat(found).extracting(Expiry::ends).isSorted();
    }

    @Test
    void certificatesOfServersAndTheHubsOwnAreReadAndOneThatCannotBeReadCountsAsOver() throws Exception {
        Path own = Files.writeString(folder.resolve("hub.pem"), MADE.certificatePem());
        Configuration one = only(new Endpoint.Fhir(
                URI.create("https://camhs.example"),
                null,
                null,
                new Endpoint.ClientCertificate("chain", "key"),
                "no certificate",
                null));
        Radar radar = new Radar(
                one,
                name -> name.equals("chain") ? Optional.of(MADE.certificatePem()) : Optional.empty(),
                Optional.of(own));

        assertThat(radar.all())
                .contains(
                        new Expiry("certificate", "camhs", "chain", END),
                        new Expiry("certificate", "hub", "hub.pem", END),
                        new Expiry("certificate", "camhs", "trusted, which cannot be used", LocalDate.EPOCH));
    }

    private static Configuration only(Endpoint endpoint) {
        return new Configuration(
                SHIPPED.hub(),
                SHIPPED.schools(),
                SHIPPED.agencies().stream()
                        .filter(agency -> agency.id().equals("camhs"))
                        .map(agency -> agency.at(endpoint))
                        .toList(),
                SHIPPED.routing(),
                SHIPPED.codes(),
                SHIPPED.framework(),
                SHIPPED.retention(),
                SHIPPED.matching(),
                SHIPPED.forms(),
                SHIPPED.hash());
    }
}
