package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.AuditSealer;
import uk.hailsham.hub.connectors.store.Refusals;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Refusal;

/** What nobody would see elsewhere: requests that did not go, answers that fit nothing, an audit that does not close. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "loose ends")
class LooseEndsApi {
    private static final int MOST = 1000;
    private final Refusals refusals;
    private final Replies replies;
    private final AuditSealer sealer;

    LooseEndsApi(Refusals refusals, Replies replies, AuditSealer sealer) {
        this.refusals = refusals;
        this.replies = replies;
        this.sealer = sealer;
    }

    @GetMapping("/refusals")
    @Operation(summary = "Requests for help that did not go, with what to do, newest first; a school sees its own")
    List<RefusalView> refusals(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "100") int limit) {
        return refusals.list(who.school(), within(limit)).stream()
                .map(RefusalView::of)
                .toList();
    }

    record RefusalView(Instant at, String school, String reference, String drop, String need, List<Refusal> reasons) {
        static RefusalView of(Refusals.Refused refused) {
            return new RefusalView(
                    refused.at(),
                    refused.school(),
                    refused.reference(),
                    refused.drop() == null ? null : Shown.DROP.of(refused.drop()),
                    refused.need(),
                    refused.reasons());
        }
    }

    @GetMapping("/replies/unmatched")
    @Operation(summary = "Answers of agencies that fit no recipient of theirs, newest first")
    List<Replies.Unmatched> unmatched(
            @AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "100") int limit) {
        notForSchools(who);
        return replies.unmatched(within(limit));
    }

    @GetMapping("/audit/verification")
    @Operation(summary = "Computes every seal of the audit anew; faults in words, none when nothing was tampered with")
    Verification verification(@AuthenticationPrincipal SignedIn who) {
        notForSchools(who);
        return new Verification(sealer.verify());
    }

    record Verification(List<String> faults) {}

    private static void notForSchools(SignedIn who) {
        if (who.role() == Role.SCHOOL) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
    }

    private static int within(int limit) {
        return Math.min(Math.max(limit, 1), MOST);
    }
}
