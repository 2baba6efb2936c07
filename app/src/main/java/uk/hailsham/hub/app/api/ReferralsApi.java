package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Attachments;
import uk.hailsham.hub.connectors.store.Interventions;
import uk.hailsham.hub.connectors.store.RecipientEvent;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.referral.Offering;
import uk.hailsham.hub.routes.referral.Owning;
import uk.hailsham.hub.routes.referral.RingFirst;

/** Referrals: listed, told as a timeline, sent again. Nothing here shows the child. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "referrals")
class ReferralsApi {
    private static final int MOST = 1000;
    private final Referrals referrals;
    private final Interventions interventions;
    private final RingFirst ringFirst;
    private final AgencyNaming naming;
    private final Attachments attachments;
    private final Owning owning;
    private final Offering offering;
    private final CodeWords codes;
    private final Clock clock;

    ReferralsApi(
            Referrals referrals,
            Interventions interventions,
            RingFirst ringFirst,
            AgencyNaming naming,
            Attachments attachments,
            Owning owning,
            Offering offering,
            CodeWords codes,
            Clock clock) {
        this.referrals = referrals;
        this.interventions = interventions;
        this.ringFirst = ringFirst;
        this.naming = naming;
        this.attachments = attachments;
        this.owning = owning;
        this.offering = offering;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping("/referrals")
    @Operation(summary = "The newest referrals, newest first; a school sees its own")
    List<ReferralSummary> list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "100") int limit) {
        return referrals.list(who.school(), Math.min(Math.max(limit, 1), MOST)).stream()
                .map(view -> ReferralSummary.of(view, naming, who, clock.instant()))
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
                ReferralSummary.of(view, naming, who, clock.instant()),
                referrals.timeline(who.access(reason), uuid).stream()
                        .flatMap(event -> shown(event, view, who).stream())
                        .toList(),
                ringFirst(view, who),
                attachments.of(uuid).stream().map(AttachmentView::of).toList(),
                OwnerView.of(owning.of(List.of(uuid)).get(uuid)),
                unheld(view, who) ? OfferView.all(offering.next(view), naming, who) : null);
    }

    /** Somebody has declined, or could not be reached: the next suitable services are proposed. */
    private boolean unheld(ReferralView view, SignedIn who) {
        return view.recipients().stream()
                .anyMatch(each ->
                        naming.followed(who, each.agency(), each.service()).unheld(each.state()));
    }

    private Optional<TimelineView> shown(RecipientEvent event, ReferralView view, SignedIn who) {
        TimelineView line = line(event, view, who);
        return view.recipients().stream()
                .filter(recipient -> recipient.id().equals(event.recipient()))
                .findFirst()
                .map(recipient -> naming.followed(who, recipient.agency(), recipient.service()))
                .map(followed -> followed.line(line))
                .orElse(Optional.of(line));
    }

    private TimelineView line(RecipientEvent event, ReferralView view, SignedIn who) {
        return view.recipients().stream()
                .filter(recipient -> recipient.id().equals(event.recipient()))
                .filter(recipient ->
                        naming.hides(who, recipient.agency()) || naming.service(who, recipient.service()) == null)
                .findFirst()
                .map(recipient -> TimelineView.unnamed(event, naming.id(who, recipient.agency())))
                .orElseGet(() -> TimelineView.of(event));
    }

    private List<Agency.Contact> ringFirst(ReferralView view, SignedIn who) {
        return ringFirst.agencies(view).stream()
                .map(agency -> naming.contact(who, agency))
                .toList();
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
        if (!interventions.resend(uuid, who.access(reason))) {
            throw new Problems.Conflict("there is nothing to send again: it has ended, or an attempt is open already");
        }
    }

    /** @param reason a code of cancel-reasons */
    record Cancelling(String reason) {}

    @PostMapping("/recipients/{id}/cancel")
    @Operation(
            summary =
                    "Ends one recipient, such as of a child that has died; an agency that has the referral must be rung, or told by"
                            + " `POST /recipients/{id}/recall`. Its reason is a code of cancel-reasons")
    void cancel(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody Cancelling cancelling) {
        UUID uuid = Shown.RECIPIENT.parse(id);
        String school = referrals.schoolOf(uuid).orElseThrow(() -> new Problems.NotFound("recipient", id));
        if (!who.maySee(school)) {
            throw new Problems.NotFound("recipient", id);
        }
        codes.require("cancel-reasons", cancelling.reason());
        if (!interventions.cancel(uuid, cancelling.reason(), who.access(reason))) {
            throw new Problems.Conflict("there is nothing to cancel: it has ended already");
        }
    }
}
