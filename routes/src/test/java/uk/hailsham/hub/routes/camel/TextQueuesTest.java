package uk.hailsham.hub.routes.camel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.broker.EmbeddedArtemis;

/** What somebody puts on a queue beside a text does nothing: CVE-2026-40453, GHSA-m5vh-3fw5-5wgh, CVE-2026-85312. */
class TextQueuesTest {
    private static final String QUEUE = "hub.referrals.test";
    /** JMS allows no hyphen in a name; Camel reads this as one. */
    private static final String HYPHEN = "_HYPHEN_";

    @TempDir
    private Path folder;

    private final BlockingQueue<Exchange> arrived = new LinkedBlockingQueue<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private EmbeddedArtemis broker;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedArtemis.start(folder, 78);
        camel.addComponent("jms", TextQueues.over(broker.connections(), () -> {}));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:" + QUEUE).bean(TextQueuesTest.this, "take");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        broker.close();
    }

    public void take(Exchange exchange) {
        arrived.add(exchange.copy());
    }

    @Test
    void noHeaderComesInInWhateverCaseItIsWritten() throws Exception {
        List<String> hostile = List.of(
                "CamelFileName",
                "cAmElFileName",
                "CAMELHTTPURI",
                "camelbeanmethodname",
                "CamelExecCommandExecutable",
                "Long" + HYPHEN + "Running" + HYPHEN + "Action",
                "long" + HYPHEN + "running" + HYPHEN + "action",
                "breadcrumbId");
        send(session -> {
            Message message = session.createTextMessage("an id");
            for (String name : hostile) {
                message.setStringProperty(name, "/etc/passwd");
            }
            return message;
        });

        Exchange exchange = arrived.poll(120, TimeUnit.SECONDS);
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("an id");
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainValue("/etc/passwd")
                .allSatisfy((name, value) -> assertThat(name).matches("JMS\\w+|CamelMessageTimestamp"));
    }

    @Test
    void anObjectMessageIsNeverOpenedAndTheNextTextGoesThrough() throws Exception {
        Stranger.OPENED.set(false);
        send(session -> session.createObjectMessage(new Stranger()));
        send(session -> {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(new byte[] {(byte) 0xac, (byte) 0xed});
            return bytes;
        });
        send(session -> session.createTextMessage("an id"));

        Exchange exchange = arrived.poll(120, TimeUnit.SECONDS);
        assertThat(exchange.getMessage().getBody()).isEqualTo("an id");
        assertThat(Stranger.OPENED).isFalse();
        assertThat(arrived).isEmpty();
    }

    @Test
    void noHeaderOfAnExchangeGoesOut() throws Exception {
        camel.createProducerTemplate().sendBodyAndHeaders("jms:queue:out", "an id", Map.of("pupil", "somebody"));
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            Message message = session.createConsumer(session.createQueue("out")).receive(5_000);
            assertThat(message.propertyExists("pupil")).isFalse();
        }
    }

    private interface Making {
        Message make(Session session) throws Exception;
    }

    private void send(Making making) throws Exception {
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(QUEUE)).send(making.make(session));
        }
    }

    /** Says when somebody opens it. */
    private static final class Stranger implements Serializable {
        private static final long serialVersionUID = 1;
        private static final AtomicBoolean OPENED = new AtomicBoolean();

        private void readObject(ObjectInputStream in) {
            OPENED.set(true);
        }
    }
}
