package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
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
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.RecipientEvent;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.routes.referral.Answer;
import uk.hailsham.hub.routes.referral.Referring;
import uk.hailsham.hub.routes.referral.RingFirst;

/** Referrals: asked for, listed, told as a timeline, sent again. Nothing here shows the child. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "referrals")
class ReferralsApi {
    private static final int MOST = 1000;
    private final Referrals referrals;
    private final Referring referring;
    private final Attempts attempts;
    private final RingFirst ringFirst;
    private final AgencyNaming naming;
    private final IdSource ids;

    ReferralsApi(
            Referrals referrals,
            Referring referring,
            Attempts attempts,
            RingFirst ringFirst,
            AgencyNaming naming,
            IdSource ids) {
        this.referrals = referrals;
        this.referring = referring;
        this.attempts = attempts;
        this.ringFirst = ringFirst;
        this.naming = naming;
        this.ids = ids;
    }

    @GetMapping("/referrals")
    @Operation(summary = "The newest referrals, newest first; a school sees its own")
    List<ReferralSummary> list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "100") int limit) {
        return referrals.list(who.school(), Math.min(Math.max(limit, 1), MOST)).stream()
                .map(view -> ReferralSummary.of(view, naming, who))
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
                ReferralSummary.of(view, naming, who),
                referrals.timeline(who.access(reason), uuid).stream()
                        .map(event -> line(event, view, who))
                        .toList(),
                ringFirst(view, who));
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

    @PostMapping("/referrals")
    @Operation(summary = "Asks for help; refused at once with what to do when it cannot go")
    ResponseEntity<?> ask(@AuthenticationPrincipal SignedIn who, @RequestBody ReferralRequest request) {
        if (request.school() == null || !who.maySee(request.school())) {
            throw new AccessDeniedException("expected a referral of the account's own school");
        }
        if (!request.safeguarding()) {
            requireFields(request);
        } else if (request.reason() == null && request.pupil() == null) {
            throw new IllegalArgumentException("expected a value for reason or pupil, found none");
        }
        Answer answer = referring.ask(request.filled(), null, "hub-" + ids.next());
        if (answer instanceof Answer.Refused refused) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNPROCESSABLE_ENTITY, "the referral cannot go; see reasons for what to do");
            problem.setProperty("reasons", refused.reasons());
            return ResponseEntity.unprocessableEntity().body(problem);
        }
        Answer.Made made = (Answer.Made) answer;
        return ResponseEntity.status(made.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new Made(
                        Shown.REFERRAL.of(made.referral()),
                        made.repeated(),
                        made.notSent(),
                        referrals
                                .find(made.referral())
                                .map(view -> ringFirst(view, who))
                                .orElse(List.of())));
    }

    /**
     * @param notSent agencies' objections, where others could still be asked
     * @param ringFirst whom to ring before anything else; empty unless it is marked safeguarding
     */
    record Made(String id, boolean repeated, List<Refusal> notSent, List<Agency.Contact> ringFirst) {}

    private static void requireFields(ReferralRequest request) {
        require(request.reference(), "reference");
        require(request.need(), "need");
        require(request.reason(), "reason");
        require(request.urgency(), "urgency");
        require(request.pupil(), "pupil");
        require(request.referrer(), "referrer");
        require(request.agreement(), "agreement");
        require(request.indexCheck(), "indexCheck");
    }

    private static void require(Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("expected a value for " + name + ", found none");
        }
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
