package uk.hailsham.hub.app.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.config.HubSettings;
import uk.hailsham.hub.connectors.agency.EmailCourier;
import uk.hailsham.hub.connectors.agency.FhirCourier;
import uk.hailsham.hub.connectors.agency.FhirServers;
import uk.hailsham.hub.connectors.agency.MailSettings;
import uk.hailsham.hub.connectors.agency.MllpCourier;
import uk.hailsham.hub.connectors.agency.Notices;
import uk.hailsham.hub.connectors.agency.SecureLinkCourier;
import uk.hailsham.hub.connectors.agency.SftpCourier;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.connectors.sftp.SftpTimeouts;
import uk.hailsham.hub.connectors.store.Attachments;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.Breakers;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Sendings;
import uk.hailsham.hub.connectors.store.SentCopies;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.mappings.Renderings;
import uk.hailsham.hub.routes.AgencyDelivery;
import uk.hailsham.hub.routes.delivery.Batching;
import uk.hailsham.hub.routes.delivery.Copies;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Disclosing;
import uk.hailsham.hub.routes.delivery.Enclosing;
import uk.hailsham.hub.routes.delivery.FallingBack;

/** How agencies are reached: a courier a channel, a line an agency. */
@Configuration(proxyBeanMethods = false)
class DeliveryWiring {
    @Bean(destroyMethod = "close")
    SftpSessions sftpSessions(Ground ground, Clock clock) {
        return new SftpSessions(
                ground.secrets(), SftpTimeouts.within(ground.settings().patience()), clock);
    }

    @Bean
    FhirServers fhirServers(Ground ground) {
        return new FhirServers(ground.secrets(), ground.settings().patience(), Clock.systemUTC());
    }

    @Bean(destroyMethod = "close")
    EmailCourier emailCourier(Ground ground, Clock clock) {
        return new EmailCourier(
                mailSettings(ground), ground.configuration().hub().mail().plainTo(), ground.secrets(), clock);
    }

    @Bean(destroyMethod = "close")
    Notices notices(Ground ground, Clock clock) {
        return new Notices(mailSettings(ground), ground.secrets(), clock);
    }

    private static MailSettings mailSettings(Ground ground) {
        HubSettings.Mail mail = ground.configuration().hub().mail();
        Settings settings = ground.settings();
        Optional<String> host = settings.text("hub.mail.host");
        return new MailSettings(
                host.orElse(mail.host()),
                settings.text("hub.mail.port").map(Integer::parseInt).orElse(mail.port()),
                host.isPresent() ? null : mail.user(),
                host.isPresent() ? null : mail.passwordSecret(),
                mail.from(),
                mail.replyTo(),
                mail.domain(),
                settings.text("hub.mail.trusted").map(Path::of).orElse(null),
                settings.text("hub.mail.plain").map(Boolean::parseBoolean).orElse(false),
                settings.patience().dividedBy(3),
                settings.patience());
    }

    /** One for each agency with a window. */
    @Bean
    Map<String, Batching> batchings(
            Ground ground,
            SftpSessions sessions,
            Attempts attempts,
            Children children,
            Routing routing,
            IdSource ids,
            Clock clock) {
        var configuration = ground.configuration();
        ZoneId zone = configuration.hub().zone();
        Disclosing disclosing = new Disclosing(Delivering.Shields.of(children), configuration.schools(), routing, zone);
        Map<String, Batching> batchings = new LinkedHashMap<>();
        configuration.agencies().stream()
                .filter(agency -> agency.window().isPresent())
                .forEach(agency -> batchings.put(
                        agency.id(),
                        new Batching(
                                agency,
                                disclosing,
                                new SftpCourier(sessions, clock),
                                attempts.batches(ids),
                                zone,
                                clock)));
        return batchings;
    }

    @Bean
    Map<String, Delivering> deliveries(
            Ground ground,
            SftpSessions sessions,
            EmailCourier email,
            SecureLinkCourier secureLink,
            FhirServers fhirServers,
            MllpCourier mllp,
            Attempts attempts,
            Children children,
            Routing routing,
            Attachments attachments,
            Breakers breakers,
            SentCopies copies,
            JdbcClient jdbc,
            Clock clock) {
        Enclosing enclosing = new Enclosing(attachments, new Sendings(jdbc), ground.vault());
        Map<String, Courier> couriers = Map.of(
                "sftp",
                new SftpCourier(sessions, clock),
                "email",
                email,
                "secure-link",
                secureLink,
                "fhir",
                new FhirCourier(fhirServers, clock),
                "hl7v2",
                mllp);
        Map<String, Delivering> deliveries = new LinkedHashMap<>();
        for (Agency agency : ground.configuration().agencies()) {
            deliveries.put(
                    AgencyDelivery.routeId(agency.id()),
                    new Delivering(
                            agency,
                            Renderings.of(agency, ground.configuration()),
                            enclosing,
                            couriers.get(agency.channel()),
                            attempts,
                            Delivering.Shields.of(children),
                            ground.configuration().schools(),
                            routing,
                            ground.configuration().hub().zone(),
                            clock,
                            fallback(agency, ground, couriers, breakers),
                            Copies.in(copies)));
        }
        return deliveries;
    }

    /** Null for an agency that has no other way. */
    private static FallingBack fallback(
            Agency agency, Ground ground, Map<String, Courier> couriers, Breakers breakers) {
        if (agency.fallback() == null) {
            return null;
        }
        Agency otherwise = agency.fallenBack();
        return new FallingBack(
                otherwise,
                Renderings.of(otherwise, ground.configuration()),
                couriers.get(otherwise.channel()),
                () -> !breakers.of(agency.id()).closed());
    }
}
