package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.ChildView;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.LinkEvent;
import uk.hailsham.hub.connectors.store.Links;
import uk.hailsham.hub.connectors.store.RecordView;
import uk.hailsham.hub.connectors.store.Timelines;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.mappings.child.CombinedJson;
import uk.hailsham.hub.routes.child.Combining;

/**
 * One child. The index team sees what each source says and what of it stands; a school its own words, and that others
 * differ, not how; an operator works with pseudonyms alone. Every look is audited with its reason.
 */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "children")
class ChildrenApi {
    private final Children children;
    private final Links links;
    private final Combining combining;
    private final Timelines timelines;
    private final AgencyNaming naming;

    ChildrenApi(Children children, Links links, Combining combining, Timelines timelines, AgencyNaming naming) {
        this.children = children;
        this.links = links;
        this.combining = combining;
        this.timelines = timelines;
        this.naming = naming;
    }

    /**
     * @param combined combined-1: field by field the value that stands, from whom, by which rule, and what others say
     *     otherwise; only for the index team
     */
    record ChildDetail(
            String id,
            boolean shielded,
            @JsonRawValue String combined,
            List<SourceView> records,
            List<DifferenceView> differences,
            List<LinkView> links) {}

    /**
     * @param saidTo when the source ceased to speak of the child; null while it does
     * @param document what the source says, or said last, child-1 or index-entry-1; only for those who may see it
     */
    record SourceView(
            String id,
            String source,
            boolean shielded,
            Instant saidFrom,
            Instant saidTo,
            @JsonRawValue String document) {}

    record DifferenceView(String field, Instant since) {}

    record LinkView(String id, Instant at, String kind, String left, String right, String by, String reason) {}

    @GetMapping("/children/{id}")
    @Operation(summary = "One child, as far as the account may see; say why in X-Access-Reason")
    ChildDetail find(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        ChildView child = look(who, id, reason);
        boolean all = who.role() != Role.SCHOOL;
        return new ChildDetail(
                Shown.CHILD.of(child.id()),
                child.shielded(),
                who.role() == Role.INDEX_TEAM
                        ? combining.combine(child).map(CombinedJson::write).orElse(null)
                        : null,
                child.records().stream()
                        .filter(record -> all || record.source().equals(who.school()))
                        .map(record -> source(record, who))
                        .toList(),
                links.discrepancies(child.id()).stream()
                        .map(d -> new DifferenceView(d.field(), d.since()))
                        .distinct()
                        .toList(),
                all ? links.history(child.id()).stream().map(ChildrenApi::link).toList() : List.of());
    }

    private ChildView look(SignedIn who, String id, String reason) {
        return children.find(who.access(reason), Shown.CHILD.parse(id))
                .filter(found -> who.role() != Role.SCHOOL || onRoll(found, who.school()))
                .orElseThrow(() -> new Problems.NotFound("child", id));
    }

    @GetMapping("/children/{id}/timeline")
    @Operation(
            summary = "The child's story from the row of a file to the answer of an agency; a school sees its own part")
    List<ChildEventView> timeline(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        ChildView child = look(who, id, reason);
        return timelines.of(who.access(reason), child.id(), who.school()).stream()
                .flatMap(event -> ChildEventView.of(event, naming, who).stream())
                .toList();
    }

    private static boolean onRoll(ChildView child, String school) {
        return child.records().stream().anyMatch(record -> record.source().equals(school) && record.current());
    }

    private static SourceView source(RecordView record, SignedIn who) {
        String document = who.role() == Role.OPERATOR ? null : record.document();
        return new SourceView(
                Shown.RECORD.of(record.id()),
                record.source(),
                record.shielded(),
                record.saidFrom(),
                record.saidTo(),
                document);
    }

    private static LinkView link(LinkEvent event) {
        return new LinkView(
                Shown.LINK.of(event.id()),
                event.at(),
                event.kind(),
                Shown.RECORD.of(event.left()),
                Shown.RECORD.of(event.right()),
                event.by(),
                event.reason());
    }

    /** Why a link is taken back. */
    record Undoing(String reason) {}

    @PostMapping("/links/{id}/undo")
    @Operation(summary = "Takes a link back: each record returns to the child it had")
    void undo(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestBody Undoing undoing) {
        if (who.role() != Role.INDEX_TEAM) {
            throw new AccessDeniedException("expected the index team");
        }
        if (undoing.reason() == null || undoing.reason().isBlank()) {
            throw new IllegalArgumentException("expected {\"reason\": \"…\"}: say why the link is taken back");
        }
        if (!links.undo(Shown.LINK.parse(id), who.name(), undoing.reason().strip())) {
            throw new Problems.Conflict(
                    "expected the latest link of a pair; this one has been followed by another word");
        }
    }
}
