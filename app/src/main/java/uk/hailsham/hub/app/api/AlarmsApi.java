package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Alarms;

/** What schools have promised and not sent. */
@RestController
@RequestMapping("/api/v1/alarms")
@Tag(name = "alarms")
class AlarmsApi {
    private static final int MOST = 1000;
    private final Alarms alarms;

    AlarmsApi(Alarms alarms) {
        this.alarms = alarms;
    }

    @GetMapping
    @Operation(
            summary =
                    "Alarms about schools' drops: the open ones, oldest first, or all, newest first; a school sees its own")
    List<AlarmView> list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "100") int limit) {
        List<Alarms.Noted> found =
                open ? alarms.open(who.school()) : alarms.all(who.school(), Math.min(Math.max(limit, 1), MOST));
        return found.stream().map(AlarmView::of).toList();
    }

    /** @param closedAt null while it is open */
    record AlarmView(String school, String cause, Instant since, String told, Instant openedAt, Instant closedAt) {
        static AlarmView of(Alarms.Noted noted) {
            return new AlarmView(
                    noted.school(),
                    noted.alarm().cause().word(),
                    noted.alarm().since(),
                    noted.alarm().told(),
                    noted.openedAt(),
                    noted.closedAt());
        }
    }
}
