package uk.hailsham.hub.app.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.code.CodeList;

/** Words of the dated lists in {@code config/codes}, as callers of the interface send them. */
@Component
final class CodeWords {
    private final Configuration configuration;
    private final Clock clock;

    CodeWords(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when the list has no such code today; the message lists those it has */
    String require(String list, String code) {
        List<String> known = configuration.codes().list(list).codes().stream()
                .filter(each -> each.validOn(today()))
                .map(CodeList.Code::code)
                .toList();
        if (!known.contains(code)) {
            throw new IllegalArgumentException("expected a code of " + list + ": " + String.join(", ", known));
        }
        return code;
    }

    /** The same, for what need not be said. */
    void requireIfSaid(String list, String code) {
        if (code != null) {
            require(list, code);
        }
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(configuration.hub().zone()));
    }
}
