package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Findings;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;

/** What is wrong in schools' systems, from drop to drop. A school sees and mutes its own. */
@RestController
@RequestMapping("/api/v1/findings")
@Tag(name = "findings")
class FindingsApi {
    private static final int MOST = 1000;
    private final Findings findings;

    FindingsApi(Findings findings) {
        this.findings = findings;
    }

    @GetMapping
    @Operation(summary = "Findings, newest first: the open ones, or all; pseudonyms and fields, no value")
    List<FindingView> list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(required = false) String school,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "100") int limit) {
        String asked = who.role() == Role.SCHOOL ? who.school() : school;
        return findings.list(asked, open, Math.min(Math.max(limit, 1), MOST)).stream()
                .map(FindingView::of)
                .toList();
    }

    @PostMapping("/{id}/mute")
    @Operation(summary = "Keeps quiet about an open finding until a day, with a reason")
    FindingView mute(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestBody Muting muting) {
        UUID finding = Shown.FINDING.parse(id);
        findings.find(finding)
                .filter(found -> who.maySee(found.school()))
                .orElseThrow(() -> new Problems.NotFound("finding", id));
        if (who.role() != Role.SCHOOL && who.role() != Role.OPERATOR) {
            throw new AccessDeniedException("expected the school's own account or an operator");
        }
        if (muting.reason() == null || muting.reason().isBlank() || muting.until() == null) {
            throw new IllegalArgumentException(
                    "expected {\"until\": \"2027-01-31\", \"reason\": \"…\"}: say how long and why");
        }
        if (muting.until().isBefore(findings.today())) {
            throw new IllegalArgumentException("expected a day that is not past, found " + muting.until());
        }
        if (!findings.mute(finding, muting.until(), who.access(muting.reason()))) {
            throw new Problems.Conflict("expected an open finding, found one that is closed: it needs no muting");
        }
        return FindingView.of(findings.find(finding).orElseThrow());
    }

    /** @param until the last day of it */
    record Muting(LocalDate until, String reason) {}

    /**
     * @param pupil the record's pseudonym; null where the hub has no record of the pupil
     * @param closedAt null while it is found
     */
    record FindingView(
            String id,
            String school,
            String pupil,
            String field,
            String code,
            Instant openedAt,
            Instant seenAt,
            Instant closedAt,
            LocalDate mutedUntil,
            String mutedBy,
            String muteReason) {
        static FindingView of(Findings.Kept kept) {
            Findings.Mute mute = kept.mute();
            return new FindingView(
                    Shown.FINDING.of(kept.id()),
                    kept.school(),
                    kept.pupil(),
                    kept.field(),
                    kept.code(),
                    kept.openedAt(),
                    kept.seenAt(),
                    kept.closedAt(),
                    mute == null ? null : mute.until(),
                    mute == null ? null : mute.by(),
                    mute == null ? null : mute.reason());
        }
    }
}
