package uk.hailsham.hub.config;

import java.util.Map;
import java.util.Set;
import uk.hailsham.hub.domain.intake.ColumnChoice;

/**
 * Words that the configuration may use and that other modules give a meaning to.
 *
 * @param columns what a school chooses of a format's columns, by format; those of a format that is not here are not checked
 * @param forms finds the fields of agencies' own forms
 */
public record Known(
        Set<String> formats,
        Set<String> channels,
        Set<String> renderings,
        Map<String, ColumnChoice> columns,
        Form.Reader forms) {
    private static final Form.Reader NO_FORMS = (file, template) -> {
        throw new IllegalArgumentException("expected no forms here, found one");
    };

    public Known(Set<String> formats, Set<String> channels, Set<String> renderings) {
        this(formats, channels, renderings, Map.of(), NO_FORMS);
    }
}
