package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Resends;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.delivery.Resending;

/** Sending again by intent, one or many; for operators and the index team, who see ids and agencies, no child. */
@RestController
@RequestMapping("/api/v1/resends")
@Tag(name = "resends")
class ResendsApi {
    private static final int MOST = 1_000;
    private static final int USUAL_A_MINUTE = 30;
    private static final int MOST_A_MINUTE = 600;

    private final Resending resending;

    ResendsApi(Resending resending) {
        this.resending = resending;
    }

    /**
     * Either recipients, or any of the others.
     *
     * @param intent {@code same}, {@code render} or {@code reroute}
     * @param from of the end of the last attempt
     * @param failure how the last attempt ended ({@code later}, {@code needs-a-person}, {@code unknown}), or words of its
     *     reason
     */
    record Which(
            String intent,
            List<String> recipients,
            String agency,
            Instant from,
            Instant to,
            String failure,
            Integer most) {}

    /** @param perMinute how many at most; 30 unless said */
    record Wanted(String intent, List<OneWanted> recipients, Integer perMinute) {}

    /** @param version as the dry run has shown it */
    record OneWanted(String recipient, int version) {}

    /** @param stays why nothing goes; null when something does */
    record PlannedView(
            String recipient,
            String referral,
            String agency,
            int version,
            List<Resending.Goes> goes,
            String stays,
            boolean withdrawn) {
        static PlannedView of(Resending.Planned planned) {
            return new PlannedView(
                    Shown.RECIPIENT.of(planned.recipient()),
                    Shown.REFERRAL.of(planned.referral()),
                    planned.agency(),
                    planned.version(),
                    planned.goes(),
                    planned.stays(),
                    planned.withdrawn());
        }
    }

    @PostMapping("/preview")
    @Operation(summary = "Who would get what; nothing is sent")
    List<PlannedView> preview(@AuthenticationPrincipal SignedIn who, @RequestBody Which which) {
        Coordinators.require(who);
        Resending.Intent intent = intent(which.intent());
        boolean named = which.recipients() != null && !which.recipients().isEmpty();
        List<Resending.Planned> planned = named
                ? resending.plan(
                        intent,
                        which.recipients().stream().map(Shown.RECIPIENT::parse).toList())
                : resending.plan(intent, selection(which));
        return planned.stream().map(PlannedView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Sends again what a dry run has shown, a few a minute; a recipient whose version has changed since, or"
                            + " that is named twice, gets nothing")
    List<PlannedView> send(
            @AuthenticationPrincipal SignedIn who,
            @RequestBody Wanted wanted,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        Coordinators.require(who);
        List<OneWanted> recipients = Objects.requireNonNullElse(wanted.recipients(), List.of());
        if (recipients.isEmpty() || recipients.size() > MOST) {
            throw new IllegalArgumentException(
                    "expected 1 to " + MOST + " recipients with their versions, found " + recipients.size());
        }
        return resending
                .send(
                        who.access(reason),
                        intent(wanted.intent()),
                        recipients.stream()
                                .map(each ->
                                        new Resending.Wanted(Shown.RECIPIENT.parse(each.recipient()), each.version()))
                                .toList(),
                        between(wanted.perMinute(), USUAL_A_MINUTE, MOST_A_MINUTE, "perMinute"))
                .stream()
                .map(PlannedView::of)
                .toList();
    }

    private static Resends.Selection selection(Which which) {
        if (which.agency() == null && which.from() == null && which.to() == null && which.failure() == null) {
            throw new IllegalArgumentException(
                    "expected recipients, or agency, from, to or failure, found none of them");
        }
        return new Resends.Selection(
                which.agency(), which.from(), which.to(), which.failure(), between(which.most(), MOST, MOST, "most"));
    }

    private static int between(Integer given, int usual, int most, String name) {
        int number = Objects.requireNonNullElse(given, usual);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("expected " + name + " from 1 to " + most + ", found " + number);
        }
        return number;
    }

    private static Resending.Intent intent(String word) {
        try {
            return Resending.Intent.valueOf(String.valueOf(word).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected intent same, render or reroute, found '" + word + "'");
        }
    }
}
