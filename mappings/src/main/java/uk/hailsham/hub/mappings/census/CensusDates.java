package uk.hailsham.hub.mappings.census;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uk.hailsham.hub.mappings.csv.WrittenTime;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Dates as exports write them: {@code 2025-Apr-25 00:00:00}, and also ISO and dd/MM/yyyy; a time does not matter. */
final class CensusDates {
    static final String EXPECTED = "a date such as 2025-Apr-25 or 2025-04-25";
    private static final DateTimeFormatter NAMED = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-")
            .appendText(ChronoField.MONTH_OF_YEAR, months())
            .appendPattern("-dd")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private CensusDates() {}

    /** Not the platform's own month names, which differ from one Java to the next. */
    private static Map<Long, String> months() {
        String[] names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
        Map<Long, String> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            months.put(i + 1L, names[i]);
        }
        return months;
    }

    static Optional<LocalDate> of(String text) {
        String date = text.replaceFirst("[ T]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$", "");
        try {
            return Optional.of(LocalDate.parse(date, NAMED));
        } catch (DateTimeException e) {
            return WrittenTime.date(date);
        }
    }

    /** Null when blank; null and a finding when it is no date. */
    static LocalDate read(Findings findings, String field, String raw) {
        return findings.read(field, raw, CensusDates::of, "not-a-date", EXPECTED);
    }
}
