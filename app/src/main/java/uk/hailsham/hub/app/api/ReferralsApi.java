package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Attachments;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;

/** Referrals: listed, told as a timeline, sent again. Nothing here shows the child. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "referrals")
class ReferralsApi {
    private static final int MOST = 1000;
    private final Referrals referrals;
    private final Attempts attempts;
    private final Configuration configuration;
    private final Attachments attachments;

    ReferralsApi(Referrals referrals, Attempts attempts, Attachments attachments, Configuration configuration) {
        this.referrals = referrals;
        this.attempts = attempts;
        this.configuration = configuration;
        this.attachments = attachments;
    }

    @GetMapping("/referrals")
    @Operation(summary = "The newest referrals, newest first; a school sees its own")
    List<ReferralSummary> list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "100") int limit) {
        return referrals.list(who.school(), Math.min(Math.max(limit, 1), MOST)).stream()
                .map(ReferralSummary::of)
                .toList();
    }

    @GetMapping("/referrals/{id}")
    @Operation(summary = "One referral with its timeline")
    ReferralDetail find(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        UUID uuid = Shown.REFERRAL.parse(id);
        ReferralView view = referrals
                .find(uuid)
                .filter(found -> who.maySee(found.school()))
                .orElseThrow(() -> new Problems.NotFound("referral", id));
        return new ReferralDetail(
                ReferralSummary.of(view),
                referrals.timeline(who.access(reason), uuid).stream()
                        .map(TimelineView::of)
                        .toList(),
                ReferringApi.ringFirst(view, configuration),
                attachments.of(uuid).stream().map(AttachmentView::of).toList());
    }

    @PostMapping("/recipients/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a referral to one recipient again, under the same name")
    void resend(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        UUID uuid = Shown.RECIPIENT.parse(id);
        if (who.role() == Role.SCHOOL) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
        if (referrals.schoolOf(uuid).isEmpty()) {
            throw new Problems.NotFound("recipient", id);
        }
        if (!attempts.resend(uuid, who.access(reason))) {
            throw new Problems.Conflict("there is nothing to send again: it has ended, or an attempt is open already");
        }
    }
}
