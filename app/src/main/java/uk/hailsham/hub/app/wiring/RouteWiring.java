package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.connectors.agency.FhirServers;
import uk.hailsham.hub.connectors.agency.Notices;
import uk.hailsham.hub.connectors.agency.SftpReplies;
import uk.hailsham.hub.connectors.database.Leadership;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.AuditAnchors;
import uk.hailsham.hub.connectors.store.AuditSealer;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Concerns;
import uk.hailsham.hub.connectors.store.Deaths;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.HeldDrops;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.Pauses;
import uk.hailsham.hub.connectors.store.Provisions;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Refusals;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.connectors.store.Silences;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.connectors.store.Tellings;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.mappings.attachment.AttachmentExamination;
import uk.hailsham.hub.routes.AuditSealing;
import uk.hailsham.hub.routes.Escalation;
import uk.hailsham.hub.routes.FailureHandling;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.Keeping;
import uk.hailsham.hub.routes.LedRoutes;
import uk.hailsham.hub.routes.Nodes;
import uk.hailsham.hub.routes.SilenceWatch;
import uk.hailsham.hub.routes.child.Combining;
import uk.hailsham.hub.routes.delivery.Batching;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Relaying;
import uk.hailsham.hub.routes.intake.Seals;
import uk.hailsham.hub.routes.keep.Disposing;
import uk.hailsham.hub.routes.keep.Forgetting;
import uk.hailsham.hub.routes.need.ProvisionMaps;
import uk.hailsham.hub.routes.node.Tending;
import uk.hailsham.hub.routes.recognise.Recognising;
import uk.hailsham.hub.routes.referral.Attaching;
import uk.hailsham.hub.routes.referral.Clocks;
import uk.hailsham.hub.routes.referral.Escalating;
import uk.hailsham.hub.routes.referral.Foretelling;
import uk.hailsham.hub.routes.referral.Offering;
import uk.hailsham.hub.routes.referral.Pausing;
import uk.hailsham.hub.routes.referral.ReferralFiles;
import uk.hailsham.hub.routes.referral.Referring;
import uk.hailsham.hub.routes.referral.RingFirst;
import uk.hailsham.hub.routes.referral.Weighing;
import uk.hailsham.hub.routes.silence.Watching;
import uk.hailsham.hub.routes.telling.TakingReceipts;

/** Every flow of the hub, made for each school and each agency of the configuration. */
@Configuration(proxyBeanMethods = false)
class RouteWiring {
    private static final Duration SEAL_PAUSE = Duration.ofSeconds(2);

    /** Half a minute where nothing else is said: silence is looked at less often than inboxes. */
    private static final int POLLS_A_WATCH = 6;

    private static final Duration FORGET_PAUSE = Duration.ofHours(1);
    private static final int LARGEST_REPLY = 10 << 20;
    private static final int REPLIES_A_LOOK = 100;

    @Bean
    Heartbeats heartbeats(Clock clock) {
        return new Heartbeats(clock);
    }

    /** Camel asks it for every route: which only the leader's node may run. */
    @Bean
    LedRoutes ledRoutes(Leadership leadership, Heartbeats heartbeats, Outbox outbox) {
        return new LedRoutes(
                leadership, heartbeats, drop -> outbox.undone(Outbox.CHILDREN_CHANGED, UUID.fromString(drop)));
    }

    @Bean
    RingFirst ringFirst(Ground ground) {
        return new RingFirst(ground.configuration());
    }

    @Bean
    Routing routing(Ground ground) {
        return new Routing(
                ground.configuration().routing(), ground.configuration().agencies());
    }

    @Bean
    Weighing weighing(Records records, Children children, Routing routing, Ground ground, Clock clock) {
        var configuration = ground.configuration();
        return new Weighing(
                records,
                children,
                new Combining(configuration.hub().zone(), clock),
                routing,
                configuration.schools(),
                configuration.hub().zone(),
                clock);
    }

    @Bean
    Clocks clocks(Ground ground) {
        var configuration = ground.configuration();
        return new Clocks(
                configuration.hub().zone(),
                WorkingDays.from(configuration.codes().list("bank-holidays-england")),
                configuration.schools());
    }

    @Bean
    Pauses pauses(JdbcClient jdbc, Clocks clocks, Ground ground, Clock clock) {
        var configuration = ground.configuration();
        CodeList reasons = configuration.codes().list("hold-reasons");
        return new Pauses(
                jdbc,
                clocks.zone(),
                reason -> Pausing.pauses(reasons, reason),
                new Pausing(configuration.agencies(), clocks),
                clock);
    }

    @Bean
    Offering offering(
            Weighing weighing, Referrals referrals, Capacities capacities, Clocks clocks, IdSource ids, Clock clock) {
        return new Offering(weighing, referrals, capacities, clocks, ids, clock);
    }

    @Bean
    Referring referring(
            Weighing weighing,
            Referrals referrals,
            Refusals refusals,
            Clocks clocks,
            Ground ground,
            IdSource ids,
            Clock clock) {
        var configuration = ground.configuration();
        Attaching attaching = new Attaching(
                ground.vault(), new AttachmentExamination(), configuration.hub().attachments(), ids);
        return new Referring(
                weighing, attaching, new Foretelling(configuration, clock), referrals, refusals, clocks, ids, clock);
    }

    @Bean
    Combining combining(Ground ground, Clock clock) {
        return new Combining(ground.configuration().hub().zone(), clock);
    }

    @Bean
    Escalating escalating(Silences silences, Notices notices, Ground ground) {
        return new Escalating(silences, notices::send, ground.configuration());
    }

    @Bean
    Watching watching(Alarms alarms, HeldDrops held, Ground ground, Clock clock) {
        var configuration = ground.configuration();
        return new Watching(
                configuration.schools(),
                WorkingDays.from(configuration.codes().list("bank-holidays-england")),
                configuration.hub().zone(),
                alarms,
                held,
                clock);
    }

    @Bean
    FailureHandling failureHandling(Drops drops, Heartbeats heartbeats, Map<String, Delivering> deliveries) {
        return new FailureHandling(drops, heartbeats, deliveries);
    }

    /** One RouteBuilder that adds all others, since how many there are stands in the configuration. */
    @Bean
    RoutesBuilder flows(
            SchoolFlows schools,
            AgencyFlows agencies,
            Tellers tellers,
            Escalating escalating,
            Watching watching,
            Ground ground,
            AuditSealer sealer,
            AuditAnchors anchors,
            Forgetting forgetting,
            Disposing disposing,
            Heartbeats heartbeats) {
        return new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                for (RouteBuilder flow : schools.all()) {
                    getContext().addRoutes(flow);
                }
                for (RouteBuilder flow : agencies.all()) {
                    getContext().addRoutes(flow);
                }
                for (RouteBuilder flow : tellers.flows(ground.settings().poll(), heartbeats)) {
                    getContext().addRoutes(flow);
                }
                getContext().addRoutes(new Escalation(ground.settings().poll(), escalating, heartbeats));
                getContext()
                        .addRoutes(new SilenceWatch(
                                ground.settings().poll().multipliedBy(POLLS_A_WATCH), watching, heartbeats));
                getContext().addRoutes(new AuditSealing(SEAL_PAUSE, sealer, anchors, heartbeats));
                getContext().addRoutes(new Keeping(FORGET_PAUSE, forgetting, disposing, heartbeats));
            }
        };
    }

    @Bean
    Recognising recognising(Records records, Links links, Deaths deaths, Outbox outbox, Ground ground) {
        return new Recognising(records, links, ground.configuration().matching(), deaths, outbox);
    }

    /** Camel finds it by itself, as it does every bean of that kind. */
    @Bean
    Nodes tendingOfNodes(
            Leadership leadership, LedRoutes led, Recognising recognising, Outbox outbox, Attempts attempts) {
        return new Nodes(led, new Tending(leadership, recognising::forget, outbox, attempts));
    }

    @Bean
    SchoolFlows schoolFlows(
            Ground ground,
            Drops drops,
            Staging staging,
            Concerns concerns,
            Seals seals,
            IndexFeeds feeds,
            Recognising recognising,
            Records records,
            Referring referring,
            Referrals referrals,
            RingFirst ringFirst,
            Provisions provisions,
            Tellings tellings,
            SftpSessions sessions,
            Heartbeats heartbeats,
            IdSource ids,
            Clock clock) {
        return new SchoolFlows(
                ground,
                drops,
                staging,
                concerns,
                seals,
                feeds,
                new ReferralFiles(referring, drops, referrals, ringFirst),
                new ProvisionMaps(records, provisions),
                new TakingReceipts(tellings, drops),
                recognising,
                sessions,
                heartbeats,
                ids,
                clock);
    }

    @Bean
    AgencyFlows agencyFlows(
            Ground ground,
            Relaying relaying,
            Replies replies,
            Capacities capacities,
            Map<String, Delivering> deliveries,
            Map<String, Batching> batchings,
            SftpSessions sessions,
            FhirServers fhirServers,
            Heartbeats heartbeats) {
        return new AgencyFlows(
                ground,
                relaying,
                replies,
                capacities,
                deliveries,
                batchings,
                new SftpReplies(sessions, LARGEST_REPLY, REPLIES_A_LOOK),
                fhirServers,
                heartbeats);
    }
}
