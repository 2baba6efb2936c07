package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.app.expiry.Radar;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Alerts;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.alert.Condition;
import uk.hailsham.hub.domain.alert.Expiry;
import uk.hailsham.hub.domain.school.School;

/** What operators must see to, and what ends soon. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "alarms")
class AlertsApi {
    private static final int MOST = 1000;
    private static final int FURTHEST = 3_660;
    private final Alerts alerts;
    private final Radar radar;
    private final Configuration configuration;
    private final Clock clock;

    AlertsApi(Alerts alerts, Radar radar, Configuration configuration, Clock clock) {
        this.alerts = alerts;
        this.radar = radar;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * @param subject ids of what it is about
     * @param owner who sees to it; null when nobody is named
     * @param closedAt null while it is open
     */
    record AlertView(
            String cause,
            String subject,
            Instant since,
            String told,
            String owner,
            Instant openedAt,
            Instant closedAt) {}

    @GetMapping("/alerts")
    @Operation(
            summary = "What operators must see to: the open ones, oldest first, or all, newest first; not for schools")
    List<AlertView> list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "100") int limit) {
        notForSchools(who);
        return (open ? alerts.open() : alerts.all(Math.min(Math.max(limit, 1), MOST)))
                .stream().map(this::view).toList();
    }

    private AlertView view(Alerts.Alert alert) {
        Condition condition = alert.condition();
        String owner = Optional.ofNullable(configuration.hub().alerts().owner())
                .map(School.Contact::name)
                .orElse(null);
        return new AlertView(
                condition.cause().word(),
                condition.subject(),
                condition.since(),
                condition.told(),
                owner,
                alert.openedAt(),
                alert.closedAt());
    }

    @GetMapping("/expiries")
    @Operation(summary = "Agreements, keys, certificates and passwords that end within some days, the next first")
    List<Expiry> expiries(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "30") int days) {
        notForSchools(who);
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), configuration.hub().zone());
        int ahead = Math.min(Math.max(days, 0), FURTHEST);
        return radar.all().stream()
                .filter(expiry -> expiry.within(ahead, today))
                .toList();
    }

    private static void notForSchools(SignedIn who) {
        if (who.role() == Role.SCHOOL) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
    }
}
