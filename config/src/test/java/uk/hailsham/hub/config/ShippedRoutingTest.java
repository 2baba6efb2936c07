package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Urgency;

class ShippedRoutingTest {
    private static final Configuration SHIPPED = ConfigFolder.read(
                    Path.of("").toAbsolutePath(),
                    new Known(Set.of("ctf", "sims-csv"), Set.of("email", "sftp"), Set.of("csv", "pdf")))
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
