package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Owners;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.owner.Person;
import uk.hailsham.hub.routes.referral.Owning;

/** Who sees to a referral, and handing it over. */
@RestController
@RequestMapping("/api/v1/referrals/{id}/owner")
@Tag(name = "referrals")
class OwnersApi {
    private final Owners owners;
    private final Owning owning;
    private final Referrals referrals;

    OwnersApi(Owners owners, Owning owning, Referrals referrals) {
        this.owners = owners;
        this.owning = owning;
        this.referrals = referrals;
    }

    /** @param events hand-overs and moves, oldest first */
    record Ownership(OwnerView now, List<Owners.OwnerEvent> events) {}

    /** @param deputy who stands in; null for the next of the school */
    record HandOver(PersonGiven owner, PersonGiven deputy) {}

    @GetMapping
    @Operation(summary = "Who sees to a referral today, who stands in, and whose it was")
    Ownership find(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        return ownership(referral(who, id));
    }

    @PostMapping
    @Operation(
            summary = "Hands a referral over; while the new owner is away it falls to the deputy, then to the school's")
    Ownership handOver(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody HandOver to) {
        UUID referral = referral(who, id);
        if (to.owner() == null) {
            throw new IllegalArgumentException("expected an owner, found none");
        }
        Person deputy = to.deputy() == null ? null : to.deputy().person("deputy");
        owners.handOver(referral, to.owner().person("owner"), deputy, who.access(reason));
        return ownership(referral);
    }

    private Ownership ownership(UUID referral) {
        return new Ownership(OwnerView.of(owning.of(List.of(referral)).get(referral)), owners.events(referral));
    }

    private UUID referral(SignedIn who, String id) {
        UUID referral = Shown.REFERRAL.parse(id);
        return referrals
                .find(referral)
                .filter(found -> who.maySee(found.school()))
                .orElseThrow(() -> new Problems.NotFound("referral", id))
                .id();
    }
}
