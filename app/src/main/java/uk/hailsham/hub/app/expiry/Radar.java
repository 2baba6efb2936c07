package uk.hailsham.hub.app.expiry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.agency.KeyUnusable;
import uk.hailsham.hub.connectors.agency.MailSeal;
import uk.hailsham.hub.connectors.agency.MutualTls;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.alert.Expiry;

/** Everything that ends, by reading it; what cannot be read is a fault of its own, and {@code ./hub check} tells it. */
public final class Radar {
    private final Configuration configuration;
    private final Secrets secrets;
    private final Optional<Path> own;
    private final ZoneId zone;

    /** @param own the hub's own certificate (PEM), where it has one */
    public Radar(Configuration configuration, Secrets secrets, Optional<Path> own) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.own = own;
        this.zone = configuration.hub().zone();
    }

    /** The next to end first. */
    public List<Expiry> all() {
        List<Expiry> found = new ArrayList<>(configuration.hub().renew());
        configuration.schools().forEach(school -> agreement(found, school.id(), school.agreement()));
        for (Agency agency : configuration.agencies()) {
            agreement(found, agency.id(), agency.agreement());
            try {
                keys(found, agency);
            } catch (IOException e) {
                throw new UncheckedIOException("a secret of " + agency.id() + " could not be read", e);
            }
        }
        own.ifPresent(file -> own(found, file));
        found.sort(Comparator.comparing(Expiry::ends).thenComparing(Expiry::subject));
        return found;
    }

    private void own(List<Expiry> found, Path file) {
        try {
            certificate(found, "hub", file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the hub's certificate could not be read: " + file, e);
        }
    }

    private static void agreement(List<Expiry> found, String whose, Agreement agreement) {
        if (agreement != null) {
            found.add(new Expiry("agreement", whose, agreement.reference(), agreement.to()));
        }
    }

    private void keys(List<Expiry> found, Agency agency) throws IOException {
        if (agency.endpoint() instanceof Endpoint.Email mailbox && mailbox.seal() != null) {
            mailKey(found, agency, mailbox.seal());
        }
        if (agency.endpoint() instanceof Endpoint.Fhir server) {
            server(found, agency, server.trusted(), server.certificate());
        }
        if (agency.endpoint() instanceof Endpoint.Hl7 server) {
            server(found, agency, server.trusted(), server.certificate());
            if (server.caller() != null) {
                certificate(found, agency.id(), "caller", server.caller());
            }
        }
    }

    private void server(List<Expiry> found, Agency agency, String trusted, Endpoint.ClientCertificate shown)
            throws IOException {
        if (trusted != null) {
            certificate(found, agency.id(), "trusted", trusted);
        }
        if (shown != null) {
            secrets.find(shown.chain()).ifPresent(pem -> certificate(found, agency.id(), shown.chain(), pem));
        }
    }

    private void mailKey(List<Expiry> found, Agency agency, Endpoint.Seal key) {
        try {
            MailSeal seal = MailSeal.of(key);
            seal.ends().ifPresent(end -> found.add(new Expiry("mail-key", agency.id(), seal.word(), day(end))));
        } catch (KeyUnusable e) {
            found.add(new Expiry("mail-key", agency.id(), "cannot be used", LocalDate.EPOCH));
        }
    }

    private void certificate(List<Expiry> found, String whose, String what, String pem) {
        try {
            found.add(new Expiry("certificate", whose, what, day(MutualTls.ends(pem))));
        } catch (KeyUnusable e) {
            found.add(new Expiry("certificate", whose, what + ", which cannot be used", LocalDate.EPOCH));
        }
    }

    private LocalDate day(Instant end) {
        return LocalDate.ofInstant(end, zone);
    }
}
