package uk.hailsham.hub.app.wiring;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.function.Supplier;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.app.securelink.LinkCookies;
import uk.hailsham.hub.config.HubSettings;
import uk.hailsham.hub.connectors.agency.LinkText;
import uk.hailsham.hub.connectors.agency.Notices;
import uk.hailsham.hub.connectors.agency.SecureLinkCourier;
import uk.hailsham.hub.connectors.store.AgencyLinks;
import uk.hailsham.hub.connectors.store.AgencyReferrals;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.LinkCodes;
import uk.hailsham.hub.connectors.store.LinkLetters;
import uk.hailsham.hub.connectors.store.LinkSessions;
import uk.hailsham.hub.connectors.store.Questions;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.Telling;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Disclosing;
import uk.hailsham.hub.routes.securelink.Answering;
import uk.hailsham.hub.routes.securelink.Entering;
import uk.hailsham.hub.routes.securelink.Inviting;
import uk.hailsham.hub.routes.securelink.Showing;
import uk.hailsham.hub.routes.securelink.Writing;

/** Agencies that are reached by a link to a page of the hub. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("uk.hailsham.hub.app.securelink")
class SecureLinkWiring {
    /** Without an address in the configuration no agency is reached by link, and nobody asks for one. */
    private static final HubSettings.Link NONE =
            new HubSettings.Link(URI.create("http://127.0.0.1"), Duration.ofDays(14), LocalTime.of(7, 30), null);

    private static HubSettings.Link link(Ground ground) {
        HubSettings.Link link = ground.configuration().hub().link();
        return link == null ? NONE : link;
    }

    /** Asked each time: a demo learns its port late. */
    private static Supplier<URI> base(Ground ground) {
        return () -> ground.settings()
                .text("hub.link.base")
                .map(HubSettings.Link::base)
                .orElse(link(ground).base());
    }

    private static LinkText text(Ground ground) {
        HubSettings hub = ground.configuration().hub();
        String phone = link(ground).phone();
        return new LinkText(phone == null ? hub.name() : hub.name() + ", " + phone, hub.zone());
    }

    @Bean
    Inviting inviting(JdbcClient jdbc, IdSource ids, Ground ground, Clock clock) {
        return new Inviting(
                new AgencyLinks(jdbc, ids, clock), base(ground), link(ground).lasts(), clock);
    }

    @Bean
    SecureLinkCourier secureLinkCourier(Notices notices, Inviting inviting, Ground ground, Clock clock) {
        return new SecureLinkCourier(notices, inviting, text(ground), clock);
    }

    @Bean
    LinkCookies linkCookies(Ground ground) {
        return new LinkCookies(base(ground));
    }

    @Bean
    AgencyReferrals agencyReferrals(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        return new AgencyReferrals(jdbc, transactions, audit, clock);
    }

    @Bean
    LinkLetters linkLetters(
            JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        return new LinkLetters(jdbc, transactions, audit, ids, clock);
    }

    @Bean
    Capacities capacities(JdbcClient jdbc, Clock clock) {
        return new Capacities(jdbc, clock);
    }

    @Bean
    Questions questions(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        return new Questions(jdbc, transactions, audit, ids, clock);
    }

    @Bean
    Entering entering(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            LinkLetters letters,
            Notices notices,
            Ground ground,
            IdSource ids,
            Clock clock) {
        return new Entering(
                new Entering.Stores(
                        new AgencyLinks(jdbc, ids, clock),
                        new LinkCodes(jdbc, transactions, audit, clock),
                        new LinkSessions(jdbc, clock),
                        letters),
                ground.configuration(),
                ground.secrets(),
                notices::send,
                text(ground),
                ground.fingerprints()::fingerprint,
                clock);
    }

    @Bean
    Showing showing(AgencyReferrals referrals, Children children, Routing routing, Ground ground, Clock clock) {
        var configuration = ground.configuration();
        Disclosing disclosing = new Disclosing(
                Delivering.Shields.of(children),
                configuration.schools(),
                routing,
                configuration.hub().zone());
        return new Showing(referrals, disclosing, configuration.hub().zone(), clock);
    }

    @Bean
    Answering answering(Replies replies, Questions questions, Capacities capacities) {
        return new Answering(replies, questions, capacities);
    }

    @Bean
    Writing writing(LinkLetters letters, AgencyReferrals referrals, Inviting inviting, Notices notices, Ground ground) {
        return new Writing(letters, referrals, inviting, notices::send, text(ground), ground.configuration());
    }

    @Bean
    RoutesBuilder linkLettersFlow(Writing writing, Ground ground, Heartbeats heartbeats) {
        return new Telling(Telling.LINKS, ground.settings().poll(), writing, heartbeats);
    }
}
