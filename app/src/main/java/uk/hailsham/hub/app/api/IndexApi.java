package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Differences;
import uk.hailsham.hub.connectors.store.IndexGaps;
import uk.hailsham.hub.connectors.store.Today;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;

/**
 * What the town and the Index do not know of each other, and in what they differ. The index team sees names and who said
 * what, each child audited; an operator sees pseudonyms.
 */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "index")
class IndexApi {
    private static final int MOST = 1000;
    private final IndexGaps gaps;
    private final Differences differences;
    private final Configuration configuration;
    private final Clock clock;

    IndexApi(IndexGaps gaps, Differences differences, Configuration configuration, Clock clock) {
        this.gaps = gaps;
        this.differences = differences;
        this.configuration = configuration;
        this.clock = clock;
    }

    record NotInIndexView(
            String record,
            String child,
            String school,
            Instant saidFrom,
            boolean perhaps,
            String name,
            LocalDate dateOfBirth) {}

    @GetMapping("/index/not-in-index")
    @Operation(summary = "Pupils on a roll of the town without an entry in the Index; perhaps: one may be theirs")
    List<NotInIndexView> notInIndex(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(required = false) String school,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        notForSchools(who);
        return gaps.notInIndex(who.access(reason), today(), school, page(offset, limit)).stream()
                .map(found -> new NotInIndexView(
                        Shown.RECORD.of(found.record()),
                        Shown.CHILD.of(found.child()),
                        found.school(),
                        found.saidFrom(),
                        found.perhaps(),
                        found.name(),
                        found.dateOfBirth()))
                .toList();
    }

    record AtNoSchoolView(
            String record,
            String child,
            String indexNumber,
            Instant saidFrom,
            String laestab,
            String name,
            LocalDate dateOfBirth) {}

    @GetMapping("/index/at-no-school")
    @Operation(
            summary =
                    "Entries of compulsory school age (Education Act 1996, section 8) on no roll of the town: possible"
                            + " children missing education, those of whom the Index knows no school first")
    List<AtNoSchoolView> atNoSchool(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        notForSchools(who);
        return gaps.atNoSchool(who.access(reason), today(), page(offset, limit)).stream()
                .map(found -> new AtNoSchoolView(
                        Shown.RECORD.of(found.record()),
                        Shown.CHILD.of(found.child()),
                        found.indexNumber(),
                        found.saidFrom(),
                        found.laestab(),
                        found.name(),
                        found.dateOfBirth()))
                .toList();
    }

    record DifferenceView(String child, String field, Instant since, long ageDays, List<SideView> sources) {}

    /** @param said for the index team alone */
    record SideView(String record, String source, String said, Instant saidFrom) {}

    @GetMapping("/discrepancies")
    @Operation(summary = "Fields in which two sources of one child differ, the oldest first, by field and school")
    List<DifferenceView> discrepancies(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(required = false) String field,
            @RequestParam(required = false) String school,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        notForSchools(who);
        return differences.list(who.access(reason), field, school, page(offset, limit)).stream()
                .map(found -> new DifferenceView(
                        Shown.CHILD.of(found.child()),
                        found.field(),
                        found.since(),
                        Duration.between(found.since(), clock.instant()).toDays(),
                        List.of(side(found.left()), side(found.right()))))
                .toList();
    }

    private static SideView side(Differences.Side side) {
        return new SideView(Shown.RECORD.of(side.record()), side.source(), side.said(), side.saidFrom());
    }

    private Today today() {
        return Today.of(clock, configuration.hub().zone(), configuration.schools());
    }

    private static IndexGaps.Page page(int offset, int limit) {
        return new IndexGaps.Page(Math.max(offset, 0), Math.min(Math.max(limit, 1), MOST));
    }

    private static void notForSchools(SignedIn who) {
        if (who.role() == Role.SCHOOL) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
    }
}
