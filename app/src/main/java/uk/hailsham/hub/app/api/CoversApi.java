package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Covers;
import uk.hailsham.hub.domain.owner.Cover;
import uk.hailsham.hub.domain.owner.Person;

/** Who is away, or has left, and who stands in: their referrals fall to the next in line. */
@RestController
@RequestMapping("/api/v1/covers")
@Tag(name = "referrals")
class CoversApi {
    private final Covers covers;
    private final Configuration configuration;
    private final Clock clock;

    CoversApi(Covers covers, Configuration configuration, Clock clock) {
        this.covers = covers;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * @param school of an account that is not a school's own: whose; null for the town's own people
     * @param person mailbox of who is away
     * @param from null for today
     * @param until the last day; null for one who has left
     * @param by who stands in; null for the next in line
     */
    record Away(String school, String person, LocalDate from, LocalDate until, PersonGiven by) {}

    record CoverView(
            String id,
            String school,
            String person,
            LocalDate from,
            LocalDate until,
            Person by,
            Instant postedAt,
            String postedBy) {
        static CoverView of(Covers.Posted posted) {
            Cover cover = posted.cover();
            return new CoverView(
                    posted.id().toString(),
                    posted.school(),
                    cover.person(),
                    cover.from(),
                    cover.until(),
                    cover.by(),
                    posted.postedAt(),
                    posted.postedBy());
        }
    }

    @GetMapping
    @Operation(summary = "Who is away today or will be, and who has left; a school sees its own people")
    List<CoverView> list(@AuthenticationPrincipal SignedIn who) {
        return covers.from(today(), who.school()).stream().map(CoverView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Says that somebody is away from one day to another, or, without a last day, has left")
    CoverView post(
            @AuthenticationPrincipal SignedIn who,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody Away away) {
        String school = who.school() == null ? away.school() : who.school();
        if (away.school() != null && !who.maySee(away.school())) {
            throw new AccessDeniedException("expected a person of the account's own school");
        }
        if (school != null && configuration.school(school).isEmpty()) {
            throw new IllegalArgumentException("expected the id of a school, or none");
        }
        LocalDate from = away.from() == null ? today() : away.from();
        if (away.until() != null && away.until().isBefore(from)) {
            throw new IllegalArgumentException("expected a last day that is not before the first");
        }
        Person by = away.by() == null ? null : away.by().person("by");
        Cover cover = new Cover(PersonGiven.mailbox("person", away.person()), from, away.until(), by);
        return CoverView.of(covers.post(school, cover, who.access(reason)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes it back: the person is there after all")
    void withdraw(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        UUID cover = uuid(id);
        covers.find(cover)
                .filter(found -> who.school() == null || who.school().equals(found.school()))
                .filter(found -> covers.withdraw(cover, who.access(reason)))
                .orElseThrow(() -> new Problems.NotFound("cover", id));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Problems.NotFound("cover", id);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), configuration.hub().zone());
    }
}
