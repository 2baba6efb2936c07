package uk.hailsham.hub.domain.referral;

import static uk.hailsham.hub.domain.referral.GateRule.refuse;

import java.util.List;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.referral.ReferralRequest.IndexCheck;

/** What the law and the partnership ask of every referral. */
final class RequestRules {

    /** UK GDPR, Article 6(1); it is apart from agreement to the service. */
    static final GateRule A_LAWFUL_BASIS_IS_STATED = approach -> refuse(
            LawfulBasis.of(approach.request().lawfulBasis()).isEmpty(),
            "no-lawful-basis",
            "lawful_basis",
            "State the lawful basis for sharing, one of: " + LawfulBasis.words() + ".");

    /** Else two offices work side by side without knowing of each other: what the Index was made against. */
    static final GateRule THE_INDEX_WAS_CHECKED = approach -> refuse(
            !checked(approach.request().indexCheck()),
            "index-not-checked",
            "index_checked",
            "Check the Children's Index for services already involved, then say so in the referral.");

    /** No letter about an appointment may reach a home in which the child has died. */
    static final GateRule THE_CHILD_LIVES = approach -> refuse(
            approach.child() != null && approach.child().died(),
            "child-died",
            "upn",
            "A school has told the hub that this child has died, so nothing is sent. If that is wrong, mend the leaving "
                    + "reason in the pupil system.");

    /** A shield fails closed: where the child lives must not follow from who was asked to help. */
    static final GateRule A_SHIELDED_CHILD_IS_BROKERED = approach -> refuse(
            approach.shielded(),
            "ask-index-team",
            "upn",
            "The hub does not send this referral by itself. Ring the Children's Index team, who will broker it. "
                    + "If the child may be at risk of harm, mark the referral safeguarding.");

    /**
     * Help that nobody wants is no help; a ground to share all the same is stated, and not implied. Of a sensitive service
     * {@link #A_SENSITIVE_SERVICE_HAS_AGREEMENT} says it.
     */
    static final GateRule A_REFUSAL_IS_RESPECTED = approach -> refuse(
            refused(approach.request().agreement()) && !sensitive(approach),
            "agreement-refused",
            "agreement_exception",
            "Who was asked has not agreed to the service, so nothing is sent. Record the decision not to share, or name the "
                    + "exception on which it is shared all the same.");

    /** SI 2007/2182: a sensitive service only with agreement. */
    static final GateRule A_SENSITIVE_SERVICE_HAS_AGREEMENT = approach -> refuse(
            approach.agency().sensitive() && !agreed(approach.request().agreement()),
            "no-agreement",
            "agreement_given",
            approach.theAgency()
                    + " is only asked with agreement. Ask for it and record who gave it, or give advice without "
                    + "naming the child.");

    /** Who has not agreed on what becomes of it, or no longer has, is told nothing. */
    static final GateRule AN_AGREEMENT_HOLDS =
            approach -> Agreement.stopped(approach.agency().agreement(), approach.today())
                    .map(why -> new Refusal(
                            "agreement-lapsed",
                            "agreement",
                            approach.theAgency() + " cannot be told: " + reason(approach, why)
                                    + ". Ring the service, or ask the partnership to renew it."));

    static final List<GateRule> OF_ANY_AGENCY = List.of(
            THE_CHILD_LIVES,
            A_LAWFUL_BASIS_IS_STATED,
            THE_INDEX_WAS_CHECKED,
            A_REFUSAL_IS_RESPECTED,
            A_SHIELDED_CHILD_IS_BROKERED);

    static final List<GateRule> ALL = Stream.concat(
                    OF_ANY_AGENCY.stream(), Stream.of(AN_AGREEMENT_HOLDS, A_SENSITIVE_SERVICE_HAS_AGREEMENT))
            .toList();

    private RequestRules() {}

    /** The register's number of a sensitive service would tell which one it is. */
    private static String reason(Approach approach, String why) {
        return approach.agency().sensitive() ? "its sharing agreement is not in force" : why;
    }

    private static boolean checked(IndexCheck check) {
        return check != null && check.done();
    }

    private static boolean refused(ReferralRequest.Agreement agreement) {
        return agreement != null && agreement.refused();
    }

    private static boolean sensitive(Approach approach) {
        return approach.agency() != null && approach.agency().sensitive();
    }

    private static boolean agreed(ReferralRequest.Agreement agreement) {
        return agreement != null && agreement.sought() && Boolean.TRUE.equals(agreement.given());
    }
}
