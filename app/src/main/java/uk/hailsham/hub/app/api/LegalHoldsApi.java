package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.LegalHolds;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;

/** Stops disposal where a court, a complaint or an inquiry may ask for what is kept. */
@RestController
@RequestMapping("/api/v1/legal-holds")
@Tag(name = "disposals")
class LegalHoldsApi {
    private static final Map<LegalHolds.On, Shown> IDS = Map.of(
            LegalHolds.On.CHILD, Shown.CHILD,
            LegalHolds.On.REFERRAL, Shown.REFERRAL,
            LegalHolds.On.DROP, Shown.DROP);

    private final LegalHolds holds;

    LegalHoldsApi(LegalHolds holds) {
        this.holds = holds;
    }

    /** @param reason for the audit: who asked for it */
    record Word(String reason) {}

    /** @param kind {@code child}, {@code referral} or {@code drop} */
    record View(String kind, String id) {}

    @GetMapping
    @Operation(summary = "Holds that stand; who placed them and why says the audit")
    List<View> list(@AuthenticationPrincipal SignedIn who) {
        operator(who);
        return holds.standing().stream()
                .map(hold -> new View(
                        hold.on().name().toLowerCase(Locale.ROOT),
                        IDS.get(hold.on()).of(hold.subject())))
                .toList();
    }

    @PostMapping("/{id}")
    @Operation(summary = "Places a hold on a child (ch-), referral (rf-) or drop (dr-): nothing of it is disposed of")
    void place(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestBody Word word) {
        if (!holds.place(access(who, word), hold(id))) {
            throw new Problems.NotFound("child, referral or drop", id);
        }
    }

    @PostMapping("/{id}/lift")
    @Operation(summary = "Lifts a hold; what was due meanwhile is disposed of within the hour")
    void lift(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestBody Word word) {
        if (!holds.lift(access(who, word), hold(id))) {
            throw new Problems.NotFound("child, referral or drop", id);
        }
    }

    private static LegalHolds.Hold hold(String id) {
        return IDS.entrySet().stream()
                .filter(entry -> id.startsWith(
                        entry.getValue().of(new java.util.UUID(0, 0)).substring(0, 3)))
                .findFirst()
                .map(entry ->
                        new LegalHolds.Hold(entry.getKey(), entry.getValue().parse(id)))
                .orElseThrow(() -> new IllegalArgumentException("expected an id such as ch-…, rf-… or dr-…"));
    }

    private static Access access(SignedIn who, Word word) {
        operator(who);
        if (word.reason() == null || word.reason().isBlank()) {
            throw new IllegalArgumentException("expected {\"reason\": \"…\"}: who asked for it");
        }
        return who.access(word.reason().strip());
    }

    private static void operator(SignedIn who) {
        if (who.role() != Role.OPERATOR) {
            throw new AccessDeniedException("expected an operator");
        }
    }
}
