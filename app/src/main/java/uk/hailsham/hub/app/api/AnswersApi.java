package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.Questions;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Room;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.routes.securelink.Writing;

/** What agencies say beside their answers: what they ask the referrer, and whether they have room. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "answers")
class AnswersApi {
    private final Referrals referrals;
    private final Questions questions;
    private final Capacities capacities;
    private final Configuration configuration;
    private final AgencyNaming naming;
    private final Writing writing;

    AnswersApi(
            Referrals referrals,
            Questions questions,
            Capacities capacities,
            Configuration configuration,
            AgencyNaming naming,
            Writing writing) {
        this.referrals = referrals;
        this.questions = questions;
        this.capacities = capacities;
        this.configuration = configuration;
        this.naming = naming;
        this.writing = writing;
    }

    /** @param agency its id, or a handle instead */
    record QuestionView(String recipient, String agency, Instant askedAt, String text) {}

    @GetMapping("/referrals/{id}/questions")
    @Operation(summary = "What agencies ask whoever made the referral; operators do not see it")
    List<QuestionView> questions(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        UUID uuid = Shown.REFERRAL.parse(id);
        referrals
                .find(uuid)
                .filter(found -> who.maySee(found.school()))
                .orElseThrow(() -> new Problems.NotFound("referral", id));
        if (who.role() == Role.OPERATOR) {
            throw new AccessDeniedException("expected the school that referred, or the index team");
        }
        return questions.of(who.access(reason), uuid).stream()
                .map(question -> new QuestionView(
                        Shown.RECIPIENT.of(question.recipient()),
                        naming.id(who, question.agency()),
                        question.askedAt(),
                        question.text()))
                .toList();
    }

    @GetMapping("/agencies/{id}/capacity")
    @Operation(summary = "Whether an agency has room, service by service, as it said last")
    List<Capacities.Capacity> capacity(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        return configuration
                .agency(id)
                .filter(agency -> !naming.hides(who, agency.id()))
                .map(agency -> capacities.of(agency.id()))
                .orElseThrow(() -> new Problems.NotFound("agency", id));
    }

    /** @param room has, none or waitlist; @param weeks with waitlist only, and only when there is an estimate */
    record RoomSaid(String service, String room, Integer weeks) {}

    @PostMapping("/agencies/{id}/capacity")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Takes down what an agency has said by telephone of its room; X-Access-Reason says with whom")
    List<Capacities.Capacity> say(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody RoomSaid said) {
        Coordinators.require(who);
        if (configuration.agency(id).isEmpty()) {
            throw new Problems.NotFound("agency", id);
        }
        if (!configuration.agency(id).orElseThrow().offers(String.valueOf(said.service()))) {
            throw new IllegalArgumentException("expected a service that the agency offers");
        }
        Room room = Stream.of(Room.values())
                .filter(each -> OfferView.word(each).equals(said.room()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a room of has, none or waitlist"));
        if (said.weeks() != null && (room != Room.WAITLIST || said.weeks() < 0 || said.weeks() > 520)) {
            throw new IllegalArgumentException("expected weeks with waitlist only, from 0 to 520");
        }
        capacities.say(
                id,
                said.service(),
                room,
                said.weeks(),
                "phone " + who.access(reason).who());
        return capacities.of(id);
    }

    @PostMapping("/agencies/{id}/weekly")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Mails an agency the link to everything that is open there, out of turn")
    void weekly(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason) {
        Coordinators.require(who);
        writing.now(id, who.access(reason)).orElseThrow(() -> new Problems.NotFound("agency on a secure link", id));
    }
}
