package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Decisions;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.NotShared;
import uk.hailsham.hub.routes.referral.Withholding;

/** Decisions not to share: as much to be answered for as those to share. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "referrals")
class DecisionsApi {
    private static final int MOST = 1000;
    private final Withholding withholding;
    private final Decisions decisions;
    private final CodeWords codes;

    DecisionsApi(Withholding withholding, Decisions decisions, CodeWords codes) {
        this.withholding = withholding;
        this.decisions = decisions;
        this.codes = codes;
    }

    record Recorded(String id, boolean repeated) {}

    @PostMapping("/decisions-not-to-share")
    @Operation(
            summary = "Records that a referral is deliberately not made: who decided, when, and a reason of"
                    + " not-shared-reasons")
    ResponseEntity<?> record(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody NotShared decision) {
        if (who.role() != Role.SCHOOL || decision.school() == null || !who.maySee(decision.school())) {
            throw new AccessDeniedException("expected a decision of the account's own school");
        }
        requireWhole(decision);
        Withholding.Answer answer = withholding.withhold(who.access(reason), decision);
        if (answer.refusal() != null) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNPROCESSABLE_ENTITY, "the decision cannot be kept; see reasons for what to do");
            problem.setProperty("reasons", List.of(answer.refusal()));
            return ResponseEntity.unprocessableEntity().body(problem);
        }
        Decisions.Recorded recorded = answer.recorded();
        if (recorded.outcome() == Decisions.Outcome.REFERENCE_TAKEN) {
            throw new Problems.Conflict("expected a reference that stands for no other decision of the school");
        }
        boolean repeated = recorded.outcome() == Decisions.Outcome.REPEATED;
        return ResponseEntity.status(repeated ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new Recorded(Shown.NOT_SHARED.of(recorded.id()), repeated));
    }

    private void requireWhole(NotShared decision) {
        require(decision.reference(), "reference");
        require(decision.pupil(), "pupil");
        require(decision.decidedBy(), "decidedBy");
        require(decision.role(), "role");
        require(decision.decidedOn(), "decidedOn");
        codes.require("not-shared-reasons", decision.reason());
        if (decision.decidedOn().isAfter(codes.today())) {
            throw new IllegalArgumentException("expected decidedOn of today or before, found a day that lies ahead");
        }
    }

    private static void require(Object value, String name) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new IllegalArgumentException("expected a value for " + name + ", found none");
        }
    }

    record DecisionView(
            String id,
            String school,
            String reference,
            String child,
            String service,
            String decidedBy,
            String role,
            LocalDate decidedOn,
            String reason,
            String words,
            String recordedBy,
            Instant recordedAt) {
        static DecisionView of(Decisions.View view) {
            return new DecisionView(
                    Shown.NOT_SHARED.of(view.id()),
                    view.school(),
                    view.reference(),
                    Shown.CHILD.of(view.child()),
                    view.service(),
                    view.decidedBy(),
                    view.role(),
                    view.decidedOn(),
                    view.reason(),
                    view.words(),
                    view.recordedBy(),
                    view.recordedAt());
        }
    }

    @GetMapping({"/decisions-not-to-share", "/audit/decisions-not-to-share"})
    @Operation(
            summary =
                    "Decisions not to share, the newest first: a school sees its own, the privacy officer all, beneath"
                            + " /audit")
    List<DecisionView> list(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(defaultValue = "100") int limit) {
        if (who.role() != Role.SCHOOL && who.role() != Role.PRIVACY) {
            throw new AccessDeniedException("expected the school that decided, or the privacy officer");
        }
        return decisions.list(who.access(reason), who.school(), Math.min(Math.max(limit, 1), MOST)).stream()
                .map(DecisionView::of)
                .toList();
    }
}
