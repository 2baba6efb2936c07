package uk.hailsham.hub.tests.town;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What stands in a school's own files, read by the plainest means and none of the hub's. */
enum OwnFiles {
    WHITE_HOUSE {
        @Override
        List<Own> read(Path folder) throws IOException {
            DateTimeFormatter dates = DateTimeFormatter.ofPattern("dd/MM/yyyy");
            return csv(only(folder), Charset.forName("windows-1252")).stream()
                    .map(row -> {
                        String[] name =
                                row.getField("Name in format Surname, Forename").split(", ");
                        return new Own(
                                row.getField("UPN"),
                                null,
                                name[0],
                                name.length > 1 ? name[1] : "",
                                date(row.getField("Date of birth"), dates),
                                row.getField("Year group in this academic year").replace("Year ", ""));
                    })
                    .toList();
        }
    },
    HAILSHAM_COMMUNITY_COLLEGE {
        @Override
        List<Own> read(Path folder) throws Exception {
            NodeList pupils = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(only(folder).toFile())
                    .getElementsByTagName("Pupil");
            List<Own> own = new ArrayList<>();
            for (int i = 0; i < pupils.getLength(); i++) {
                Element pupil = (Element) pupils.item(i);
                own.add(new Own(
                        text(pupil, "UPN"),
                        null,
                        pupil.getElementsByTagName("LegalSurname").getLength() > 0
                                ? text(pupil, "LegalSurname")
                                : text(pupil, "Surname"),
                        text(pupil, "Forename"),
                        date(text(pupil, "DOB"), DateTimeFormatter.ISO_LOCAL_DATE),
                        text(pupil, "NCyearActual")));
            }
            return own;
        }
    },
    MARSHLANDS {
        @Override
        List<Own> read(Path folder) throws IOException {
            DateTimeFormatter dates = DateTimeFormatter.ofPattern("yyyy-MMM-dd HH:mm:ss", Locale.ENGLISH);
            Path blade = files(folder).stream()
                    .filter(file -> file.toString().endsWith("pupilonroll.csv"))
                    .findFirst()
                    .orElseThrow();
            return csv(blade, StandardCharsets.UTF_8).stream()
                    .map(row -> new Own(
                            row.getField("upn"),
                            null,
                            row.getField("surname"),
                            row.getField("forename"),
                            date(row.getField("dob"), dates),
                            row.getField("ncyearactual")))
                    .toList();
        }
    },
    HAWKES_FARM {
        @Override
        List<Own> read(Path folder) throws IOException {
            List<Own> own = new ArrayList<>();
            for (Path page : files(folder)) {
                for (JsonNode student : JSON.readTree(page.toFile()).path("data")) {
                    own.add(new Own(
                            student.at("/education_details/data/upn").asText(""),
                            null,
                            student.path("legal_surname").asText(),
                            student.path("legal_forename").asText(),
                            date(
                                    student.at("/date_of_birth/date").asText("").split(" ")[0],
                                    DateTimeFormatter.ISO_LOCAL_DATE),
                            student.at("/education_details/data/current_nc_year")
                                    .asText("")));
                }
            }
            return own;
        }
    },
    GROVELANDS {
        @Override
        List<Own> read(Path folder) throws IOException {
            DateTimeFormatter dates = DateTimeFormatter.ofPattern("dd/MM/yyyy");
            List<Own> own = new ArrayList<>();
            for (JsonNode learner : JSON.readTree(only(folder).toFile())) {
                String legal = learner.path("LegalSurname").asText("");
                own.add(new Own(
                        learner.path("UPN").asText(""),
                        learner.path("LearnerId").asText(),
                        legal.isEmpty() ? learner.path("Surname").asText() : legal,
                        learner.path("Forename").asText(),
                        date(learner.path("DateOfBirth").asText(""), dates),
                        learner.path("NCYear").asText("")));
            }
            return own;
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A pupil as written.
     *
     * @param localId null where the format has none that the hub keeps
     * @param born null when it is no date
     */
    record Own(String upn, String localId, String family, String given, LocalDate born, String year) {}

    abstract List<Own> read(Path folder) throws Exception;

    String school() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<NamedCsvRecord> csv(Path file, Charset charset) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file, charset)) {
            return reader.stream().toList();
        }
    }

    private static LocalDate date(String text, DateTimeFormatter form) {
        try {
            return LocalDate.parse(text, form);
        } catch (java.time.format.DateTimeParseException e) {
            return null;
        }
    }

    private static String text(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Path only(Path folder) throws IOException {
        return files(folder).get(0);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
