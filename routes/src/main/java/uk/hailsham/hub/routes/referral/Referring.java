package uk.hailsham.hub.routes.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.NewReferral;
import uk.hailsham.hub.connectors.store.NewReferral.NewRecipient;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Referrals.Committed;
import uk.hailsham.hub.connectors.store.Referrals.Outcome;
import uk.hailsham.hub.connectors.store.Refusals;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.referral.Advice;
import uk.hailsham.hub.domain.referral.Attachment;
import uk.hailsham.hub.domain.referral.Gaps;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.routes.referral.Attaching.Papers;
import uk.hailsham.hub.routes.referral.Weighing.Weighed;

/** From a request to a committed referral, or to a refusal that says what to do: weigh, attach, commit. */
public final class Referring {
    private static final Answer REFERENCE_TAKEN = new Answer.Refused(List.of(new Refusal(
            "reference-taken",
            "reference",
            "Expected a reference the school has not used; found one of another referral. Give it a new one.")));

    private final Weighing weighing;
    private final Attaching attaching;
    private final Foretelling foretelling;
    private final Referrals referrals;
    private final Refusals refusals;
    private final Clocks clocks;
    private final IdSource ids;
    private final Clock clock;

    public Referring(
            Weighing weighing,
            Attaching attaching,
            Foretelling foretelling,
            Referrals referrals,
            Refusals refusals,
            Clocks clocks,
            IdSource ids,
            Clock clock) {
        this.weighing = weighing;
        this.attaching = attaching;
        this.foretelling = foretelling;
        this.referrals = referrals;
        this.refusals = refusals;
        this.clocks = clocks;
        this.ids = ids;
        this.clock = clock;
    }

    /** Without papers. */
    public Answer ask(ReferralRequest request, UUID drop, String spare) {
        return ask(request, List.of(), drop, spare);
    }

    /**
     * A refusal is kept with its reasons, so that a decision not to share can be answered for.
     *
     * @param offered papers that shall go with it
     * @param drop the referral file's; null from the interface
     * @param spare a reference for a safeguarding request that has none, or another referral's; the same one whenever the
     *     same request is asked again
     */
    public Answer ask(ReferralRequest request, List<DropContent.Part> offered, UUID drop, String spare) {
        Papers papers = attaching.judge(offered);
        boolean nameless = request.safeguarding() && request.reference() == null;
        Answer answer = decide(nameless ? request.under(spare) : request, papers, drop);
        if (request.safeguarding() && answer.equals(REFERENCE_TAKEN)) {
            answer = decide(request.under(spare), papers, drop);
        }
        if (answer instanceof Answer.Refused refused) {
            refusals.record(request, drop, refused.reasons());
        }
        return answer;
    }

    /** The same without doing it. */
    public Answer.Foreseen foresee(ReferralRequest request, List<DropContent.Part> offered) {
        Papers papers = attaching.judge(offered);
        Weighed weighed = weighing.weigh(request);
        List<Refusal> objections = new ArrayList<>(papers.refusals());
        objections.addAll(weighed.objections());
        return mayNotGo(request, papers)
                ? new Answer.Foreseen(List.of(), List.of(), objections, Advice.of(request))
                : new Answer.Foreseen(weighed.open(), gaps(request, weighed), objections, Advice.of(request));
    }

    /** Who would get it by today's rules, with clocks that begin now; nothing is changed. */
    public ByTodaysRules today(ReferralRequest request) {
        Weighed weighed = weighing.weigh(request);
        Instant now = clock.instant();
        return new ByTodaysRules(
                weighed.open().stream()
                        .map(target -> clocks.recipient(ids.next(), request, target, now))
                        .toList(),
                weighed.objections());
    }

    /** @param objections why others, or all, cannot */
    public record ByTodaysRules(List<NewRecipient> recipients, List<Refusal> objections) {}

    /** In the safeguarding lane a paper that cannot go stays behind, and the referral goes. */
    private static boolean mayNotGo(ReferralRequest request, Papers papers) {
        return !papers.refusals().isEmpty() && !request.safeguarding();
    }

    private List<Gaps> gaps(ReferralRequest request, Weighed weighed) {
        return foretelling.gaps(request, weighed.known(), weighed.open());
    }

    private Answer decide(ReferralRequest request, Papers papers, UUID drop) {
        Weighed weighed = weighing.weigh(request);
        if (weighed.open().isEmpty() || mayNotGo(request, papers)) {
            List<Refusal> reasons = new ArrayList<>(papers.refusals());
            reasons.addAll(weighed.objections());
            return new Answer.Refused(reasons);
        }
        return commit(request, weighed, papers, drop);
    }

    private Answer commit(ReferralRequest request, Weighed weighed, Papers papers, UUID drop) {
        Committed committed = commit(referral(request, weighed, drop, papers));
        return switch (committed.outcome()) {
            case COMMITTED ->
                new Answer.Made(
                        committed.id(),
                        drop,
                        false,
                        weighed.objections(),
                        gaps(request, weighed),
                        papers.refusals(),
                        weighed.open(),
                        Advice.of(request));
            case REPEATED ->
                new Answer.Made(
                        committed.id(),
                        committed.drop(),
                        true,
                        List.of(),
                        gaps(request, weighed),
                        papers.refusals(),
                        weighed.open(),
                        Advice.of(request));
            case REFERENCE_TAKEN -> REFERENCE_TAKEN;
        };
    }

    /** Papers of a referral that was there already, or could not be committed, leave the vault again. */
    private Committed commit(NewReferral referral) {
        boolean stays = false;
        try {
            Committed committed = referrals.commit(referral);
            stays = committed.outcome() == Outcome.COMMITTED;
            return committed;
        } finally {
            if (!stays) {
                attaching.forget(referral.attachments());
            }
        }
    }

    private NewReferral referral(ReferralRequest request, Weighed weighed, UUID drop, Papers papers) {
        Instant now = clock.instant();
        List<NewRecipient> recipients = new ArrayList<>();
        weighed.open().forEach(target -> recipients.add(clocks.recipient(ids.next(), request, target, now)));
        UUID record = weighed.pupil().map(PupilKnown::record).orElse(null);
        UUID child = weighed.pupil().map(PupilKnown::child).orElse(null);
        UUID id = ids.next();
        List<Attachment> attachments = attaching.keep(papers);
        return new NewReferral(
                id, request, record, child, ChildJson.write(weighed.known()), now, drop, recipients, attachments);
    }
}
