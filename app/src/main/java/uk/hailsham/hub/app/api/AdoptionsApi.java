package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Adoptions;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.adoption.Adopting;

/** Seals an identity that was given up. For the index team alone, and two of them. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "children")
class AdoptionsApi {
    private static final int MOST = 1000;
    private final Adopting adopting;
    private final Adoptions adoptions;

    AdoptionsApi(Adopting adopting, Adoptions adoptions) {
        this.adopting = adopting;
        this.adoptions = adoptions;
    }

    /** Why; for the audit. Nothing of the new identity belongs here. */
    record Word(String reason) {}

    /** @param state {@code asked}, {@code waits} or {@code sealed} */
    record Answer(String state, String next) {}

    @PostMapping("/children/{id}/adoption")
    @Operation(
            summary = "Seals the child's old identity for good, once a second person has asked for it too; the new one"
                    + " must not be linked to it")
    ResponseEntity<Answer> adopt(
            @AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestBody Word word) {
        Adoptions.Outcome outcome = adopting.adopt(access(who, word), Shown.CHILD.parse(id))
                .orElseThrow(() -> new Problems.NotFound("child", id));
        return switch (outcome) {
            case ASKED -> ResponseEntity.accepted().body(new Answer("asked", "a second person must ask for the same"));
            case WAITS ->
                ResponseEntity.accepted()
                        .body(new Answer("waits", "you have asked already; another person must ask for the same"));
            case SEALED ->
                ResponseEntity.ok(new Answer("sealed", "nothing finds, shows, links or feeds this identity any more"));
        };
    }

    /** A place in a drop; what stands there is in the drop alone. */
    record SightingView(
            long id,
            String source,
            String drop,
            List<String> files,
            List<Integer> rows,
            Instant firstSeen,
            Instant lastSeen) {}

    @GetMapping("/sealed-sightings")
    @Operation(summary = "Rows that were held because a sealed identity seems to come again, the oldest first")
    List<SightingView> sightings(@AuthenticationPrincipal SignedIn who) {
        team(who);
        return adoptions.sightings(MOST).stream()
                .map(seen -> new SightingView(
                        seen.id(),
                        seen.source(),
                        Shown.DROP.of(seen.drop()),
                        seen.files(),
                        seen.rows(),
                        seen.firstSeen(),
                        seen.lastSeen()))
                .toList();
    }

    @PostMapping("/sealed-sightings/{id}/release")
    @Operation(summary = "Says that it is another child, who is taken with the source's next drop")
    void release(@AuthenticationPrincipal SignedIn who, @PathVariable long id, @RequestBody Word word) {
        if (!adoptions.release(access(who, word), id)) {
            throw new Problems.Conflict("expected a sighting that waits; there is none of this number");
        }
    }

    private static Access access(SignedIn who, Word word) {
        team(who);
        if (word.reason() == null || word.reason().isBlank()) {
            throw new IllegalArgumentException("expected {\"reason\": \"…\"}: say why");
        }
        return who.access(word.reason().strip());
    }

    private static void team(SignedIn who) {
        if (who.role() != Role.INDEX_TEAM) {
            throw new AccessDeniedException("expected the index team");
        }
    }
}
