package uk.hailsham.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.Leadership;
import uk.hailsham.hub.connectors.database.LedTransactions;
import uk.hailsham.hub.connectors.database.Node;
import uk.hailsham.hub.connectors.database.TestDatabase;

/** Routes of a node beside another one that leads, until that stops. */
@ExtendWith(TestDatabase.class)
class LedRoutesTest {
    private static final String LISTENER = "reconcile";

    private final DatabaseAccess access;
    private final DataSource pool;
    private final AtomicInteger led = new AtomicInteger();
    private final AtomicInteger shared = new AtomicInteger();
    private final Queue<String> unheard = new ConcurrentLinkedQueue<>();
    private final Heartbeats heartbeats = new Heartbeats(Clock.systemUTC());
    private Leadership leader;
    private Leadership follower;
    private DefaultCamelContext context;

    LedRoutesTest(Database database) {
        this.access = database.hub();
        this.pool = TestDatabase.source(access);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(20));
    }

    @BeforeEach
    void start() throws Exception {
        leader = node("first");
        follower = node("second");
        LedRoutes policy = new LedRoutes(follower, heartbeats, unheard::add);
        TransactionTemplate transactions = new TransactionTemplate(new LedTransactions(pool, follower));
        context = new DefaultCamelContext();
        context.addRoutePolicyFactory(policy);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(Timers.every("poll", Duration.ofMillis(20)))
                        .routeId("poll")
                        .process(exchange -> transactions.executeWithoutResult(status -> led.incrementAndGet()));
                from(Timers.every("dispatch", Duration.ofMillis(20)))
                        .routeId("dispatch")
                        .process(exchange -> shared.incrementAndGet());
                from(Timers.every(Nodes.ID, Duration.ofMillis(20)))
                        .routeId(Nodes.ID)
                        .bean(policy, "align");
                from("seda:" + LISTENER).routeId(LISTENER).process(exchange -> led.incrementAndGet());
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        follower.close();
        leader.close();
    }

    private Leadership node(String name) throws IOException {
        Leadership leadership = new Leadership(access, pool, new Node(name, new UUID(0, 1)));
        leadership.join();
        return leadership;
    }

    @Test
    void aFollowerSharesTheDispatchAndRunsNothingElseUntilItLeads() {
        soon().until(() -> shared.get() > 20);
        assertThat(led).hasValue(0);
        assertThat(context.getRouteController().getRouteStatus(LISTENER)).isEqualTo(ServiceStatus.Stopped);
        assertThat(heartbeats.of("poll")).isEmpty();

        leader.close();
        soon().until(() -> led.get() > 20);
        soon().until(() -> context.getRouteController().getRouteStatus(LISTENER) == ServiceStatus.Started);
        assertThat(follower.leads()).isTrue();
    }

    /** As after the database was away: the listener was not stopped in time, and who leads is not known. */
    @Test
    void aMessageThatIsTakenWithoutLeadingIsGivenBack() throws Exception {
        context.getRouteController().stopRoute(Nodes.ID);
        context.getRouteController().startRoute(LISTENER);
        try (ProducerTemplate sender = context.createProducerTemplate()) {
            sender.sendBody("seda:" + LISTENER, "drop 1");
            soon().until(() -> !unheard.isEmpty());
        }
        assertThat(unheard).containsExactly("drop 1");
        assertThat(led).hasValue(0);
    }
}
