package uk.hailsham.hub.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.HubSettings;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.town.standin.Doorway;
import uk.hailsham.hub.town.standin.FhirAgencies;
import uk.hailsham.hub.town.standin.LinkOffices;
import uk.hailsham.hub.town.standin.MailAgencies;
import uk.hailsham.hub.town.standin.MailOffices;
import uk.hailsham.hub.town.standin.Offices;
import uk.hailsham.hub.town.standin.SftpAgencies;
import uk.hailsham.hub.town.standin.WondeSchools;

/** The other side of the demo, and what the hub must be told to reach it. */
final class StandIns implements AutoCloseable {
    /** Its server is away for some of the days that are played. */
    private static final String SHUT = "behaviour-and-attendance";

    private static final long CLERK_TAKES_MILLIS = 1_500;

    private final SftpAgencies sftp;
    private final MailAgencies mail;
    private final Offices offices;
    private final LinkOffices linkOffices;
    private final MailOffices mailOffices;
    private final FhirAgencies fhir;
    private final WondeSchools wonde;
    private final Hl7StandIn hl7;
    private final Path folder;
    private final Doorway shutter;

    private StandIns(
            SftpAgencies sftp,
            MailAgencies mail,
            Offices offices,
            LinkOffices linkOffices,
            MailOffices mailOffices,
            FhirAgencies fhir,
            WondeSchools wonde,
            Hl7StandIn hl7,
            Path folder)
            throws IOException {
        this.shutter = new Doorway(sftp.port());
        this.sftp = sftp;
        this.mail = mail;
        this.offices = offices;
        this.linkOffices = linkOffices;
        this.mailOffices = mailOffices;
        this.fhir = fhir;
        this.wonde = wonde;
        this.hl7 = hl7;
        this.folder = folder;
    }

    /** @param clock by which they take their time; null to answer at once, and no more than that */
    static StandIns start(Configuration configuration, Path folder, Clock clock)
            throws IOException, GeneralSecurityException {
        List<String> byFile = configuration.agencies().stream()
                .filter(agency -> agency.endpoint() instanceof Endpoint.Sftp)
                .map(Agency::id)
                .toList();
        List<String> byMail =
                configuration.agencies().stream().flatMap(StandIns::mailboxes).toList();
        MailAgencies mail = MailAgencies.start(byMail);
        Path agencies = folder.resolve("agencies");
        SftpAgencies sftp = clock == null
                ? SftpAgencies.start(agencies, byFile, 0, CLERK_TAKES_MILLIS)
                : SftpAgencies.start(agencies, byFile, clock);
        return new StandIns(
                sftp,
                mail,
                Offices.start(folder.resolve("told"), offices(configuration, folder.getParent())),
                clock == null
                        ? LinkOffices.start(mail, linkOffices(configuration))
                        : LinkOffices.start(mail, linkOffices(configuration), clock),
                mailOffices(configuration, mail, clock),
                fhir(clock),
                wonde(configuration, folder.resolve("wonde"), clock),
                Hl7StandIn.start(Duration.ofMillis(CLERK_TAKES_MILLIS)),
                folder);
    }

    private static WondeSchools wonde(Configuration configuration, Path folder, Clock clock) throws IOException {
        WondeSchools wonde = WondeSchools.start(0, clock == null ? Clock.systemUTC() : clock);
        for (School school : configuration.schools()) {
            if (school.inbox().server() instanceof School.Wonde where) {
                wonde.add(where.school(), folder.resolve(school.id()));
            }
        }
        return wonde;
    }

    /** Where a school puts its pupils: where the hub pulls them from, or into the hub's inbox. */
    Path outbox(School school, Path data) {
        return school.inbox().server() instanceof School.Wonde where
                ? wonde.folder(where.school())
                : data.resolve(school.inbox().folder());
    }

    private static FhirAgencies fhir(Clock clock) throws IOException {
        FhirAgencies agencies = FhirAgencies.start(0);
        if (clock == null) {
            agencies.staff(Duration.ofMillis(CLERK_TAKES_MILLIS));
        } else {
            agencies.staff(clock);
        }
        return agencies;
    }

    private static MailOffices mailOffices(Configuration configuration, MailAgencies mail, Clock clock) {
        List<String> offices = configuration.agencies().stream()
                .map(Agency::endpoint)
                .filter(Endpoint.Email.class::isInstance)
                .map(endpoint -> ((Endpoint.Email) endpoint).to())
                .toList();
        HubSettings.Mail hub = configuration.hub().mail();
        return clock == null
                ? MailOffices.start(mail, offices, hub.from(), hub.inbox().user())
                : MailOffices.start(mail, offices, hub.from(), hub.inbox().user(), clock);
    }

    /** Those of the fallback, too. */
    private static Stream<String> mailboxes(Agency agency) {
        return agency.fallback() == null
                ? mailboxes(agency.endpoint())
                : Stream.concat(
                        mailboxes(agency.endpoint()),
                        mailboxes(agency.fallback().endpoint()));
    }

    private static Stream<String> mailboxes(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Link link) {
            return link.code() instanceof Endpoint.Code.ByMail byMail
                    ? Stream.of(link.to(), byMail.to())
                    : Stream.of(link.to());
        }
        return endpoint instanceof Endpoint.Email email ? Stream.of(email.to()) : Stream.empty();
    }

    private static List<LinkOffices.Office> linkOffices(Configuration configuration) {
        return configuration.agencies().stream()
                .map(Agency::endpoint)
                .filter(Endpoint.Link.class::isInstance)
                .map(Endpoint.Link.class::cast)
                .map(StandIns::linkOffice)
                .toList();
    }

    private static LinkOffices.Office linkOffice(Endpoint.Link link) {
        return link.code() instanceof Endpoint.Code.Agreed agreed
                ? new LinkOffices.Office(link.to(), null, passphrase(agreed))
                : new LinkOffices.Office(link.to(), ((Endpoint.Code.ByMail) link.code()).to(), null);
    }

    /** Of a made-up office, which is nobody's secret. */
    private static String passphrase(Endpoint.Code.Agreed agreed) {
        return "made up " + agreed.secret();
    }

    private static Map<String, Offices.Office> offices(Configuration configuration, Path data) {
        Map<String, Offices.Office> offices = new LinkedHashMap<>();
        offices.put("index", office(data, "index", "inbox/index"));
        configuration
                .schools()
                .forEach(school -> offices.put(
                        school.id(), office(data, school.id(), school.inbox().folder())));
        return offices;
    }

    private static Offices.Office office(Path data, String partner, String inbox) {
        return new Offices.Office(
                data.resolve("outbox").resolve(partner), data.resolve(inbox).resolve("acknowledgements"));
    }

    /** Endpoints on this machine, and the secrets to sign in with. */
    Path endpoints(Configuration configuration, Path secrets) throws IOException, GeneralSecurityException {
        StringBuilder yaml = new StringBuilder("# Where the demo's stand-ins listen.\n");
        Files.createDirectories(secrets);
        for (Agency agency : configuration.agencies()) {
            if (agency.endpoint() instanceof Endpoint.Sftp endpoint) {
                yaml.append(
                        "%s: {host: 127.0.0.1, port: %d, user: %s, hostKey: '%s', keySecret: %s, inFolder: in, outFolder: out}%n"
                                .formatted(
                                        agency.id(), port(agency), agency.id(), sftp.hostKey(), endpoint.keySecret()));
                Files.copy(
                        sftp.hubKeyFile(),
                        secrets.resolve(endpoint.keySecret()),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (Agency agency : configuration.agencies()) {
            if (agency.endpoint() instanceof Endpoint.Link link && link.code() instanceof Endpoint.Code.Agreed agreed) {
                Files.writeString(secrets.resolve(agreed.secret()), passphrase(agreed));
            }
        }
        for (Agency agency : configuration.agencies()) {
            if (agency.endpoint() instanceof Endpoint.Fhir endpoint) {
                String secret = endpoint.token() == null
                        ? "fhir-client"
                        : endpoint.token().secret();
                yaml.append("%s: {base: '%s', tokenUrl: '%s', clientId: %s, clientSecret: %s}%n"
                        .formatted(agency.id(), fhir.base(agency.id()), fhir.tokenUrl(), FhirAgencies.CLIENT, secret));
                Files.writeString(secrets.resolve(secret), fhir.secret());
            }
        }
        yaml.append(hl7.endpoints(configuration));
        Files.writeString(secrets.resolve(configuration.hub().mail().inbox().passwordSecret()), mail.password());
        for (School school : configuration.schools()) {
            if (school.inbox().server() instanceof School.Wonde where) {
                yaml.append("%s: {base: '%s', school: %s, tokenSecret: %s, everyMinutes: 1}%n"
                        .formatted(school.id(), wonde.base(), where.school(), where.tokenSecret()));
                Files.writeString(secrets.resolve(where.tokenSecret()), wonde.token());
            }
        }
        Path file = folder.resolve("endpoints.yml");
        return Files.writeString(file, yaml);
    }

    private int port(Agency agency) {
        return agency.id().equals(SHUT) ? shutter.port() : sftp.port();
    }

    /** Closes one agency's door, or opens it again. */
    void shut(boolean now) throws IOException {
        shutter.shut(now);
    }

    /** What the hub is told beside its configuration. */
    Map<String, String> settings() {
        return Map.of(
                "hub.mail.host", "127.0.0.1",
                "hub.mail.port", String.valueOf(mail.smtpPort()),
                "hub.mail.plain", "true",
                "hub.mailbox.host", "127.0.0.1",
                "hub.mailbox.port", String.valueOf(mail.imapPort()),
                "hub.hl7.plain", String.valueOf(hl7.door()),
                "hub.poll", "500",
                "hub.settle", "600");
    }

    MailAgencies mail() {
        return mail;
    }

    SftpAgencies sftp() {
        return sftp;
    }

    @Override
    public void close() throws IOException {
        shutter.close();
        sftp.close();
        mail.close();
        offices.close();
        linkOffices.close();
        mailOffices.close();
        fhir.close();
        wonde.close();
        hl7.close();
    }
}
