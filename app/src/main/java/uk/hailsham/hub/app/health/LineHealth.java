package uk.hailsham.hub.app.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.hailsham.hub.connectors.database.Leadership;
import uk.hailsham.hub.connectors.database.NodeRows;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.AuditSealer;
import uk.hailsham.hub.connectors.store.Breakers;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.connectors.store.ToldFiles;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.referral.Breaker;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.routes.AgencyBatches;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.MailReplies;
import uk.hailsham.hub.routes.MailboxRead;
import uk.hailsham.hub.routes.Telling;

/** One indicator a school and one an agency. A poller that has not polled, or a line that stands still, is DOWN. */
@Configuration(proxyBeanMethods = false)
class LineHealth {
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration STUCK = Duration.ofMinutes(2);
    private static final Duration UNSEALED = Duration.ofMinutes(5);
    private static final int FAILING = 5;

    private final Heartbeats heartbeats;
    private final Leadership leadership;
    private final Clock clock;
    private final Answering answering;

    LineHealth(Heartbeats heartbeats, Leadership leadership, Clock clock) {
        this.heartbeats = heartbeats;
        this.leadership = leadership;
        this.clock = clock;
        this.answering = new Answering(clock);
    }

    @Bean
    HealthContributor schools(uk.hailsham.hub.config.Configuration configuration, Alarms alarms) {
        Map<String, HealthContributor> schools = new LinkedHashMap<>();
        for (School school : configuration.schools()) {
            schools.put(
                    school.id(),
                    answering.or(() -> agreed(
                            withAlarms(polling(routes(school)), alarms.open(school.id())),
                            school.agreement(),
                            configuration)));
        }
        schools.put(
                "index", (HealthIndicator) () -> polling("collect.index", "intake.index", "acknowledgements.index"));
        return CompositeHealthContributor.fromMap(schools);
    }

    /** Beside the state: a school that sends nothing is no fault of the hub. */
    private static Health withAlarms(Health health, List<Alarms.Noted> alarms) {
        if (alarms.isEmpty()) {
            return health;
        }
        return Health.status(health.getStatus())
                .withDetails(health.getDetails())
                .withDetail(
                        "alarms",
                        alarms.stream().map(each -> each.alarm().cause().word()).toList())
                .build();
    }

    /** A flow that its agreement stops, or will stop soon, says so; that alone makes nothing go down. */
    private Health agreed(Health health, Agreement agreement, uk.hailsham.hub.config.Configuration configuration) {
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), configuration.hub().zone());
        List<String> warnings = agreement.warnings(today);
        return warnings.isEmpty()
                ? health
                : Health.status(health.getStatus())
                        .withDetails(health.getDetails())
                        .withDetail("agreement", warnings)
                        .build();
    }

    private static String[] routes(School school) {
        List<String> flows = new ArrayList<>(List.of("collect", "intake", "referrals", "acknowledgements"));
        if (school.events() != null) {
            flows.add("events");
        }
        if (school.inbox().server() != null) {
            flows.add("fetch");
        }
        return flows.stream().map(flow -> flow + "." + school.id()).toArray(String[]::new);
    }

    @Bean
    HealthContributor agencies(
            uk.hailsham.hub.config.Configuration configuration, Attempts attempts, Breakers breakers) {
        Map<String, HealthContributor> agencies = new LinkedHashMap<>();
        for (Agency agency : configuration.agencies()) {
            agencies.put(
                    agency.id(),
                    answering.or(() -> agreed(
                            broken(line(agency, attempts.line(agency.id())), breakers.of(agency.id())),
                            agency.agreement(),
                            configuration)));
        }
        return CompositeHealthContributor.fromMap(agencies);
    }

    /** Down when nobody has answered in time, or the answer was a refusal: somebody at the partner must be asked. */
    @Bean
    HealthContributor told(uk.hailsham.hub.config.Configuration configuration, ToldFiles files) {
        Map<String, HealthContributor> partners = new LinkedHashMap<>();
        var hub = configuration.hub();
        for (School school : configuration.schools()) {
            partners.put(
                    school.id(),
                    answering.or(() -> told(
                            Telling.subscribe(school.id()),
                            files.standing(school.id(), hub.subscriptions().patience()))));
        }
        partners.put(
                "index",
                answering.or(() -> told(
                        Telling.INDEX,
                        files.standing(IndexFeeds.PARTNER, hub.index().patience()))));
        return CompositeHealthContributor.fromMap(partners);
    }

    private Health told(String route, ToldFiles.Standing standing) {
        Health polling = polling(route);
        boolean wanting = standing.overdue() > 0 || standing.refused();
        return (wanting
                        ? Health.down().withDetails(polling.getDetails())
                        : Health.status(polling.getStatus()).withDetails(polling.getDetails()))
                .withDetail("unanswered", standing.unanswered())
                .withDetail("overdue", standing.overdue())
                .withDetail("lastRefused", standing.refused())
                .build();
    }

    /** The mailbox to which agencies answer; a hub without one is not the worse for it. */
    @Bean
    HealthIndicator mailbox(MailboxRead mailbox) {
        return () -> mailbox.read()
                ? polling(MailReplies.ID)
                : Health.up().withDetail("read", false).build();
    }

    @Bean
    HealthIndicator audit(AuditSealer sealer) {
        return answering.or(() -> {
            Duration age = sealer.unsealedAge();
            return (age.compareTo(UNSEALED) > 0 ? Health.down() : Health.up())
                    .withDetail("unsealedSeconds", age.toSeconds())
                    .build();
        });
    }

    /** Down while nobody leads: then no drop is collected by any node. */
    @Bean
    HealthIndicator nodes() {
        return answering.or(() -> {
            List<NodeRows.View> nodes = leadership.nodes();
            boolean led = nodes.stream().anyMatch(node -> node.alive() && node.epoch() != null);
            return (led ? Health.up() : Health.down())
                    .withDetail("leader", leadership.leader())
                    .withDetail(
                            "alive",
                            nodes.stream()
                                    .filter(NodeRows.View::alive)
                                    .map(NodeRows.View::name)
                                    .toList())
                    .build();
        });
    }

    @Bean
    HealthIndicator silence() {
        return () -> polling("watch.silence");
    }

    @Bean
    HealthIndicator alerting() {
        return () -> polling(Telling.ALERTS);
    }

    /** Who sees to a referral, and what schools hear of theirs. */
    @Bean
    HealthIndicator loop(uk.hailsham.hub.config.Configuration configuration) {
        List<String> routes = new ArrayList<>(List.of(Telling.OWNERS));
        configuration.schools().forEach(school -> routes.add(Telling.outcome(school.id())));
        return () -> polling(routes.toArray(String[]::new));
    }

    @Bean
    HealthIndicator dispatch(Outbox outbox) {
        return answering.or(() -> Health.status(beating("dispatch").getStatus())
                .withDetail("open", outbox.open())
                .build());
    }

    /** Of routes that the leader's node alone runs: where they run their health is known. */
    private Health polling(String... routes) {
        return leadership.leads()
                ? beating(routes)
                : Health.up().withDetail("ledBy", leadership.leader()).build();
    }

    private Health beating(String... routes) {
        for (String route : routes) {
            Optional<Heartbeats.Beat> beat = heartbeats.of(route);
            if (beat.map(found -> silent(found)).orElse(true)) {
                return Health.down()
                        .withDetail("route", route)
                        .withDetail(
                                "last",
                                beat.map(Heartbeats.Beat::last)
                                        .map(Instant::toString)
                                        .orElse("never"))
                        .withDetail("fault", beat.map(Heartbeats.Beat::fault).orElse("has not polled"))
                        .build();
            }
        }
        return Health.up().build();
    }

    private boolean silent(Heartbeats.Beat beat) {
        return beat.failures() >= FAILING
                || beat.last() == null
                || Duration.between(beat.last(), clock.instant()).abs().compareTo(SILENCE) > 0;
    }

    /** A line that is not tried is down, whatever else it is. */
    private static Health broken(Health health, Breaker breaker) {
        if (breaker.closed()) {
            return health;
        }
        return Health.down()
                .withDetails(health.getDetails())
                .withDetail("breaker", breaker.word())
                .withDetail("since", breaker.since().toString())
                .withDetail("probeAt", breaker.probeAt().toString())
                .build();
    }

    private Health line(Agency agency, Attempts.Line line) {
        boolean stuck = line.oldestDue() != null && line.oldestDue().plus(STUCK).isBefore(clock.instant());
        if (stuck || line.failing() >= FAILING) {
            return Health.down()
                    .withDetail("oldestDue", String.valueOf(line.oldestDue()))
                    .withDetail("failedSinceLastProof", line.failing())
                    .build();
        }
        if (agency.endpoint() instanceof Endpoint.Link) {
            return polling(Telling.LINKS);
        }
        if (agency.window().isPresent()) {
            return polling("reply." + agency.id(), AgencyBatches.routeId(agency.id()));
        }
        return agency.endpoint() instanceof Endpoint.Sftp
                ? polling("reply." + agency.id())
                : Health.up().build();
    }
}
