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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.AmendmentProofs;
import uk.hailsham.hub.connectors.store.Amendments;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Withdrawal;

/** Taking referrals back, and what agencies have been told of it. Nothing here shows the child. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "referrals")
class WithdrawalApi {
    private static final int MOST = 1000;
    private final Amendments amendments;
    private final AmendmentProofs proofs;
    private final Referrals referrals;
    private final AgencyNaming naming;
    private final CodeWords codes;

    WithdrawalApi(
            Amendments amendments, AmendmentProofs proofs, Referrals referrals, AgencyNaming naming, CodeWords codes) {
        this.amendments = amendments;
        this.proofs = proofs;
        this.referrals = referrals;
        this.naming = naming;
        this.codes = codes;
    }

    /**
     * @param reason {@code agreement-withdrawn}, {@code made-in-error} or {@code not-needed}
     * @param by who withdraws it
     * @param standing a code of agreement-standing
     * @param words why; needed where a referral marked safeguarding was made in error
     */
    record Withdrawing(String reason, String by, String standing, String words) {}

    /** @param stopped false where a child is in danger: it is noted, and the referral goes on */
    record Withdrawn(boolean stopped, List<EffectView> recipients) {}

    /** @param outcome {@code stopped} before it left, {@code recalled}, {@code ended} before, {@code goes-on} */
    record EffectView(String recipient, String agency, String outcome) {}

    @PostMapping("/referrals/{id}/withdrawal")
    @Operation(
            summary = "Takes a referral back: what has not left is not sent, what was sent is recalled",
            description =
                    "A referral marked safeguarding needs no agreement and goes on; only made-in-error, with words,"
                            + " stops it")
    Withdrawn withdraw(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody Withdrawing asked) {
        UUID referral = Shown.REFERRAL.parse(id);
        boolean safeguarding = referrals
                .find(referral)
                .filter(view -> who.maySee(view.school()))
                .orElseThrow(() -> new Problems.NotFound("referral", id))
                .safeguarding();
        Withdrawal withdrawal = withdrawal(asked, safeguarding);
        List<Amendments.Effect> effects = amendments.withdraw(who.access(reason), referral, withdrawal);
        return new Withdrawn(
                withdrawal.stops(safeguarding),
                effects.stream()
                        .map(effect -> new EffectView(
                                Shown.RECIPIENT.of(effect.recipient()),
                                naming.id(who, effect.agency()),
                                word(effect.outcome())))
                        .toList());
    }

    private Withdrawal withdrawal(Withdrawing asked, boolean safeguarding) {
        Withdrawal.Reason why = why(asked.reason());
        if (blank(asked.by())) {
            throw new IllegalArgumentException("expected in 'by' who withdraws it, found nobody");
        }
        if (safeguarding && why == Withdrawal.Reason.MADE_IN_ERROR && blank(asked.words())) {
            throw new IllegalArgumentException(
                    "expected in 'words' what the mistake was: the referral is of a child in danger");
        }
        return new Withdrawal(
                why, asked.by().strip(), codes.require("agreement-standing", asked.standing()), asked.words());
    }

    private static Withdrawal.Reason why(String word) {
        List<Withdrawal.Reason> all = List.of(Withdrawal.Reason.values());
        return all.stream()
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a reason of "
                        + all.stream().map(Withdrawal.Reason::word).toList()));
    }

    @GetMapping("/referrals/{id}/amendments")
    @Operation(summary = "Recalls and corrections of a referral, each with its proof")
    List<AmendmentView> of(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        UUID referral = Shown.REFERRAL.parse(id);
        referrals
                .find(referral)
                .filter(view -> who.maySee(view.school()))
                .orElseThrow(() -> new Problems.NotFound("referral", id));
        return proofs.of(referral).stream()
                .map(view -> AmendmentView.of(view, naming, who))
                .toList();
    }

    @GetMapping("/amendments")
    @Operation(
            summary =
                    "Recalls and corrections that agencies have not been told yet, and those given up: ring the agency; a"
                            + " school sees its own")
    List<AmendmentView> untold(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "100") int limit) {
        return proofs.untold(who.school(), Math.min(Math.max(limit, 1), MOST)).stream()
                .map(view -> AmendmentView.of(view, naming, who))
                .toList();
    }

    /** @param reason as for a withdrawal */
    record Recalling(String reason) {}

    record Recalled(String outcome) {}

    @PostMapping("/recipients/{id}/recall")
    @Operation(summary = "Recalls what one agency was sent; reason agreement-withdrawn, made-in-error or not-needed")
    Recalled recall(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody Recalling asked) {
        Coordinators.require(who);
        Withdrawal.Reason why = why(asked.reason());
        return amendments
                .recall(who.access(reason), Shown.RECIPIENT.parse(id), why.meaning(), why.word())
                .map(outcome -> new Recalled(word(outcome)))
                .orElseThrow(() -> new Problems.NotFound("recipient", id));
    }

    private static String word(Amendments.Outcome outcome) {
        return outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
