package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Urgency;

class ShippedRoutingTest {
    private static final Configuration SHIPPED = ConfigFolder.read(
                    Path.of("").toAbsolutePath(),
                    new Known(
                            Set.of("bromcom", "census", "csv", "ctf", "sims-csv", "wonde"),
                            Set.of("email", "fhir", "hl7v2", "secure-link", "sftp"),
                            Set.of("csv", "fhir", "form", "hl7v2", "pdf", "xml")))
            .configuration();
    private static final Routing ROUTING = new Routing(SHIPPED.routing(), SHIPPED.agencies());
    private static final int YOUNGEST = 4;
    private static final int OLDEST = 17;

    private static ReferralRequest request(String need, Urgency urgency, boolean safeguarding) {
        return new ReferralRequest(
                "r-1",
                "white-house",
                null,
                need,
                "reason",
                urgency,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                safeguarding);
    }

    @Test
    void everyNeedReachesAnAgencyThatTakesTheAgeAtEverySchoolAgeAndUrgency() {
        List<String> lost = new ArrayList<>();
        for (CodeList.Code need : SHIPPED.codes().list("need").codes()) {
            for (Urgency urgency : Urgency.values()) {
                for (int age = YOUNGEST; age <= OLDEST; age++) {
                    if (!reached(request(need.means(), urgency, false), age)) {
                        lost.add(need.means() + " at " + age + " " + urgency);
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    /** Children under five, and those with a plan until they are 25 (Children and Families Act 2014, section 46). */
    @Test
    void everyTypeOfSpecialNeedReachesSomebodyFromBirthToTwentyFive() {
        List<String> lost = new ArrayList<>();
        for (CodeList.Code type : SHIPPED.codes().list("sen-type").codes()) {
            for (int age = 0;
                    age <= 25 && SHIPPED.codes().list("need").find(type.means()).isPresent();
                    age++) {
                for (Urgency urgency : Urgency.values()) {
                    if (!reached(request(type.means(), urgency, false), age)) {
                        lost.add(type.means() + " at " + age + " " + urgency);
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void everyAgencyThatTakesReferralsIsReachedBySomebody() {
        Set<String> reached = new TreeSet<>();
        for (CodeList.Code need : SHIPPED.codes().list("need").codes()) {
            for (int age = 0; age <= 25; age++) {
                for (Urgency urgency : Urgency.values()) {
                    ROUTING.route(request(need.means(), urgency, false), age)
                            .targets()
                            .forEach(target -> reached.add(target.serving().id()));
                }
            }
        }
        assertThat(SHIPPED.agencies().stream().filter(Agency::takesReferrals).map(Agency::id))
                .allMatch(reached::contains)
                .hasSize(35);
    }

    @Test
    void theListOfThePartnershipIsWhole() {
        assertThat(SHIPPED.agencies())
                .extracting(Agency::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 36).boxed().toList());
        assertThat(SHIPPED.agencies())
                .filteredOn(agency -> !agency.takesReferrals())
                .extracting(Agency::number)
                .containsExactly(15);
        assertThat(SHIPPED.agencies())
                .filteredOn(Agency::notice)
                .extracting(Agency::number)
                .containsExactly(30);
        assertThat(SHIPPED.agencies())
                .filteredOn(Agency::sensitive)
                .extracting(Agency::number)
                .containsExactly(3, 4, 28, 29, 30);
        assertThat(SHIPPED.agencies()).allMatch(agency -> agency.intended() != null && agency.agreement() != null);
    }

    /** One week when urgent, four weeks else (the access standard for eating disorders). */
    @Test
    void anEatingDisorderIsSeenWithinAWeekWhenItIsUrgent() {
        Agency eating = SHIPPED.agency("eating-disorders").orElseThrow();
        assertThat(Urgency.ROUTINE.of(eating.firstContact())).isEqualTo(new Limit(28, Limit.Unit.CALENDAR_DAYS));
        assertThat(Urgency.URGENT.of(eating.firstContact())).isEqualTo(new Limit(7, Limit.Unit.CALENDAR_DAYS));
        assertThat(Urgency.EMERGENCY.of(eating.firstContact())).isEqualTo(new Limit(7, Limit.Unit.CALENDAR_DAYS));
    }

    /** A door is told of one service a referral: two behind it, of which it learns one, would lose the other. */
    @Test
    void noReferralAsksOneDoorForTwoServices() {
        for (CodeList.Code need : SHIPPED.codes().list("need").codes()) {
            for (int age = 0; age <= 25; age++) {
                for (Urgency urgency : Urgency.values()) {
                    assertThat(ROUTING.route(request(need.means(), urgency, false), age)
                                    .targets())
                            .as("%s at %s %s", need.means(), age, urgency)
                            .extracting(target -> target.agency().id())
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    private static boolean reached(ReferralRequest request, int age) {
        return ROUTING.route(request, age).targets().stream()
                .map(target -> target.serving().gateway())
                .anyMatch(gateway -> takes(gateway, age));
    }

    private static boolean takes(Agency.Gateway gateway, int age) {
        return (gateway.ageFrom() == null || gateway.ageFrom() <= age)
                && (gateway.ageTo() == null || gateway.ageTo() >= age);
    }

    @Test
    void aSafeguardingConcernGoesToChildrensSocialCareWhateverTheNeed() {
        assertThat(ROUTING.route(request("SLCN", Urgency.URGENT, true), null).targets())
                .extracting(target -> target.agency().id())
                .containsExactly("childrens-social-care");
    }
}
