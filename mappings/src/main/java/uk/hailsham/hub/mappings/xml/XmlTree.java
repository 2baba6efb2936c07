package uk.hailsham.hub.mappings.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;

/** A small XML file as a whole, by the hub's one hardened parser: to be changed and written again. */
public final class XmlTree {
    private XmlTree() {}

    /** @throws IllegalArgumentException when it is not well formed, or has a document type */
    public static Document read(byte[] xml) {
        try {
            XMLStreamReader reader = HardenedFactory.get().createXMLStreamReader(new ByteArrayInputStream(xml));
            DOMResult tree = new DOMResult();
            TransformerFactory.newDefaultInstance().newTransformer().transform(new StAXSource(reader), tree);
            return (Document) tree.getNode();
        } catch (XMLStreamException | TransformerException e) {
            throw new IllegalArgumentException("expected well-formed XML without a document type", e);
        }
    }

    /** In UTF-8. */
    public static byte[] write(Document tree) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(tree), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("a tree could not be written", e);
        }
    }
}
