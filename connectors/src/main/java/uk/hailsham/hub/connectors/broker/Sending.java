package uk.hailsham.hub.connectors.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.UUID;

/** Puts texts on queues, many in one transaction of the broker: its journal is synced once. */
public final class Sending {
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
    private static final int HIGHEST = 9;

    private final ConnectionFactory connections;

    /** @param connections pooled, or each batch opens a connection of its own */
    public Sending(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * @param body ids only
     * @param duplicateId the broker refuses a whole batch in which it knows one
     * @param overtakes what waits in the queue already
     */
    public record Letter(String queue, String body, String duplicateId, boolean overtakes) {}

    /**
     * All or none. A batch in which the broker knows a letter is sent again letter by letter, and the known one under
     * another id: that the broker has had it does not say that it has been heeded. A hub or a database may have gone between
     * the letter's taking and its effect, and who takes it twice does it once all the same.
     *
     * @throws JMSException when the broker is away; then nothing may be taken as sent
     */
    public void send(List<Letter> letters) throws JMSException {
        try {
            sendTogether(letters);
        } catch (JMSException e) {
            if (!duplicate(e)) {
                throw e;
            }
            for (Letter letter : letters) {
                sendOnItsOwn(letter);
            }
        }
    }

    private void sendOnItsOwn(Letter letter) throws JMSException {
        try {
            sendTogether(List.of(letter));
        } catch (JMSException e) {
            if (!duplicate(e)) {
                throw e;
            }
            sendTogether(List.of(new Letter(
                    letter.queue(),
                    letter.body(),
                    letter.duplicateId() + "/" + UUID.randomUUID(),
                    letter.overtakes())));
        }
    }

    private void sendTogether(List<Letter> letters) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(null)) {
            for (Letter letter : letters) {
                TextMessage message = session.createTextMessage(letter.body());
                message.setStringProperty(DUPLICATE_ID, letter.duplicateId());
                producer.setPriority(letter.overtakes() ? HIGHEST : Message.DEFAULT_PRIORITY);
                producer.send(session.createQueue(letter.queue()), message);
            }
            session.commit();
        }
    }

    private static boolean duplicate(JMSException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage())
                    .toLowerCase(java.util.Locale.ROOT)
                    .contains("duplicate")) {
                return true;
            }
        }
        return false;
    }
}
