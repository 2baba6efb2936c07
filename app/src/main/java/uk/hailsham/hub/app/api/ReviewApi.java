package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
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
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.RecordView;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.connectors.store.ReviewPair;
import uk.hailsham.hub.connectors.store.Reviews;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.combined.CombinedChild;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.review.Verdict;
import uk.hailsham.hub.routes.child.Combining;

/** The review desk of the index team: pairs that are perhaps one child's, and decisions that new evidence opens again. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "review")
class ReviewApi {
    private static final int MOST = 1000;
    private final Reviews reviews;
    private final Records records;
    private final Children children;
    private final Links links;
    private final Combining combining;

    ReviewApi(Reviews reviews, Records records, Children children, Links links, Combining combining) {
        this.reviews = reviews;
        this.records = records;
        this.children = children;
        this.links = links;
        this.combining = combining;
    }

    /** @param unsafe children whose sources name different numbers, so that matching is unsafe, with the word for it */
    record Desk(List<ReviewView> pairs, List<UnsafeView> unsafe) {}

    record UnsafeView(String child, String upnUnknown) {}

    @GetMapping("/review")
    @Operation(summary = "What waits for the index team, the oldest first, with evidence and without values")
    Desk desk(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestParam(defaultValue = "100") int limit) {
        Access access = indexTeam(who, reason);
        return new Desk(
                reviews.open(access, Math.min(Math.max(limit, 1), MOST)).stream()
                        .map(ReviewView::of)
                        .toList(),
                reviews.differingNumbers().stream()
                        .flatMap(child -> unsafe(access, child))
                        .toList());
    }

    private Stream<UnsafeView> unsafe(Access access, UUID child) {
        return children.find(access, child).flatMap(combining::combine).map(CombinedChild::upnUnknown).stream()
                .map(word -> new UnsafeView(Shown.CHILD.of(child), word));
    }

    /** @param household who else is said to live where one of the two does */
    record ReviewDetail(ReviewView pair, List<Says> records, List<Says> household) {}

    record Says(
            String id,
            String source,
            boolean shielded,
            @JsonRawValue String document) {
        static Says of(RecordView view) {
            return new Says(Shown.RECORD.of(view.id()), view.source(), view.shielded(), view.document());
        }
    }

    @GetMapping("/review/{id}")
    @Operation(summary = "One pair: both records side by side, and the household; say why in X-Access-Reason")
    ReviewDetail pair(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        Access access = indexTeam(who, reason);
        ReviewPair pair =
                reviews.find(Shown.LINK.parse(id)).orElseThrow(() -> new Problems.NotFound("pair under review", id));
        return new ReviewDetail(
                ReviewView.of(pair),
                says(access, List.of(pair.left().record(), pair.right().record())),
                says(access, reviews.household(pair)));
    }

    private List<Says> says(Access access, List<UUID> of) {
        return of.stream()
                .flatMap(record -> records.current(access, record).stream())
                .map(Says::of)
                .toList();
    }

    /** @param decision {@code same}, {@code not-same} or {@code need-more} */
    record Deciding(String decision, String reason) {}

    /** @param settled what stands now; null while a second person must say the same, or more must be known */
    record Decided(String settled) {}

    @PostMapping("/review/{id}")
    @Operation(summary = "Decides a pair; where a shield is involved, two persons must say the same")
    Decided decide(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestBody Deciding word) {
        indexTeam(who, word.reason());
        Verdict verdict = Stream.of(Verdict.values())
                .filter(each -> word(each).equals(word.decision()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected {\"decision\": \"same\", \"not-same\" or \"need-more\", \"reason\": \"…\"}"));
        Optional<Verdict> settled = reviews.decide(Shown.LINK.parse(id), verdict, who.name(), reason(word.reason()));
        if (settled == null) {
            throw new Problems.Conflict(
                    "expected a pair that waits; another word has followed, GET /review tells which");
        }
        return new Decided(settled.map(ReviewApi::word).orElse(null));
    }

    /** Why a decision is taken back. */
    record Undoing(String reason) {}

    @PostMapping("/review/{id}/undo")
    @Operation(summary = "Takes a person's decision back: the pair waits again")
    void undo(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestBody Undoing undoing) {
        indexTeam(who, undoing.reason());
        if (!reviews.undo(Shown.LINK.parse(id), who.name(), reason(undoing.reason()))) {
            throw new Problems.Conflict("expected the latest word of a pair, said by a person");
        }
    }

    record ConsequenceView(
            String referral, String recipient, String agency, String state, String proof, Instant madeAt) {
        static ConsequenceView of(Links.Consequence of) {
            return new ConsequenceView(
                    Shown.REFERRAL.of(of.referral()),
                    Shown.RECIPIENT.of(of.recipient()),
                    of.agency(),
                    of.state(),
                    of.rung(),
                    of.madeAt());
        }
    }

    @GetMapping("/links/{id}/consequences")
    @Operation(summary = "Referrals made while a link stood: whom to tell when it was wrong")
    List<ConsequenceView> consequences(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        indexTeam(who, null);
        return links.consequences(Shown.LINK.parse(id)).stream()
                .map(ConsequenceView::of)
                .toList();
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String reason(String said) {
        if (said == null || said.isBlank()) {
            throw new IllegalArgumentException("expected a reason: say why it is decided so");
        }
        return said.strip();
    }

    private static Access indexTeam(SignedIn who, String reason) {
        if (who.role() != Role.INDEX_TEAM) {
            throw new AccessDeniedException("expected the index team");
        }
        return who.access(reason);
    }
}
