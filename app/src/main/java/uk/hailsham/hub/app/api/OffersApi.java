package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.referral.Offering;

/** When somebody has declined: who else can be asked, and asking them in the same referral. */
@RestController
@RequestMapping("/api/v1/referrals/{id}")
@Tag(name = "referrals")
class OffersApi {
    private final Offering offering;
    private final Referrals referrals;
    private final AgencyNaming naming;

    OffersApi(Offering offering, Referrals referrals, AgencyNaming naming) {
        this.offering = offering;
        this.referrals = referrals;
        this.naming = naming;
    }

    @GetMapping("/alternatives")
    @Operation(
            summary = "Who else can be asked: by need and age, past the gateways, without those that have been asked;"
                    + " objections say why others cannot")
    OfferView.Offers alternatives(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        return OfferView.all(offering.next(referral(who, id)), naming, who);
    }

    /** @param agency as the alternatives name it */
    record Chosen(String agency) {}

    record Asked(String recipient) {}

    @PostMapping("/recipients")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks one of the alternatives, in the same referral; who declined stays in it")
    Asked ask(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody Chosen chosen) {
        if (chosen.agency() == null) {
            throw new IllegalArgumentException("expected an agency, found none");
        }
        UUID recipient = offering.ask(
                        referral(who, id),
                        offer -> naming.id(who, offer.target().agency().id()).equals(chosen.agency()),
                        who.access(reason))
                .orElseThrow(() -> new Problems.Conflict("expected one of the referral's alternatives, found another:"
                        + " it has been asked before, or a gateway objects; see alternatives"));
        return new Asked(Shown.RECIPIENT.of(recipient));
    }

    private ReferralView referral(SignedIn who, String id) {
        return referrals
                .find(Shown.REFERRAL.parse(id))
                .filter(found -> who.maySee(found.school()))
                .orElseThrow(() -> new Problems.NotFound("referral", id));
    }
}
