package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.app.wiring.Tellers;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.ToldFiles;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.routes.telling.TellingSchool;

/** The files that go to the Index and to the schools, and what came back; counts and times, nothing of a child. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "tellings")
class TellingsApi {
    private static final int MOST = 1000;
    private static final String RETURN = "index-return";
    private static final String SUBSCRIPTION = "subscription";
    private final Tellers tellers;
    private final ToldFiles files;

    TellingsApi(Tellers tellers, ToldFiles files) {
        this.tellers = tellers;
        this.files = files;
    }

    @GetMapping("/index/returns")
    @Operation(summary = "Files returned to the Index, newest first, with its answers")
    List<ToldView> returns(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "100") int limit) {
        notForSchools(who);
        return list(IndexFeeds.PARTNER, RETURN, limit);
    }

    @PostMapping("/index/returns")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes a return out of turn")
    ToldView returnNow(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        notForSchools(who);
        return made(tellers.index().now(who.access(reason)), RETURN);
    }

    @GetMapping("/subscriptions/{school}")
    @Operation(summary = "Files for a school, newest first, with its answers; a school sees its own")
    List<ToldView> subscriptions(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String school,
            @RequestParam(defaultValue = "100") int limit) {
        teller(who, school);
        return list(school, SUBSCRIPTION, limit);
    }

    @PostMapping("/subscriptions/{school}")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes a school's subscription file out of turn; a school may ask for its own")
    ToldView subscriptionNow(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String school,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        return made(teller(who, school).now(who.access(reason)), SUBSCRIPTION);
    }

    private TellingSchool teller(SignedIn who, String school) {
        TellingSchool teller = tellers.schools().get(school);
        if (teller == null || !who.maySee(school)) {
            throw new Problems.NotFound("school", school);
        }
        return teller;
    }

    private ToldView made(UUID file, String name) {
        return ToldView.of(files.find(file).orElseThrow(), name);
    }

    private List<ToldView> list(String partner, String name, int limit) {
        return files.list(partner, Math.min(Math.max(limit, 1), MOST)).stream()
                .map(told -> ToldView.of(told, name))
                .toList();
    }

    private static void notForSchools(SignedIn who) {
        if (who.role() == Role.SCHOOL) {
            throw new AccessDeniedException("expected an operator or the index team");
        }
    }
}
