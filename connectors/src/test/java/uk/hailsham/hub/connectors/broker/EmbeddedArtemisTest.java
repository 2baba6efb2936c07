package uk.hailsham.hub.connectors.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.broker.Sending.Letter;

class EmbeddedArtemisTest {
    private static final String QUEUE = "hub.referrals.test";

    @TempDir
    private Path folder;

    private EmbeddedArtemis broker;

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedArtemis.start(folder, 77);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void keepsWhatWasSentOverARestart() throws Exception {
        send(letter("a", "1"), letter("b", "2"));
        broker.close();
        start();
        assertThat(broker.depths()).containsEntry(QUEUE, 2L);
        assertThat(receiveAll()).containsExactly("a", "b");
    }

    @Test
    void aLetterThatWasTakenAndHadNoEffectComesAgainAndKeepsItsNeighboursNotBack() throws Exception {
        send(letter("a", "1"));
        assertThat(receiveAll()).containsExactly("a");
        send(letter("a", "1"), letter("b", "2"));
        assertThat(receiveAll()).containsExactly("a", "b");
    }

    @Test
    void letterOfTheSafeguardingLaneOvertakesWhatWaits() throws Exception {
        send(letter("a", "1"), letter("b", "2"));
        send(new Letter(QUEUE, "in danger", "3", true));
        assertThat(receiveAll()).containsExactly("in danger", "a", "b");
    }

    @Test
    void startsEmptyWhenItsJournalWasDeleted() throws Exception {
        send(letter("a", "1"));
        broker.close();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        start();
        assertThat(receiveAll()).isEmpty();
        send(letter("a", "1"));
        assertThat(receiveAll()).containsExactly("a");
    }

    @Test
    void opensNoObjectMessage() throws Exception {
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            session.createProducer(session.createQueue(QUEUE)).send(session.createObjectMessage(new Stranger()));
            Message message = session.createConsumer(session.createQueue(QUEUE)).receive(5_000);
            assertThatThrownBy(() -> message.getBody(Stranger.class)).isInstanceOf(JMSException.class);
        }
    }

    private record Stranger() implements Serializable {}

    private static Letter letter(String body, String duplicateId) {
        return new Letter(QUEUE, body, duplicateId, false);
    }

    private void send(Letter... letters) throws JMSException {
        new Sending(broker.connections()).send(List.of(letters));
    }

    private List<String> receiveAll() throws JMSException {
        List<String> bodies = new ArrayList<>();
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(QUEUE))) {
            connection.start();
            for (Message message = consumer.receive(500); message != null; message = consumer.receive(500)) {
                bodies.add(((TextMessage) message).getText());
            }
        }
        return bodies;
    }
}
