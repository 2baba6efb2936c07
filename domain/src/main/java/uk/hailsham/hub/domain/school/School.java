package uk.hailsham.hub.domain.school;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A school as {@code config/schools/<id>.yml} describes it.
 *
 * @param laestabs dated, because a school changes its number when it converts
 * @param format the name of a {@code PupilFormat}
 * @param pupilKey by what a pupil of this school is known again, first hit first
 * @param columns the school's own headings by the hub's field name, where a format lets the school choose
 * @param codes the school's own codes: list name to (their code to ours), asked before the code list itself
 */
public record School(
        String id,
        String name,
        List<String> aliases,
        List<Laestab> laestabs,
        Inbox inbox,
        String format,
        Layout layout,
        List<PupilKey.Kind> pupilKey,
        Contract contract,
        Map<String, List<String>> columns,
        Map<String, Map<String, String>> codes,
        Contact contact,
        Terms terms,
        Safeguarding safeguarding) {
    public School {
        aliases = List.copyOf(aliases);
        laestabs = List.copyOf(laestabs);
        pupilKey = List.copyOf(pupilKey);
        columns = Map.copyOf(columns);
        codes = Map.copyOf(codes);
    }

    /** The number on that day; null when none is known. */
    public String laestabOn(LocalDate day) {
        return laestabs.stream()
                .filter(each -> each.from() == null || !each.from().isAfter(day))
                .filter(each -> each.to() == null || !each.to().isBefore(day))
                .map(Laestab::number)
                .findFirst()
                .orElse(null);
    }

    /** @param number seven digits, local authority then establishment */
    public record Laestab(String number, LocalDate from, LocalDate to) {}

    /**
     * @param folder relative to the data folder, or absolute
     * @param doneFile suffix of a done-file that says a drop is complete; null: complete when size and time have settled
     * @param settleSeconds how long size and time must stand still without a done-file
     */
    public record Inbox(String folder, String doneFile, int settleSeconds) {}

    /**
     * @param charset of text formats, read strictly
     * @param separator between the cells of a line
     * @param datePatterns of text formats, as in {@link WrittenDates}; at least one
     * @param nativeId what the sender's system calls this school, where its files hold several; null: all are taken
     */
    public record Layout(String charset, char separator, List<String> datePatterns, String nativeId) {
        public static final Layout USUAL = new Layout("UTF-8", ',', List.of("yyyy-MM-dd"));

        public Layout {
            datePatterns = List.copyOf(datePatterns);
        }

        /** Of files that hold one school. */
        public Layout(String charset, char separator, List<String> datePatterns) {
            this(charset, separator, datePatterns, null);
        }
    }

    /**
     * Who is told when a safeguarding referral meets silence (Keeping children safe in education, part two).
     *
     * @param lead the designated safeguarding lead
     * @param deputy who is told when that changes nothing
     */
    public record Safeguarding(Contact lead, Contact deputy) {}

    /** @param email where receipts go */
    public record Contact(String name, String email, String phone) {}
}
