package uk.hailsham.hub.app.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Waits;
import uk.hailsham.hub.domain.waiting.Figure;
import uk.hailsham.hub.domain.waiting.Quarter;

/** How long children wait for a first contact, and how many are referred; by quarter, without small numbers. */
@RestController
@RequestMapping("/api/v1/waiting-times")
@Tag(name = "waiting times")
class WaitingTimesApi {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String SUMMARY =
            "A quarter's waiting for the first contact by agency, need, school and month; null is a small number, or one"
                    + " that would give a small number away. A school sees the town and itself";

    private final Waits waits;
    private final AgencyNaming naming;
    private final Configuration configuration;
    private final Clock clock;

    WaitingTimesApi(Waits waits, AgencyNaming naming, Configuration configuration, Clock clock) {
        this.waits = waits;
        this.naming = naming;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** @param asAt the first day that does not count any more */
    record WaitingTimes(String quarter, LocalDate asAt, List<Row> rows) {}

    record Row(
            String school,
            String by,
            String value,
            Long referrals,
            Long waiting,
            Long overTarget,
            Integer medianDays,
            Integer ninetiethDays,
            Integer longestDays,
            Double perThousand) {
        private static final List<String> HEADINGS = List.of(
                "school",
                "by",
                "value",
                "referrals",
                "waiting",
                "over_target",
                "median_days",
                "ninetieth_days",
                "longest_days",
                "per_thousand");

        static Row of(Figure figure, String value) {
            return new Row(
                    figure.school(),
                    figure.by().name().toLowerCase(Locale.ROOT),
                    value,
                    figure.referrals(),
                    figure.waiting(),
                    figure.overTarget(),
                    figure.medianDays(),
                    figure.ninetiethDays(),
                    figure.longestDays(),
                    figure.perThousand());
        }

        List<String> cells() {
            return Stream.of(
                            school,
                            by,
                            value,
                            referrals,
                            waiting,
                            overTarget,
                            medianDays,
                            ninetiethDays,
                            longestDays,
                            perThousand)
                    .map(cell -> Objects.toString(cell, ""))
                    .toList();
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = SUMMARY)
    WaitingTimes json(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(required = false) String quarter) {
        Quarter asked = ended(quarter);
        return new WaitingTimes(asked.toString(), asked.end(), rows(who, reason, asked));
    }

    @GetMapping(produces = CSV)
    @Operation(summary = SUMMARY)
    String csv(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(required = false) String quarter) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(Row.HEADINGS);
        rows(who, reason, ended(quarter)).forEach(row -> csv.writeRecord(row.cells()));
        return text.toString();
    }

    private List<Row> rows(SignedIn who, String reason, Quarter quarter) {
        return waits.figures(who.access(reason), quarter).stream()
                .filter(figure -> shows(who, figure))
                .map(figure -> Row.of(figure, value(who, figure)))
                .toList();
    }

    private static boolean shows(SignedIn who, Figure figure) {
        String school = figure.by() == Figure.By.SCHOOL ? figure.value() : figure.school();
        return who.school() == null || school == null || who.school().equals(school);
    }

    private String value(SignedIn who, Figure figure) {
        return figure.by() == Figure.By.AGENCY ? naming.id(who, figure.value()) : figure.value();
    }

    private Quarter ended(String quarter) {
        LocalDate today = LocalDate.now(clock.withZone(configuration.hub().zone()));
        Quarter latest = Quarter.endedBefore(today);
        Quarter asked = quarter == null ? latest : Quarter.of(quarter);
        if (!asked.hasEnded(today)) {
            throw new IllegalArgumentException("expected a quarter that has ended, found " + asked + "; the latest is "
                    + latest + ": figures that grow from day to day would give small numbers away");
        }
        return asked;
    }
}
