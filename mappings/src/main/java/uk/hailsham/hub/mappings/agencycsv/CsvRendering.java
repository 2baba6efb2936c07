package uk.hailsham.hub.mappings.agencycsv;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.ReferralRendering;

/** One header and one row (RFC 4180, UTF-8), with the keys of the agency's allow-list as columns. */
public final class CsvRendering implements ReferralRendering {
    /** What a spreadsheet takes for the beginning of a formula (OWASP ASVS 5.0, V1.2.10); CR is ours. */
    private static final String FORMULA_STARTS = "=+-@\t\r\0";

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Payload render(Disclosure disclosure) {
        String text =
                row(disclosure.fields().keySet()) + row(disclosure.fields().values());
        return new Payload(
                disclosure.recipient(),
                Shown.RECIPIENT.of(disclosure.recipient()) + ".csv",
                "text/csv; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8));
    }

    static String row(Collection<String> cells) {
        return cells.stream().map(CsvRendering::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        String safe = defused(value);
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || !safe.equals(safe.strip());
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String defused(String value) {
        boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        return (formula ? "'" + value : value).replace("\0", "");
    }
}
