package uk.hailsham.hub.app.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.domain.access.Access.Role;

/** Shows what the last start put right. */
@RestController
@Tag(name = "loose ends")
public class LastStart {
    private final AtomicReference<StartReport> report = new AtomicReference<>();

    public void tell(StartReport found) {
        report.set(found);
    }

    @GetMapping("/api/v1/start")
    @Operation(summary = "What the last start found open and put right")
    StartReport report(@AuthenticationPrincipal SignedIn who) {
        if (who.role() == Role.SCHOOL) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
        return report.get();
    }
}
