package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Findings;
import uk.hailsham.hub.connectors.store.HeldDrops;
import uk.hailsham.hub.connectors.store.Rejections;
import uk.hailsham.hub.connectors.store.Replays;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.intake.Replaying;

/** Drops and their books. A school sees its own, with the values it sent; an operator sees where, not what. */
@RestController
@RequestMapping("/api/v1/drops")
@Tag(name = "drops")
class DropsApi {
    private static final int MOST = 1000;
    private final Drops drops;
    private final HeldDrops held;
    private final Rejections rejections;
    private final Findings findings;
    private final Replaying replaying;

    DropsApi(Drops drops, HeldDrops held, Rejections rejections, Findings findings, Replaying replaying) {
        this.drops = drops;
        this.held = held;
        this.rejections = rejections;
        this.findings = findings;
        this.replaying = replaying;
    }

    @GetMapping
    @Operation(summary = "The newest drops, newest first")
    List<DropSummary> list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(required = false) String partner,
            @RequestParam(defaultValue = "100") int limit) {
        String asked = who.role() == Role.SCHOOL ? who.school() : partner;
        return drops.list(asked, Math.min(Math.max(limit, 1), MOST)).stream()
                .map(DropSummary::of)
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One drop: its ledger and what was rejected")
    DropDetail find(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "1000") int limit) {
        Drop drop = visible(who, id);
        boolean own = who.role() == Role.SCHOOL;
        List<RejectionView> shown = rejections.of(drop.id(), offset, Math.min(Math.max(limit, 1), MOST)).stream()
                .map(rejection -> RejectionView.of(rejection, own))
                .toList();
        return new DropDetail(
                DropSummary.of(drop),
                drops.notKept(drop.id()),
                DropDetail.FindingCounts.of(findings.counts(drop.id())),
                shown);
    }

    @GetMapping("/{id}/difference")
    @Operation(
            summary =
                    "What a held drop would change if it were released, by fate, by field and by child; its school sees values, others pseudonyms")
    PreviewView difference(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        Drop drop = visible(who, id);
        try {
            return PreviewView.of(drop, replaying.difference(who.access(reason), drop));
        } catch (Replays.Impossible e) {
            throw new Problems.Conflict(e.getMessage());
        }
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Lets a held drop pass: the first account proposes it, a second one confirms")
    DropSummary release(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        Drop drop = visible(who, id);
        requireOperator(who);
        switch (held.release(drop.id(), who.access("release"))) {
            case SAME_PERSON ->
                throw new Problems.Conflict("expected a second person: " + who.name()
                        + " has proposed the release already, and another account must confirm it");
            case NOT_HELD ->
                throw new Problems.Conflict("expected a held drop, found one that is "
                        + drop.state().word() + ", or a newer one is being read");
            default -> {
                return DropSummary.of(drops.find(drop.id()).orElseThrow());
            }
        }
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "Sends a held drop back; one account is enough")
    DropSummary refuse(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestBody Refusal refusal) {
        Drop drop = visible(who, id);
        requireOperator(who);
        if (refusal.reason() == null || refusal.reason().isBlank()) {
            throw new IllegalArgumentException("expected {\"reason\": \"…\"}: say why the drop is sent back");
        }
        if (!held.refuse(drop.id(), who.access(refusal.reason()))) {
            throw new Problems.Conflict(
                    "expected a held drop, found one that is " + drop.state().word());
        }
        return DropSummary.of(drops.find(drop.id()).orElseThrow());
    }

    /** Why a held drop is sent back; for the school to read. */
    record Refusal(String reason) {}

    private Drop visible(SignedIn who, String shown) {
        UUID id = Shown.DROP.parse(shown);
        return drops.find(id)
                .filter(drop -> who.maySee(drop.partner()))
                .orElseThrow(() -> new Problems.NotFound("drop", shown));
    }

    private static void requireOperator(SignedIn who) {
        if (who.role() == Role.SCHOOL) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
    }
}
