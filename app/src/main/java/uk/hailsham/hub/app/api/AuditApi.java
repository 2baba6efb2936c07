package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.AuditTrail;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;

/** Who looked at what about whom, and why; for the privacy officer alone, who sees nothing else. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit")
class AuditApi {
    private static final int MOST = 1000;
    private final AuditTrail trail;
    private final ZoneId zone;

    AuditApi(AuditTrail trail, Configuration configuration) {
        this.trail = trail;
        this.zone = configuration.hub().zone();
    }

    /** @param about a shown id; null when the event concerned no single thing */
    record EventView(
            long number,
            Instant at,
            String who,
            String role,
            String action,
            String kind,
            String about,
            String reason,
            Map<String, String> others) {
        static EventView of(AuditTrail.Event event) {
            Map<String, String> others = new TreeMap<>();
            event.others().forEach((kind, id) -> others.put(kind, shown(kind, id)));
            return new EventView(
                    event.number(),
                    event.at(),
                    event.who(),
                    event.role(),
                    event.action(),
                    event.subjectKind(),
                    shown(event.subjectKind(), event.subject()),
                    event.reason(),
                    others);
        }

        private static String shown(String kind, Object id) {
            for (Shown one : Shown.values()) {
                if (id != null && one.name().equalsIgnoreCase(kind)) {
                    return one.of(UUID.fromString(id.toString()));
                }
            }
            return id == null ? null : id.toString();
        }
    }

    @GetMapping
    @Operation(
            summary =
                    "Events of the audit, newest first: about one child and all that hangs on it, of one account, from"
                            + " one day to another; the next page by before=<number>. Say why in X-Access-Reason")
    List<EventView> read(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(required = false) String child,
            @RequestParam(name = "who", required = false) String account,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) Long before,
            @RequestParam(defaultValue = "100") int limit,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        if (who.role() != Role.PRIVACY) {
            throw new AccessDeniedException("expected the privacy officer");
        }
        AuditTrail.Question asked = new AuditTrail.Question(
                child == null ? null : Shown.CHILD.parse(child),
                account,
                day("from", from, 0),
                day("to", to, 1),
                before,
                Math.min(Math.max(limit, 1), MOST));
        return trail.read(who.access(reason), asked).stream().map(EventView::of).toList();
    }

    /** Days as people of the place count them; the last one whole. */
    private Instant day(String name, String text, int more) {
        try {
            return text == null
                    ? null
                    : LocalDate.parse(text).plusDays(more).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected " + name + " as a day, such as 2026-11-25", e);
        }
    }
}
