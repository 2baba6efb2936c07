package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Certificate;
import uk.hailsham.hub.connectors.store.Disposals;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.keep.CertificateFiles;

/** What was disposed of: certificates of ids and counts. */
@RestController
@RequestMapping("/api/v1/disposals")
@Tag(name = "disposals")
class DisposalsApi {
    private static final int MOST = 1000;
    private final Disposals disposals;

    DisposalsApi(Disposals disposals) {
        this.disposals = disposals;
    }

    /**
     * @param kept for how long, ISO: {@code P6M}
     * @param kind of what: {@code record}, {@code referral} …
     * @param subject its id; a dash for what is disposed of all at once
     * @param told partners that had been told of it: an agency must be asked to dispose of it too, by this handle
     */
    record View(
            String id,
            Instant at,
            String rule,
            String kept,
            String source,
            String kind,
            String subject,
            String child,
            @JsonRawValue String counts,
            List<Told> told) {}

    /** @param handle the recipient, as the agency knows it; null for the Index and schools, whose next file says it */
    record Told(String partner, String handle) {}

    @GetMapping
    @Operation(summary = "Certificates of what was disposed of, the newest first")
    List<View> list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "100") int limit) {
        if (who.role() == Role.SCHOOL) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
        return disposals.list(Math.min(Math.max(limit, 1), MOST)).stream()
                .map(done -> new View(
                        done.id().toString(),
                        done.at(),
                        done.rule(),
                        done.kept(),
                        done.source(),
                        done.kind(),
                        CertificateFiles.subject(done.kind(), done.subject()),
                        done.child() == null ? null : Shown.CHILD.of(done.child()),
                        done.counts(),
                        done.told().stream().map(DisposalsApi::told).toList()))
                .toList();
    }

    private static Told told(Certificate.Told told) {
        return new Told(told.partner(), told.handle() == null ? null : Shown.RECIPIENT.of(told.handle()));
    }
}
