package uk.hailsham.hub.mappings.xml;

import com.ctc.wstx.exc.WstxLazyException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;

/**
 * An XML file read from front to back. A file that is not well-formed, that has a DOCTYPE or that goes beyond the
 * limits is refused with line and column, and with nothing of its content.
 */
public final class XmlInput implements AutoCloseable {
    /** No format has more than a few hundred; each one stays in the parser's memory. */
    static final int DIFFERENT_NAMES = 5_000;

    private final String file;
    private final InputStream bytes;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();

    private XmlInput(String file, InputStream bytes) {
        this.file = file;
        this.bytes = bytes;
        try {
            this.reader = HardenedFactory.get().createXMLStreamReader(new UnbrokenRuns(bytes));
        } catch (XMLStreamException e) {
            close(bytes);
            throw refused(e);
        }
    }

    /**
     * @param bytes closed with this input
     * @throws DropRefused when the file does not even begin as XML
     */
    public static XmlInput open(String file, InputStream bytes) {
        return new XmlInput(file, bytes);
    }

    /** Goes to the root element and returns its local name. */
    public String root() {
        int event;
        do {
            event = next();
        } while (event != XMLStreamConstants.START_ELEMENT);
        return reader.getLocalName();
    }

    /** Goes to the next child of the element that is open, if there is one; otherwise to that element's end. */
    public boolean nextChild() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** The local name of the element that was just begun. */
    public String name() {
        return reader.getLocalName();
    }

    /** Reads the element that was just begun, to its end. */
    public XmlElement element(Extent extent) {
        GrowingElement growing = new GrowingElement(name(), extent);
        boolean within = true;
        while (within) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> start(growing, extent);
                case XMLStreamConstants.END_ELEMENT -> within = growing.end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> growing.text(text());
                default -> {}
            }
        }
        return growing.whole();
    }

    private void start(GrowingElement growing, Extent extent) {
        if (extent.passedOver().contains(name())) {
            pass();
        } else {
            growing.start(name());
        }
    }

    /** Reads over the element that was just begun, to its end. */
    public void pass() {
        int depth = 1;
        while (depth > 0) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** Reads what follows the root element: nothing but comments may. */
    public void end() {
        int event;
        do {
            event = next();
        } while (event != XMLStreamConstants.END_DOCUMENT);
    }

    /** To be thrown when the file is well-formed but not what was expected here. */
    public DropRefused refused(String code, String expected, String found) {
        return new DropRefused(new Rejection(
                file, 0, place(reader.getLocation()), code, Rejection.Effect.FILE_REFUSED, expected, found));
    }

    private int next() {
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException e) {
            throw refused(e);
        } catch (WstxLazyException e) {
            throw malformed(reader.getLocation(), e);
        }
        if (event == XMLStreamConstants.DTD) {
            throw refused("doctype", "no DOCTYPE: the hub reads no document type and no entities", "DOCTYPE");
        }
        if (event == XMLStreamConstants.START_ELEMENT
                && names.add(reader.getLocalName())
                && names.size() > DIFFERENT_NAMES) {
            throw refused("too-large", "at most " + DIFFERENT_NAMES + " different element names", null);
        }
        return event;
    }

    private String text() {
        try {
            return reader.getText();
        } catch (WstxLazyException e) {
            throw malformed(reader.getLocation(), e);
        }
    }

    /** A failing disk is the world's fault and stays an I/O failure; everything else is the file's. */
    private RuntimeException refused(XMLStreamException e) {
        boolean world = e.getCause() instanceof IOException io
                && !(io instanceof CharConversionException)
                && !(io instanceof UnsupportedEncodingException)
                && !(io instanceof UnbrokenRuns.TooLong);
        return world ? new UncheckedIOException((IOException) e.getCause()) : malformed(where(e), e);
    }

    private Location where(XMLStreamException e) {
        return e.getLocation() == null && reader != null ? reader.getLocation() : e.getLocation();
    }

    private DropRefused malformed(Location at, Exception cause) {
        String expected = "well-formed XML within the limits, up to the end of the file";
        Rejection rejection = new Rejection(
                file, 0, place(at), "malformed-xml", Rejection.Effect.FILE_REFUSED, expected, shorn(cause));
        // Without the cause: the parser quotes what it stumbled over.
        return new DropRefused(rejection);
    }

    /** What kind of fault it was, without the parser's words, which quote the file. */
    private static String shorn(Exception cause) {
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        return switch (root.getClass().getSimpleName()) {
            case "WstxEOFException" -> "the file ends too early";
            case "CharConversionException", "UnsupportedEncodingException" ->
                "bytes that are not in the encoding named";
            case "WstxUnexpectedCharException" -> "a character that may not stand here";
            case "TooLong" -> "a name or text beyond every measure";
            default -> "a fault in the markup";
        };
    }

    private static String place(Location at) {
        return at == null || at.getLineNumber() < 1
                ? "the file's beginning"
                : "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber());
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw refused(e);
        } finally {
            close(bytes);
        }
    }

    private static void close(InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
