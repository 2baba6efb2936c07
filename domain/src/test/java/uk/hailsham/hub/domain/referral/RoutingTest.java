package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.Routing.Target;

class RoutingTest {
    private static final Agency SPEECH = agency("speech", null);
    private static final Agency ADVICE = agency("advice", null);
    private static final Agency DOOR = agency("door", null);
    private static final Agency CLINIC = agency("clinic", "door");
    private static final List<Agency> AGENCIES = List.of(SPEECH, ADVICE, DOOR, CLINIC);

    private static Agency agency(String id, String via) {
        return Examples.agency(id, via, id + "-service", Examples.OPEN, false);
    }

    private static Routing routing(RoutingRule... rules) {
        return new Routing(List.of(rules), AGENCIES);
    }

    private static RoutingRule rule(String need, Integer from, Integer to, Set<Urgency> urgency, String... services) {
        return new RoutingRule(need, from, to, urgency, List.of(services));
    }

    private static Target target(Agency agency, Agency serving) {
        return new Target(agency, serving, serving.services().get(0));
    }

    @Test
    void everyMatchingRowAddsItsAgenciesOnce() {
        Routing routing = routing(
                rule("slcn", 4, 11, Set.of(), "speech-service"),
                rule("SLCN", null, null, Set.of(Urgency.ROUTINE), "advice-service", "speech-service"),
                rule("SLCN", 12, null, Set.of(), "clinic-service"),
                rule("SLCN", null, null, Set.of(Urgency.URGENT), "clinic-service"));
        assertThat(routing.route(Examples.request(), 8).targets())
                .containsExactly(target(SPEECH, SPEECH), target(ADVICE, ADVICE));
    }

    @Test
    void aReferralGoesToTheFrontDoorOfTheServingAgency() {
        assertThat(routing(rule("SLCN", null, null, Set.of(), "clinic-service"))
                        .route(Examples.request(), 8)
                        .targets())
                .containsExactly(target(DOOR, CLINIC));
    }

    @Test
    void aRecipientIsFoundAgainByItsAgencyAndItsService() {
        Routing routing = routing();
        assertThat(routing.again(DOOR, "clinic-service")).isEqualTo(target(DOOR, CLINIC));
        assertThat(routing.again(CLINIC, "clinic-service"))
                .as("nobody but the door is sent what the clinic is asked")
                .isEqualTo(new Target(CLINIC, CLINIC, new Agency.Service("clinic-service", "")));
        assertThat(routing.again(SPEECH, "speech-service")).isEqualTo(target(SPEECH, SPEECH));
        assertThat(routing.again(SPEECH, "gone-service"))
                .isEqualTo(new Target(SPEECH, SPEECH, new Agency.Service("gone-service", "")));
    }

    @Test
    void ofAgenciesThatOfferTheSameBehindOneDoorTheMostGuardedCounts() {
        Agency open = Examples.agency("open", "door", "shared", Examples.OPEN, false);
        Agency sensitive = Examples.agency("quiet", "door", "shared", Examples.OPEN, true);
        Agency noticed = Examples.noticed("refuge", "door", "shared");
        assertThat(new Routing(List.of(), List.of(DOOR, sensitive, open)).again(DOOR, "shared"))
                .isEqualTo(target(DOOR, sensitive));
        assertThat(new Routing(List.of(), List.of(DOOR, noticed, sensitive, open)).again(DOOR, "shared"))
                .isEqualTo(target(DOOR, noticed));
    }

    @Test
    void anUnknownAgeShutsNoRowOut() {
        assertThat(routing(rule("SLCN", 4, 11, Set.of(), "speech-service"))
                        .route(Examples.request(), null)
                        .targets())
                .containsExactly(target(SPEECH, SPEECH));
    }

    @Test
    void saysWhyNoAgencyIsFound() {
        Routing routing = routing(rule("SLCN", 4, 6, Set.of(Urgency.URGENT, Urgency.ROUTINE), "speech-service"));
        assertThat(routing.route(Examples.request(), 8).nowhere())
                .contains(new Refusal(
                        "no-route", "need", "For this need the hub knows only: age 4 to 6 when routine, urgent."));
        assertThat(routing().route(Examples.request(), 8).nowhere())
                .contains(new Refusal(
                        "no-route",
                        "need",
                        "Nothing is set up for this need. Choose another need or ring the agency."));
        assertThat(routing(rule("SLCN", null, null, Set.of(), "gone-service"))
                        .route(Examples.request(), 8)
                        .nowhere())
                .contains(new Refusal(
                        "no-agency",
                        "need",
                        "No agency takes referrals for this need at present. Tell the hub's operator."));
    }

    @Test
    void safeguardingHasRowsOfItsOwnAndElseTakesThoseOfTheNeed() {
        ReferralRequest concern = Examples.request(null, null, false, null, true);
        RoutingRule speech = rule("SLCN", null, null, Set.of(), "speech-service");
        RoutingRule lane = rule(RoutingRule.SAFEGUARDING, null, null, Set.of(), "door-service");
        assertThat(routing(speech, lane).route(concern, null).targets()).containsExactly(target(DOOR, DOOR));
        assertThat(routing(speech).route(concern, null).targets()).containsExactly(target(SPEECH, SPEECH));
    }
}
