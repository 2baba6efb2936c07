package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.app.wiring.Referrers;
import uk.hailsham.hub.routes.telling.TellingReferrer;

/** What schools hear of their own referrals. */
@RestController
@RequestMapping("/api/v1/outcomes")
@Tag(name = "referrals")
class OutcomesApi {
    private final Referrers referrers;

    OutcomesApi(Referrers referrers) {
        this.referrers = referrers;
    }

    @PostMapping("/{school}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary =
                    "Makes a school's outcome file out of turn, if anything has changed; a school may ask for its own")
    void now(@AuthenticationPrincipal SignedIn who, @PathVariable String school) {
        TellingReferrer teller = referrers.schools().get(school);
        if (teller == null || !who.maySee(school)) {
            throw new Problems.NotFound("school", school);
        }
        teller.outcomes().now();
    }
}
