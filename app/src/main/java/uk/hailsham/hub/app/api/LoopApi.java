package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.connectors.store.Waiting;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.owner.Owned;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.school.Days;
import uk.hailsham.hub.routes.referral.Owning;

/** Closing loops by hand: who waits longest without a word, and what an agency has said by telephone. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "referrals")
class LoopApi {
    private static final int MOST = 1000;
    private final Waiting waiting;
    private final Referrals referrals;
    private final Replies replies;
    private final Owning owning;
    private final AgencyNaming naming;
    private final CodeWords codes;
    private final Clock clock;

    LoopApi(
            Waiting waiting,
            Referrals referrals,
            Replies replies,
            Owning owning,
            AgencyNaming naming,
            CodeWords codes,
            Clock clock) {
        this.waiting = waiting;
        this.referrals = referrals;
        this.replies = replies;
        this.owning = owning;
        this.naming = naming;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping("/waiting")
    @Operation(
            summary =
                    "Recipients that nobody may forget, safeguarding first, then the longest silence: the open ones, and those"
                            + " that failed or were declined until another is asked; a school sees its own")
    List<WaitingView> waiting(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "100") int limit) {
        List<Waiting.Silent> silent = silent(who, Math.min(Math.max(limit, 1), MOST));
        Map<UUID, Owned> owned =
                owning.of(silent.stream().map(Waiting.Silent::referral).toList());
        return silent.stream()
                .map(each -> WaitingView.of(each, owned.get(each.referral()), naming, who))
                .toList();
    }

    /** A school's list tells by nobody's going or place what it may not follow. */
    private List<Waiting.Silent> silent(SignedIn who, int limit) {
        if (who.school() == null) {
            return waiting.list(limit);
        }
        Instant now = clock.instant();
        return waiting.ofSchool(who.school(), Integer.MAX_VALUE).stream()
                .filter(each -> followed(who, each).waits(each, now))
                .sorted(Comparator.comparing((Waiting.Silent each) -> !each.safeguarding())
                        .thenComparing(each -> followed(who, each).silentSince(each)))
                .limit(limit)
                .toList();
    }

    private Followed followed(SignedIn who, Waiting.Silent silent) {
        return naming.followed(who, silent.agency(), silent.service());
    }

    /**
     * @param silentSince null where the agency does not report back, as is {@code heard}
     * @param heard false while the agency has never given a sign
     * @param overdue null where not every state is told, as is {@code due}
     * @param firstContactBy where every state is told, the day to which pauses have moved it
     * @param due none, met, paused, ahead, due-soon or overdue
     * @param alternatives where it is told who else can be asked; null unless it was declined or could not be delivered
     */
    record WaitingView(
            String recipient,
            String referral,
            String school,
            boolean safeguarding,
            String agency,
            String service,
            String state,
            String rung,
            Instant silentSince,
            Boolean heard,
            Instant acknowledgeBy,
            Instant firstContactBy,
            Boolean overdue,
            String due,
            String alternatives,
            @JsonUnwrapped OwnerView ownership) {
        static WaitingView of(Waiting.Silent silent, Owned owned, AgencyNaming naming, SignedIn who) {
            Followed followed = naming.followed(who, silent.agency(), silent.service());
            return new WaitingView(
                    Shown.RECIPIENT.of(silent.recipient()),
                    Shown.REFERRAL.of(silent.referral()),
                    silent.school(),
                    silent.safeguarding(),
                    naming.id(who, silent.agency()),
                    naming.service(who, silent.service()),
                    followed.state(silent.standing().state()),
                    followed.proof(silent.standing().rung()),
                    followed.heard(silent.silentSince()),
                    followed.heard(silent.heard()),
                    silent.acknowledgeBy(),
                    followed.moved(silent.contactMovedTo(), silent.firstContactBy()),
                    followed.told(silent.overdue()),
                    followed.due(silent.due()),
                    followed.unheld(silent.standing().state())
                            ? "/api/v1/referrals/" + Shown.REFERRAL.of(silent.referral()) + "/alternatives"
                            : null,
                    OwnerView.of(owned));
        }
    }

    /**
     * @param status a word of the acknowledgement file
     * @param reason a code of decline-reasons or hold-reasons; with {@code declined} and {@code on-hold} only
     * @param date the day the agency named; null for today
     */
    record Phoned(String status, String reason, LocalDate date) {}

    record Taken(String effect) {}

    @PostMapping("/recipients/{id}/answer")
    @Operation(
            summary =
                    "Records what an agency has said by telephone; X-Access-Reason says with whom. The effect is moved, repeated,"
                            + " or contradicted: kept for a person, and nothing moves")
    Taken answer(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestHeader(name = "X-Access-Reason", required = false) String reason,
            @RequestBody Phoned phoned) {
        UUID recipient = Shown.RECIPIENT.parse(id);
        String agency = referrals
                .schoolOf(recipient)
                .filter(who::maySee)
                .flatMap(school -> referrals.agencyOf(recipient))
                .orElseThrow(() -> new Problems.NotFound("recipient", id));
        Replies.Effect effect = replies.phoned(who.access(reason), agency, reply(recipient, phoned));
        return new Taken(effect.name().toLowerCase(Locale.ROOT));
    }

    private Reply reply(UUID recipient, Phoned phoned) {
        Status status = status(phoned.status());
        LocalDate today = codes.today();
        LocalDate day = phoned.date() == null ? today : phoned.date();
        if (!Days.spokenOf(day)) {
            throw new IllegalArgumentException("expected " + Days.EXPECTED);
        }
        if (status != Status.BOOKED && day.isAfter(today)) {
            throw new IllegalArgumentException("expected a date of today or before, found one that lies ahead");
        }
        return new Reply(recipient, status, reason(status, phoned.reason()), day);
    }

    private static Status status(String word) {
        for (Status status : Status.values()) {
            if (word(status).equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("expected a status of "
                + List.of(Status.values()).stream().map(LoopApi::word).toList());
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String reason(Status status, String code) {
        if (status != Status.DECLINED && status != Status.ON_HOLD) {
            if (code != null) {
                throw new IllegalArgumentException("expected no reason with " + word(status));
            }
            return null;
        }
        return codes.require(status == Status.DECLINED ? "decline-reasons" : "hold-reasons", code);
    }
}
