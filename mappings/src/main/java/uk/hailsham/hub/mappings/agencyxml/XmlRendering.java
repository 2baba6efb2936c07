package uk.hailsham.hub.mappings.agencyxml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.ReferralRendering;

/**
 * One element for each field of the agency's allow-list that has a value, named by its key, after {@code
 * docs/referral-1.xsd}; in UTF-8.
 */
public final class XmlRendering implements ReferralRendering {
    /** The schema's target namespace; it names a document, not a place. */
    static final String NAMESPACE = "urn:hailsham-hub:referral-1";

    private final XMLOutputFactory factory = XMLOutputFactory.newFactory();

    @Override
    public String name() {
        return "xml";
    }

    @Override
    public Payload render(Disclosure disclosure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer = factory.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            write(disclosure, writer);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("expected a referral to be writable as XML", e);
        }
        return new Payload(
                disclosure.recipient(),
                Shown.RECIPIENT.of(disclosure.recipient()) + ".xml",
                "application/xml; charset=utf-8",
                bytes.toByteArray());
    }

    private static void write(Disclosure disclosure, XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        writer.writeCharacters("\n");
        writer.writeStartElement("referral");
        writer.writeDefaultNamespace(NAMESPACE);
        for (Map.Entry<String, String> field : disclosure.fields().entrySet()) {
            if (!field.getValue().isEmpty()) {
                writer.writeCharacters("\n  ");
                writer.writeStartElement(field.getKey());
                writer.writeCharacters(characters(field.getValue()));
                writer.writeEndElement();
            }
        }
        writer.writeCharacters("\n");
        writer.writeEndElement();
        writer.writeEndDocument();
    }

    /** What XML 1.0 cannot hold, section 2.2, becomes the replacement character: a text that was pasted must not stop it. */
    private static String characters(String text) {
        return text.codePoints()
                .map(c -> allowed(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
