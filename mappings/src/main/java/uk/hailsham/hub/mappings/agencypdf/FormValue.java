package uk.hailsham.hub.mappings.agencypdf;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** A field's value as people read it: codes with their label, dates in words. */
public final class FormValue {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DAY)
            .appendPattern(", HH:mm 'UTC'")
            .toFormatter(Locale.UK);

    private final CodeLists codes;

    public FormValue(CodeLists codes) {
        this.codes = codes;
    }

    public String of(DisclosableField field, String value) {
        if (DATE.matcher(value).matches()) {
            return LocalDate.parse(value).format(DAY);
        }
        if (field == DisclosableField.INDEX_CHECKED) {
            return TIME.matcher(value)
                    .replaceAll(time -> OffsetDateTime.parse(time.group()).format(MOMENT));
        }
        return label(field, value).map(label -> value + " – " + label).orElse(value);
    }

    private Optional<String> label(DisclosableField field, String value) {
        return field.codeList()
                .map(codes.byName()::get)
                .flatMap(list -> list.find(value))
                .map(CodeList.Code::label)
                .filter(label -> !label.isBlank() && !label.equalsIgnoreCase(value));
    }
}
