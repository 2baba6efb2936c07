package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Agency.Gateway;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.referral.ReferralRequest.Agreement;

class GateTest {
    private static final Gateway STRICT = new Gateway(5, 8, List.of("BN27"), true, List.of("parent_view", "school"));

    private static List<Refusal> refusals(ReferralRequest request, Gateway gateway) {
        return refusals(request, Examples.child(), Examples.agency(gateway, false), false);
    }

    private static List<Refusal> refusals(ReferralRequest request, Child child, Agency agency, boolean shielded) {
        return Gate.refusals(new Approach(request, child, agency, Examples.TODAY, shielded));
    }

    private static Gateway ages(Integer from, Integer to) {
        return new Gateway(from, to, List.of(), false, List.of());
    }

    @Test
    void letsAWholeRequestThrough() {
        assertThat(refusals(Examples.request(), Examples.OPEN)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "because we always do", "61z"})
    void refusesWithoutALawfulBasis(String basis) {
        assertThat(refusals(Examples.request(basis, null, true, null, false), Examples.OPEN))
                .containsExactly(new Refusal(
                        "no-lawful-basis",
                        "lawful_basis",
                        "State the lawful basis for sharing, one of: consent, legal-obligation, vital-interests, "
                                + "public-task, safeguarding, legitimate-interests."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"public task", "Public-Task", "Article 6(1)(e)", "6(1)(e)", "legal_obligation", "Art. 6(1)(ea)"})
    void takesTheBasisInTheUsualSpellings(String basis) {
        assertThat(refusals(Examples.request(basis, null, true, null, false), Examples.OPEN))
                .isEmpty();
    }

    @Test
    void refusesWhenTheIndexWasNotChecked() {
        assertThat(refusals(Examples.request("consent", null, false, null, false), Examples.OPEN))
                .containsExactly(new Refusal(
                        "index-not-checked",
                        "index_checked",
                        "Check the Children's Index for services already involved, then say so in the referral."));
    }

    @Test
    void nothingIsSentForAChildThatHasDiedButInTheSafeguardingLane() {
        Child died = Examples.died();

        assertThat(refusals(Examples.request(), died, Examples.agency(Examples.OPEN, false), false))
                .containsExactly(new Refusal(
                        "child-died",
                        "upn",
                        "A school has told the hub that this child has died, so nothing is sent. If that is wrong, mend the"
                                + " leaving reason in the pupil system."));
        assertThat(refusals(
                        Examples.request(null, null, false, null, true),
                        died,
                        Examples.agency(Examples.OPEN, false),
                        false))
                .isEmpty();
    }

    @Test
    void refusesAnAgencyWhoseSharingAgreementIsOver() {
        Agency lapsed = Examples.lapsed(Examples.agency(Examples.OPEN, false));

        assertThat(refusals(Examples.request(), Examples.child(), lapsed, false))
                .containsExactly(new Refusal(
                        "agreement-lapsed",
                        "agreement",
                        "The class office cannot be told: the sharing agreement ISA-9 ended on 2026-11-23 and has not been"
                                + " renewed. Ring the service, or ask the partnership to renew it."));
        assertThat(Gate.refusalsOfDoor(
                        new Approach(Examples.request(), Examples.child(), lapsed, Examples.TODAY, false)))
                .extracting(Refusal::code)
                .containsExactly("agreement-lapsed");
    }

    @Test
    void doesNotNameTheAgreementOfASensitiveService() {
        Agency lapsed = Examples.lapsed(Examples.agency(Examples.OPEN, true));

        assertThat(refusals(Examples.request(), Examples.child(), lapsed, false))
                .extracting(Refusal::text)
                .containsExactly(
                        "This service cannot be told: its sharing agreement is not in force. Ring the service, or"
                                + " ask the partnership to renew it.");
    }

    @Test
    void noAgreementStopsAChildInDanger() {
        Agency lapsed = Examples.lapsed(Examples.agency(Examples.OPEN, true));
        ReferralRequest danger = Examples.request(null, null, false, null, true);

        assertThat(refusals(danger, Examples.child(), lapsed, false)).isEmpty();
        assertThat(Gate.refusalsOfDoor(new Approach(danger, Examples.child(), lapsed, Examples.TODAY, false)))
                .isEmpty();
    }

    @Test
    void refusesASensitiveServiceWithoutAgreement() {
        Agency sensitive = Examples.agency(Examples.OPEN, true);
        for (Agreement agreement :
                new Agreement[] {null, new Agreement(false, null, null, "x"), new Agreement(true, false, "father", null)
                }) {
            ReferralRequest request = Examples.request("consent", agreement, true, null, false);
            assertThat(refusals(request, Examples.child(), sensitive, false))
                    .extracting(Refusal::code)
                    .containsExactly("no-agreement");
        }
        assertThat(refusals(Examples.request(), Examples.child(), sensitive, false))
                .isEmpty();
    }

    @Test
    void respectsARefusalUnlessAGroundIsNamedOnWhichItGoesAllTheSame() {
        Agency open = Examples.agency(Examples.OPEN, false);
        Agreement refused = new Agreement(true, false, "father", "parental-responsibility", null, null, null);
        Agreement needless = new Agreement(true, false, "father", "parental-responsibility", null, null, "court-order");

        assertThat(refusals(Examples.request("consent", refused, true, null, false), Examples.child(), open, false))
                .extracting(Refusal::code)
                .containsExactly("agreement-refused");
        assertThat(refusals(Examples.request("consent", needless, true, null, false), Examples.child(), open, false))
                .isEmpty();
        assertThat(refusals(Examples.request("consent", refused, true, null, true), Examples.child(), open, false))
                .as("a child in danger")
                .isEmpty();
    }

    @Test
    void sendsAShieldedChildToTheIndexTeamAndKeepsSilentAboutTheArea() {
        Gateway elsewhere = new Gateway(null, null, List.of("ZE"), false, List.of("address"));
        assertThat(refusals(Examples.request(), Examples.child(), Examples.agency(elsewhere, false), true))
                .extracting(Refusal::code)
                .containsExactly("ask-index-team");
    }

    @Test
    void countsCompletedYearsUpToTheDayBeforeTheBirthday() {
        LocalDate nineTomorrow = LocalDate.of(2017, 11, 25);
        LocalDate nineToday = LocalDate.of(2017, 11, 24);
        assertThat(refusals(
                        Examples.request(),
                        Examples.child(nineTomorrow, null),
                        Examples.agency(ages(4, 8), false),
                        false))
                .isEmpty();
        assertThat(refusals(
                        Examples.request(), Examples.child(nineToday, null), Examples.agency(ages(4, 8), false), false))
                .containsExactly(new Refusal(
                        "age-not-served",
                        "date_of_birth",
                        "The class office takes children aged 4 to 8. Ask another service."));
    }

    @Test
    void saysAnOpenAgeRangeAsItIs() {
        assertThat(refusals(Examples.request(), ages(10, null)))
                .extracting(Refusal::text)
                .containsExactly("The class office takes children from age 10. Ask another service.");
        assertThat(refusals(Examples.request(), ages(null, 4)))
                .extracting(Refusal::text)
                .containsExactly("The class office takes children up to age 4. Ask another service.");
    }

    @ParameterizedTest
    @CsvSource({
        "BN27,BN27 1AA,true",
        "BN2,BN27 1AA,false",
        "BN2,BN2 7AA,true",
        "BN,BN27 1AA,true",
        "B,BN27 1AA,false",
        "BN27 1,BN27 1AA,true",
        "BN27 2,BN27 1AA,false",
        "bn27,BN27 1AA,true",
        "TN,BN27 1AA,false"
    })
    void cutsAnAreaAtThePostcodesSeam(String prefix, String postcode, boolean served) {
        Agency agency = Examples.agency(new Gateway(null, null, List.of(prefix), false, List.of()), false);
        assertThat(refusals(Examples.request(), Examples.child(LocalDate.of(2017, 1, 1), postcode), agency, false)
                        .isEmpty())
                .isEqualTo(served);
    }

    @Test
    void asksForAPostcodeWhereTheAreaMatters() {
        Agency agency = Examples.agency(new Gateway(null, null, List.of("BN27", "BN8"), false, List.of()), false);
        assertThat(refusals(Examples.request(), Examples.child(LocalDate.of(2017, 1, 1), null), agency, false))
                .containsExactly(new Refusal(
                        "area-unknown",
                        "postcode",
                        "The class office serves homes in BN27, BN8. No home postcode is known: record it in the "
                                + "pupil system."));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        ReferralRequest bare = Examples.request(null, null, false, " ", false);
        assertThat(refusals(
                        bare,
                        Examples.child(LocalDate.of(2010, 1, 1), "TN1 1AA"),
                        Examples.agency(STRICT, true),
                        false))
                .extracting(Refusal::code)
                .containsExactly(
                        "no-lawful-basis",
                        "index-not-checked",
                        "no-agreement",
                        "age-not-served",
                        "area-not-served",
                        "nothing-tried-first",
                        "mandatory-missing");
    }

    /** SI 2007/2182: whoever refers learns what is missing and not of whom. */
    @Test
    void noRefusalNamesASensitiveService() {
        ReferralRequest bare = Examples.request(null, null, false, " ", false);
        Child away = Examples.child(LocalDate.of(2010, 1, 1), "TN1 1AA");
        assertThat(refusals(bare, away, Examples.agency(STRICT, true), false))
                .extracting(Refusal::text)
                .hasSize(7)
                .allSatisfy(text -> assertThat(text).doesNotContain("class"))
                .filteredOn(text -> text.startsWith("This service "))
                .hasSize(5);
    }

    @Test
    void namesTheMandatoryFieldsThatAreEmpty() {
        assertThat(refusals(Examples.request(), new Gateway(null, null, List.of(), false, STRICT.mandatory())))
                .containsExactly(new Refusal(
                        "mandatory-missing",
                        "parent_view",
                        "The class office needs these fields, which are empty: parent_view."));
    }

    @Test
    void theSafeguardingLaneNeverCloses() {
        ReferralRequest bare = Examples.request(null, null, false, null, true);
        assertThat(refusals(bare, null, Examples.agency(STRICT, true), true)).isEmpty();
        assertThat(Gate.refusalsOfRequest(new Approach(bare, null, null, Examples.TODAY, true)))
                .isEmpty();
    }

    @Test
    void judgesARequestThatGoesNowhereByWhatNoAgencyCouldMend() {
        ReferralRequest bare = Examples.request(null, null, false, null, false);
        assertThat(Gate.refusalsOfRequest(new Approach(bare, Examples.child(), null, Examples.TODAY, false)))
                .extracting(Refusal::code)
                .containsExactly("no-lawful-basis", "index-not-checked");
    }

    @Test
    void noRefusalTellsAnythingOfTheChild() {
        ReferralRequest bare = Examples.request(null, null, false, " ", false);
        List<Refusal> all = refusals(
                bare, Examples.child(LocalDate.of(2010, 1, 1), "TN1 1AA"), Examples.agency(STRICT, true), false);
        assertThat(all)
                .extracting(Refusal::text)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("Świątek", "Zuzanna", "ByReferrer", "2010", "TN1", "X845", "Mill Road", "16"));
    }
}
