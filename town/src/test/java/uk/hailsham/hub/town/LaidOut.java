package uk.hailsham.hub.town;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A town on disk, read back by this test's own means. */
record LaidOut(Path folder) {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final Charset SIMS = Charset.forName("windows-1252");

    static LaidOut of(TownPlan plan, Path folder) throws IOException {
        Town.generate(plan, folder);
        return new LaidOut(folder);
    }

    /** Every file by its name within the town. */
    Map<String, ByteBuffer> bytes() throws IOException {
        Map<String, ByteBuffer> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    List<List<String>> truth() throws IOException {
        return csv(utf8("truth.csv")).stream().skip(1).toList();
    }

    /** A row of the truth that tells of two schools' records of one child. */
    static boolean twoRolls(List<String> row) {
        return row.get(2).equals("two-schools") || row.get(2).equals("dual-registered");
    }

    /** Rows of the Index's feed that are entries. */
    List<List<String>> entries() throws IOException {
        return feed().stream().filter(row -> row.get(0).equals("R")).toList();
    }

    List<String> trailer() throws IOException {
        List<List<String>> feed = feed();
        return feed.get(feed.size() - 1);
    }

    List<List<String>> feed() throws IOException {
        return csv(Files.readString(only("index"), StandardCharsets.UTF_8));
    }

    /** Requests of both schools, by heading. */
    List<Map<String, String>> requests() throws IOException {
        List<Map<String, String>> requests = new ArrayList<>();
        try (Stream<Path> schools = Files.list(folder.resolve("referrals"))) {
            for (Path school : schools.sorted().toList()) {
                requests.addAll(byHeading(csv(Files.readString(only("referrals/" + school.getFileName())))));
            }
        }
        return requests;
    }

    String reportText() throws IOException {
        byte[] bytes = Files.readAllBytes(only("schools/white-house"));
        return SIMS.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    List<Map<String, String>> report() throws IOException {
        return byHeading(csv(reportText()));
    }

    Path ctf() throws IOException {
        return only("schools/hailsham-community-college");
    }

    List<Element> pupils() throws Exception {
        NodeList pupils = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ctf().toFile())
                .getElementsByTagName("Pupil");
        return IntStream.range(0, pupils.getLength())
                .mapToObj(i -> (Element) pupils.item(i))
                .toList();
    }

    /** The first element of that name, or "". */
    static String text(Element pupil, String name) {
        NodeList found = pupil.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    /** The letter is the sum of value times position, mod 23 (GDSC UniquePupilNumber 2.0). */
    static boolean sound(String upn) {
        if (!upn.matches("[A-Z][0-9]{11}[0-9A-Z]")) {
            return false;
        }
        int sum = 0;
        for (int i = 1; i < 13; i++) {
            char c = upn.charAt(i);
            sum += (i + 1) * (Character.isDigit(c) ? c - '0' : LETTERS.indexOf(c));
        }
        return LETTERS.charAt(sum % 23) == upn.charAt(0);
    }

    private String utf8(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }

    private Path only(String sub) throws IOException {
        try (Stream<Path> list = Files.list(folder.resolve(sub))) {
            List<Path> files = list.toList();
            if (files.size() != 1) {
                throw new IOException("expected one file, found " + files.size());
            }
            return files.get(0);
        }
    }

    private static List<Map<String, String>> byHeading(List<List<String>> rows) {
        List<Map<String, String>> named = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            IntStream.range(0, row.size()).forEach(i -> cells.put(rows.get(0).get(i), row.get(i)));
            named.add(cells);
        }
        return named;
    }

    /** RFC 4180, quotes and line ends within them included. */
    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (doubled) {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                cell.append(c);
            } else if (c != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        return rows;
    }
}
