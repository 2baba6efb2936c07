package uk.hailsham.hub.config;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.Contract.Coverage;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;

/** One file of {@code config/schools}. */
final class SchoolFile {
    private static final int SETTLE_SECONDS = 10;
    private static final double GONE_ALLOWED = 0.1;
    private static final double CHANGED_ALLOWED = 0.5;
    private static final int BRAKE_FLOOR = 20;

    private SchoolFile() {}

    static School read(Block file, String id, Known known) {
        if (!file.text("id").equals(id)) {
            file.fault("id", "expected '" + id + "', as the file is named, found '" + file.text("id") + "'");
        }
        School school = new School(
                id,
                file.text("name"),
                file.texts("aliases"),
                file.blocks("laestabs").stream().map(SchoolFile::laestab).toList(),
                file.block("inbox")
                        .map(block -> inbox(block, id))
                        .orElse(new School.Inbox("inbox/" + id, null, SETTLE_SECONDS)),
                file.oneOf("format", known.formats()),
                file.block("layout").map(SchoolFile::layout).orElse(new School.Layout("UTF-8", "yyyy-MM-dd")),
                pupilKey(file),
                file.block("contract").map(SchoolFile::contract).orElse(null),
                file.map("columns"),
                codes(file),
                file.block("contact").map(SchoolFile::contact).orElse(null));
        required(file, "contract");
        required(file, "contact");
        required(file, "laestabs");
        file.end();
        return school;
    }

    private static void required(Block file, String key) {
        if (!file.has(key)) {
            file.fault(key, "expected a value, found none");
        }
    }

    private static School.Laestab laestab(Block block) {
        School.Laestab laestab = new School.Laestab(
                block.optional("number", "seven digits, local authority and establishment", SchoolFile::sevenDigits)
                        .orElse(""),
                block.optional("from", "a date such as 2014-09-01", LocalDate::parse)
                        .orElse(null),
                block.optional("to", "a date such as 2014-08-31", LocalDate::parse)
                        .orElse(null));
        block.end();
        return laestab;
    }

    private static String sevenDigits(String text) {
        if (!text.matches("[0-9]{7}")) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static School.Inbox inbox(Block block, String id) {
        School.Inbox inbox = new School.Inbox(
                block.optional("folder").orElse("inbox/" + id),
                block.optional("doneFile").orElse(null),
                block.number("settleSeconds", 0, 3_600, SETTLE_SECONDS));
        block.end();
        return inbox;
    }

    private static School.Layout layout(Block block) {
        String charset = block.optional(
                        "charset",
                        "a charset such as windows-1252",
                        text -> Charset.forName(text).name())
                .orElse("UTF-8");
        String dates = block.optional("datePattern", "a date pattern such as dd/MM/yyyy", SchoolFile::pattern)
                .orElse("yyyy-MM-dd");
        block.end();
        return new School.Layout(charset, dates);
    }

    private static String pattern(String text) {
        DateTimeFormatter.ofPattern(text);
        return text;
    }

    private static List<PupilKey.Kind> pupilKey(Block file) {
        List<String> words = file.texts("pupilKey");
        if (words.isEmpty()) {
            file.fault("pupilKey", "expected a list of " + kinds() + ", found none");
        }
        words.stream()
                .filter(word -> kind(word).findAny().isEmpty())
                .forEach(word -> file.fault("pupilKey", "expected " + kinds() + ", found '" + word + "'"));
        return words.stream().flatMap(SchoolFile::kind).toList();
    }

    private static Stream<PupilKey.Kind> kind(String word) {
        return Stream.of(PupilKey.Kind.values()).filter(kind -> kind.word().equals(word));
    }

    private static String kinds() {
        return String.join(
                ", ", Stream.of(PupilKey.Kind.values()).map(PupilKey.Kind::word).toList());
    }

    private static Contract contract(Block block) {
        Contract contract = new Contract(
                block.word("covers", Coverage.class).orElse(Coverage.SOME),
                block.share("goneAllowed", GONE_ALLOWED),
                block.share("changedAllowed", CHANGED_ALLOWED),
                block.number("brakeFloor", 0, 100_000, BRAKE_FLOOR));
        block.end();
        return contract;
    }

    private static Map<String, Map<String, String>> codes(Block file) {
        Map<String, Map<String, String>> codes = new LinkedHashMap<>();
        file.block("codes").ifPresent(block -> block.keys().forEach(list -> codes.put(list, block.map(list))));
        return codes;
    }

    private static School.Contact contact(Block block) {
        School.Contact contact = new School.Contact(
                block.text("name"), block.text("email"), block.optional("phone").orElse(null));
        block.end();
        return contact;
    }
}
