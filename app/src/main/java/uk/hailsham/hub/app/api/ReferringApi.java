package uk.hailsham.hub.app.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import uk.hailsham.hub.app.api.OfferView.RoomView;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.referral.Gaps;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.routes.referral.Answer;
import uk.hailsham.hub.routes.referral.Offering;
import uk.hailsham.hub.routes.referral.Referring;
import uk.hailsham.hub.routes.referral.RingFirst;

/** Asking for help, with papers or without, and what would come of it. Nothing here shows the child. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "referrals")
class ReferringApi {
    private final Referring referring;
    private final Referrals referrals;
    private final RingFirst ringFirst;
    private final Offering offering;
    private final AgencyNaming naming;
    private final IdSource ids;
    private final CodeWords codes;

    ReferringApi(
            Referring referring,
            Referrals referrals,
            RingFirst ringFirst,
            Offering offering,
            AgencyNaming naming,
            IdSource ids,
            CodeWords codes) {
        this.referring = referring;
        this.referrals = referrals;
        this.ringFirst = ringFirst;
        this.offering = offering;
        this.naming = naming;
        this.ids = ids;
        this.codes = codes;
    }

    @PostMapping("/referrals")
    @Operation(summary = "Asks for help; refused at once with what to do when it cannot go")
    ResponseEntity<?> ask(@AuthenticationPrincipal SignedIn who, @RequestBody ReferralRequest request) {
        return ask(who, request, List.of());
    }

    @PostMapping(path = "/referrals", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Asks for help and sends papers along",
            description =
                    "A part referral (application/json) and parts attachment; papers go to agencies that take them")
    ResponseEntity<?> askWithPapers(
            @AuthenticationPrincipal SignedIn who,
            @RequestPart("referral") ReferralRequest request,
            @RequestPart(name = "attachment", required = false) List<MultipartFile> attachments) {
        return ask(who, request, attachments == null ? List.of() : attachments);
    }

    private ResponseEntity<?> ask(SignedIn who, ReferralRequest request, List<MultipartFile> attachments) {
        requireAskable(who, request);
        Answer answer = referring.ask(request.filled(), parts(attachments), null, "hub-" + ids.next());
        if (answer instanceof Answer.Refused refused) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNPROCESSABLE_ENTITY, "the referral cannot go; see reasons for what to do");
            problem.setProperty("reasons", refused.reasons());
            return ResponseEntity.unprocessableEntity().body(problem);
        }
        Answer.Made made = (Answer.Made) answer;
        return ResponseEntity.status(made.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new Made(
                        Shown.REFERRAL.of(made.referral()),
                        made.repeated(),
                        made.notSent(),
                        made.gaps().stream()
                                .map(gaps -> GapsView.of(gaps, naming, who))
                                .toList(),
                        made.leftOut(),
                        referrals
                                .find(made.referral())
                                .map(view -> contacts(view, who))
                                .orElse(List.of()),
                        made.asked().stream()
                                .map(target -> said(target, request, who))
                                .filter(said -> said.room() != null)
                                .toList(),
                        OfferView.all(offering.before(request.filled(), made.asked()), naming, who),
                        made.advice()));
    }

    /** In the safeguarding lane nobody weighs room. */
    private Said said(Routing.Target target, ReferralRequest request, SignedIn who) {
        return new Said(
                naming.id(who, target.agency().id()),
                request.safeguarding() ? null : RoomView.of(offering.room(target)));
    }

    /** What an agency has said of its room. */
    record Said(String agency, RoomView room) {}

    /**
     * @param notSent agencies' objections, where others could still be asked
     * @param gaps what each agency's form will not say: names of fields, as advice
     * @param leftOut papers of a safeguarding referral that could not go with it
     * @param ringFirst whom to ring before anything else; empty unless it is marked safeguarding
     * @param capacity of those asked who have said lately whether they have room
     * @param alternatives who else can be asked, where one of them has no room or a waiting list
     * @param advice what the request should have said, and goes without
     */
    record Made(
            String id,
            boolean repeated,
            List<Refusal> notSent,
            List<GapsView> gaps,
            List<Refusal> leftOut,
            List<Agency.Contact> ringFirst,
            List<Said> capacity,
            OfferView.Offers alternatives,
            List<Refusal> advice) {}

    @PostMapping("/referrals/preview")
    @Operation(summary = "What would come of a request: who would be asked, and what their forms would not say")
    Preview preview(@AuthenticationPrincipal SignedIn who, @RequestBody ReferralRequest request) {
        return preview(who, request, List.of());
    }

    @PostMapping(path = "/referrals/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "The same for a request with papers")
    Preview previewWithPapers(
            @AuthenticationPrincipal SignedIn who,
            @RequestPart("referral") ReferralRequest request,
            @RequestPart(name = "attachment", required = false) List<MultipartFile> attachments) {
        return preview(who, request, attachments == null ? List.of() : attachments);
    }

    private Preview preview(SignedIn who, ReferralRequest request, List<MultipartFile> attachments) {
        requireAskable(who, request);
        Answer.Foreseen foreseen = referring.foresee(request.filled(), parts(attachments));
        return new Preview(
                !foreseen.asked().isEmpty(),
                foreseen.asked().stream()
                        .map(target -> recipient(target, foreseen.gaps(), request, who))
                        .toList(),
                foreseen.objections(),
                OfferView.all(offering.before(request.filled(), foreseen.asked()), naming, who),
                foreseen.advice());
    }

    private Preview.Recipient recipient(Routing.Target target, List<Gaps> gaps, ReferralRequest request, SignedIn who) {
        Agency agency = target.agency();
        Gaps own = gaps.stream()
                .filter(one -> one.agency().equals(agency.id()))
                .findFirst()
                .orElseThrow();
        return new Preview.Recipient(
                naming.id(who, agency.id()),
                naming.name(who, agency.id()),
                naming.service(who, target.service().id()),
                own.empty(),
                own.notAsked(),
                agency.attachments() && !target.notice(),
                said(target, request, who).room());
    }

    /**
     * @param objections why others, or all, could not be asked, and which papers could not go
     * @param alternatives who else could be asked, where one has no room or a waiting list, or nobody can be asked
     * @param advice what the request should say, and could go without
     */
    record Preview(
            boolean goes,
            List<Recipient> recipients,
            List<Refusal> objections,
            OfferView.Offers alternatives,
            List<Refusal> advice) {
        /**
         * @param agency its id, or a handle where the account may not know it
         * @param service null where it would give the agency away
         * @param empty fields of its form that nothing is known for
         * @param notAsked fields it may see and its form has no place for
         * @param attachments whether it gets the papers
         * @param room as the agency said lately; null when it has not, and in the safeguarding lane
         */
        record Recipient(
                String agency,
                String agencyName,
                String service,
                List<String> empty,
                List<String> notAsked,
                boolean attachments,
                RoomView room) {}
    }

    private List<Agency.Contact> contacts(ReferralView view, SignedIn who) {
        return ringFirst.agencies(view).stream()
                .map(agency -> naming.contact(who, agency))
                .toList();
    }

    /** By number: the name a paper came under may tell of the child, and nobody needs it. */
    private static List<DropContent.Part> parts(List<MultipartFile> attachments) {
        return IntStream.range(0, attachments.size())
                .mapToObj(at -> new DropContent.Part(
                        "attachment " + (at + 1), attachments.get(at).getSize(), attachments.get(at)::getInputStream))
                .toList();
    }

    private void requireAskable(SignedIn who, ReferralRequest request) {
        if (request.school() == null || !who.maySee(request.school())) {
            throw new AccessDeniedException("expected a referral of the account's own school");
        }
        if (!request.safeguarding()) {
            requireFields(request);
            codes.requireIfSaid("agreement-standing", request.agreement().standing());
            codes.requireIfSaid("agreement-exceptions", request.agreement().exception());
        } else if (request.reason() == null && request.pupil() == null) {
            throw new IllegalArgumentException("expected a value for reason or pupil, found none");
        }
    }

    private static void requireFields(ReferralRequest request) {
        require(request.reference(), "reference");
        require(request.need(), "need");
        require(request.reason(), "reason");
        require(request.urgency(), "urgency");
        require(request.pupil(), "pupil");
        require(request.referrer(), "referrer");
        require(request.agreement(), "agreement");
        require(request.indexCheck(), "indexCheck");
    }

    private static void require(Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("expected a value for " + name + ", found none");
        }
    }
}
