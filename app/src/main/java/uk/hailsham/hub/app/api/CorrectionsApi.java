package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Amendments;
import uk.hailsham.hub.connectors.store.Corrections;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.referral.Correcting;

/** What the hub has told wrongly: put right at one agency, or taken back wherever a wrong link took it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "referrals")
class CorrectionsApi {
    private static final List<String> REASONS = List.of("wrong-child", "wrong-fact");

    private final Correcting correcting;
    private final Amendments amendments;
    private final Referrals referrals;
    private final Links links;

    CorrectionsApi(Correcting correcting, Amendments amendments, Referrals referrals, Links links) {
        this.correcting = correcting;
        this.amendments = amendments;
        this.referrals = referrals;
        this.links = links;
    }

    /** @param reason {@code wrong-child} or {@code wrong-fact} */
    record Asked(String reason) {}

    /** @param outcome {@code sent}, or {@code with-the-referral}: nothing had left */
    record Corrected(String outcome) {}

    @PostMapping("/recipients/{id}/correction")
    @Operation(
            summary = "Sends one agency a new version, with what the hub knows of the child now",
            description =
                    "Mend the fact first, in the school's own system or by undoing a link; the new version says which"
                            + " it replaces")
    Corrected correct(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody Asked asked) {
        Coordinators.require(who);
        if (!REASONS.contains(asked.reason())) {
            throw new IllegalArgumentException("expected a reason of " + REASONS);
        }
        UUID recipient = Shown.RECIPIENT.parse(id);
        if (referrals.schoolOf(recipient).isEmpty()) {
            throw new Problems.NotFound("recipient", id);
        }
        Corrections.Outcome outcome = correcting
                .correct(who.access(reason), recipient, asked.reason())
                .orElseThrow(
                        () -> new Problems.Conflict("the school speaks of the pupil no more, or never did: recall it"));
        return switch (outcome) {
            case SENT, WITH_THE_REFERRAL ->
                new Corrected(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case NOTHING_DIFFERS ->
                throw new Problems.Conflict("the hub knows nothing else than it has told: mend the fact first, in the"
                        + " school's system or by undoing the link");
            case OVER ->
                throw new Problems.Conflict("it is recalled, cancelled or sealed: there is nothing to correct");
        };
    }

    /** @param outcome as for a withdrawal; {@code goes-on}: marked safeguarding, so correct it instead */
    record EffectView(String recipient, String agency, String outcome) {}

    @PostMapping("/links/{id}/recall")
    @Operation(
            summary = "Recalls everything that was sent under a link that has been undone; GET …/consequences lists it",
            description = "What is marked safeguarding goes on: send those agencies a correction")
    List<EffectView> recall(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        if (who.role() != Role.INDEX_TEAM) {
            throw new AccessDeniedException("expected the index team");
        }
        UUID link = Shown.LINK.parse(id);
        return amendments
                .recallUnder(who.access(reason), link, links.consequences(link))
                .orElseThrow(() -> new Problems.Conflict(
                        "expected a link that has been undone, found none under that id: undo it first"))
                .stream()
                .map(effect -> new EffectView(
                        Shown.RECIPIENT.of(effect.recipient()),
                        effect.agency(),
                        effect.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .toList();
    }
}
