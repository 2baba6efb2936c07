package uk.hailsham.hub.mappings.pupil;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.Postcode;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.school.Days;
import uk.hailsham.hub.mappings.csv.WrittenTime;

/**
 * Reads the texts of one record: each method returns a sound value, or null when the text is null or unsound; what was
 * unsound is collected.
 */
public final class Findings {
    private static final int LONGEST_TEXT = 200;
    private static final int SHOWN = 80;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,4})(\\.0+)?");

    private final Map<String, Map<String, String>> ownCodes;
    private final CodeLists codes;
    private final List<Finding> found = new ArrayList<>();

    /** @param ownCodes the sender's own codes: list name to (their code to ours), asked before the list itself */
    public Findings(Map<String, Map<String, String>> ownCodes, CodeLists codes) {
        this.ownCodes = ownCodes;
        this.codes = codes;
    }

    /** Text on one line, composed (NFC). */
    public String text(String field, String raw) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        String stripped = raw.strip();
        boolean plain = isPlain(stripped);
        String text = plain ? stripped : composed(stripped);
        if (!plain && text.codePoints().anyMatch(Findings::isNoCharacter)) {
            return add(field, "control-character", "text without control characters", null);
        }
        return text.length() > LONGEST_TEXT
                ? add(field, "too-long", "at most " + LONGEST_TEXT + " characters", text)
                : text;
    }

    /** Nearly every text of nearly every record: ASCII that needs nothing done to it. */
    private static boolean isPlain(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static String composed(String text) {
        return Normalizer.normalize(BLANKS.matcher(text).replaceAll(" "), Normalizer.Form.NFC);
    }

    /** Half of a surrogate pair too, which JSON can write and no charset can. */
    private static boolean isNoCharacter(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    /** A date as ISO (a time after it does not matter) or as dd/MM/yyyy. */
    public LocalDate date(String field, String raw) {
        return read(field, raw, Findings::dateOf, "not-a-date", "a date yyyy-MM-dd");
    }

    /** The hub's code for a code of the list, or for one of the sender's own. */
    public String code(String field, String list, String raw) {
        return read(
                field,
                raw,
                code -> find(list, code).map(CodeList.Code::means),
                "unknown-code",
                "a code of the list " + list);
    }

    /** Like {@link #code}, also for the label of a code, which exports meant for people write in its place. */
    public String codeOrLabel(String field, String list, String raw) {
        return read(
                field,
                raw,
                word -> find(list, word).or(() -> labelled(list, word)).map(CodeList.Code::means),
                "unknown-code",
                "a code of the list " + list);
    }

    /** The code of the list as it was written in its time, not what it means today. */
    public String codeOfItsTime(String field, String list, String raw) {
        return read(
                field,
                raw,
                code -> find(list, code).map(CodeList.Code::code),
                "unknown-code",
                "a code of the list " + list);
    }

    public Sex sex(String raw) {
        String code = code("sex", "sex", raw);
        return code == null ? null : Sex.valueOf(code);
    }

    public Boolean flag(String field, String raw) {
        return read(field, raw, Findings::flagOf, "not-yes-or-no", "true or false");
    }

    /** A whole number from 0 to 9999; {@code 2.0} is one. */
    public Integer number(String field, String raw) {
        return read(field, raw, Findings::numberOf, "not-a-number", "a whole number");
    }

    /** Of a need, from 1. */
    public Integer rank(String raw) {
        Integer rank = number("rank", raw);
        return rank == null || rank > 0 ? rank : add("rank", "not-a-rank", "1 or more", raw);
    }

    /** The end itself, unless it is before the start. */
    public LocalDate notBefore(LocalDate from, String field, LocalDate to, String raw) {
        boolean sound = to == null || from == null || !to.isBefore(from);
        return sound ? to : add(field, "end-before-start", "a day not before the start", raw);
    }

    public String postcode(String raw) {
        return read("postcode", raw, Postcode::normal, "not-a-postcode", "a postcode of the United Kingdom");
    }

    /** An address with one @, no blanks and a dot in its domain; more only its server knows. */
    public String email(String field, String raw) {
        return read(field, raw, Findings::emailOf, "not-an-email", "an e-mail address");
    }

    /** What the reading makes of the text; null, and a finding, when it makes nothing of it. */
    public <T> T read(String field, String raw, Function<String, Optional<T>> reading, String code, String expected) {
        String text = text(field, raw);
        if (text == null) {
            return null;
        }
        T read = reading.apply(text).orElseGet(() -> add(field, code, expected, text));
        return read instanceof LocalDate day && !Days.spokenOf(day)
                ? add(field, "implausible-date", Days.EXPECTED, text)
                : read;
    }

    /** Collects a finding and returns null, the value that takes the place of what was found. */
    public <T> T add(String field, String code, String expected, String raw) {
        String shown = raw != null && raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw;
        found.add(new Finding(field, code, expected, shown));
        return null;
    }

    public List<Finding> all() {
        return List.copyOf(found);
    }

    /** The hub's code where the sender has its own for it, in any case; otherwise the code itself, which may be null. */
    public String own(String list, String code) {
        if (code == null) {
            return null;
        }
        Map<String, String> own = ownCodes.getOrDefault(list, Map.of());
        return own.containsKey(code)
                ? own.get(code)
                : own.entrySet().stream()
                        .filter(each -> each.getKey().equalsIgnoreCase(code))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(code);
    }

    private Optional<CodeList.Code> find(String list, String code) {
        return codes.list(list).find(own(list, code));
    }

    /** "Step Father" is the label "Step-father". */
    private Optional<CodeList.Code> labelled(String list, String label) {
        String wanted = PupilKeys.folded(label);
        return codes.list(list).codes().stream()
                .filter(code -> !wanted.isEmpty() && wanted.equals(PupilKeys.folded(code.label())))
                .findFirst();
    }

    /** A date as ISO (a time after it does not matter) or as dd/MM/yyyy; empty when it is neither. */
    public static Optional<LocalDate> dateOf(String text) {
        return WrittenTime.date(text.length() > 10 && text.charAt(4) == '-' ? text.substring(0, 10) : text);
    }

    private static Optional<Boolean> flagOf(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> Optional.of(true);
            case "false", "f", "no", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> numberOf(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
    }

    private static Optional<String> emailOf(String text) {
        return text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+") ? Optional.of(text) : Optional.empty();
    }
}
