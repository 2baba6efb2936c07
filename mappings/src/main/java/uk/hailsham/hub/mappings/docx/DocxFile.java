package uk.hailsham.hub.mappings.docx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import uk.hailsham.hub.mappings.xml.XmlTree;

/** The parts of a Word document by name, in their order; none of them runs, and none is fetched from elsewhere. */
public final class DocxFile {
    public static final String BODY = "word/document.xml";
    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final int MOST_PARTS = 2_000;
    private static final int LARGEST = 64 << 20;

    private final Map<String, byte[]> parts;

    private DocxFile(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException when it is none, or holds what runs or is fetched; says what was expected */
    public static DocxFile read(byte[] bytes) {
        DocxFile file = new DocxFile(unzip(bytes));
        if (!file.parts.containsKey(TYPES) || !file.parts.containsKey(BODY)) {
            throw new IllegalArgumentException("expected a Word document (.docx), found another kind of file");
        }
        file.requireNothingThatRuns();
        file.requireNothingFetched();
        return file;
    }

    private static Map<String, byte[]> unzip(byte[] bytes) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int room = LARGEST;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readNBytes(room + 1);
                room -= part.length;
                if (room < 0 || parts.size() >= MOST_PARTS) {
                    throw new IllegalArgumentException("expected a Word document of at most " + (LARGEST >> 20)
                            + " MB and " + MOST_PARTS + " parts when unpacked, found more");
                }
                if (!entry.isDirectory() && parts.put(entry.getName(), part) != null) {
                    throw new IllegalArgumentException("expected each part of a Word document once, found one again");
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("expected a whole Word document (.docx), found a damaged file", e);
        }
        return parts;
    }

    private void requireNothingThatRuns() {
        for (String name : parts.keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith("vbaproject.bin")
                    || lower.endsWith("vbadata.xml")
                    || lower.contains("/activex/")
                    || lower.contains("/embeddings/")
                    || lower.endsWith(".bin") && lower.startsWith("word/")
                    || lower.contains("attachedtoolbars")) {
                throw new IllegalArgumentException(
                        "expected a Word document without macros or embedded objects, found one with them:"
                                + " save it as .docx without them, or as PDF");
            }
        }
        if (text(TYPES).contains("macroEnabled")) {
            throw new IllegalArgumentException("expected a Word document without macros, found one that allows them:"
                    + " save it as .docx, or as PDF");
        }
    }

    private String text(String part) {
        return new String(parts.get(part), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** A link that a reader may follow is nothing that the document fetches by itself. */
    private void requireNothingFetched() {
        parts.keySet().stream().filter(name -> name.endsWith(".rels")).forEach(name -> {
            NodeList relationships =
                    XmlTree.read(parts.get(name)).getElementsByTagNameNS(RELATIONSHIPS, "Relationship");
            for (int at = 0; at < relationships.getLength(); at++) {
                Element relationship = (Element) relationships.item(at);
                if (relationship.getAttribute("TargetMode").equals("External")
                        && !relationship.getAttribute("Type").endsWith("/hyperlink")) {
                    throw new IllegalArgumentException("expected a Word document whose parts are all in it, found one"
                            + " that fetches something from elsewhere: embed it, or save the document as PDF");
                }
            }
        });
    }

    public Map<String, byte[]> parts() {
        return new LinkedHashMap<>(parts);
    }

    /** The same parts give the same bytes. */
    public static byte[] write(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a document could not be written", e);
        }
        return bytes.toByteArray();
    }
}
