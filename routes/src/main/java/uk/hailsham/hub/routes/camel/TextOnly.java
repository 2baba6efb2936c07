package uk.hailsham.hub.routes.camel;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.springframework.jms.support.converter.MessageConversionException;
import org.springframework.jms.support.converter.MessageConverter;

/** Takes and gives text messages and nothing else: an object message is never opened (GHSA-m5vh-3fw5-5wgh). */
final class TextOnly implements MessageConverter {
    @Override
    public Message toMessage(Object body, Session session) throws JMSException {
        if (body instanceof String text) {
            return session.createTextMessage(text);
        }
        throw new MessageConversionException("expected a text to send");
    }

    @Override
    public Object fromMessage(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        throw new MessageConversionException("expected a text message");
    }
}
