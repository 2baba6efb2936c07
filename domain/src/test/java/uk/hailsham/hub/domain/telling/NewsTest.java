package uk.hailsham.hub.domain.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final UUID ROWAN = new UUID(1, 1);
    private static final Map<UUID, Boolean> ON_ROLL = Map.of(ROWAN, false);
    private static final Map<UUID, Boolean> SHIELDED = Map.of(ROWAN, true);
    private static final Fact LINK = fact(Topic.INDEX_LINK, "CI-1", "");
    private static final Fact ELSEWHERE = fact(Topic.REGISTERED_ELSEWHERE, "", "");
    private static final Fact POSTCODE = fact(Topic.DISCREPANCY, "postcode", "");
    private static final Fact FAMILY = fact(Topic.DISCREPANCY, "family", "");
    private static final Fact ASKED = fact(Topic.REFERRAL, "R-1/camhs", "requested");
    private static final Fact TAKEN = fact(Topic.REFERRAL, "R-1/camhs", "accepted");

    @Test
    void whatIsAsItWasToldIsNoNews() {
        assertThat(News.between(List.of(LINK, ASKED), List.of(ASKED, LINK), ON_ROLL))
                .isEqualTo(new News(List.of(), List.of(), List.of()));
    }

    @Test
    void anotherStateIsFreshAndOneThatIsNoLongerSoIsOver() {
        assertThat(News.between(List.of(ELSEWHERE, ASKED), List.of(TAKEN, LINK), ON_ROLL))
                .isEqualTo(new News(List.of(TAKEN, LINK), List.of(ELSEWHERE), List.of()));
    }

    @Test
    void ofAPupilWhoHasLeftNoEndIsTold() {
        assertThat(News.between(List.of(LINK, ELSEWHERE), List.of(), Map.of()))
                .isEqualTo(new News(List.of(), List.of(), List.of(LINK, ELSEWHERE)));
    }

    @Test
    void behindAShieldNoEndIsToldOfWhatMayTellWhereTheChildIs() {
        assertThat(News.between(List.of(LINK, ELSEWHERE, POSTCODE, FAMILY), List.of(), SHIELDED))
                .isEqualTo(new News(List.of(), List.of(LINK, FAMILY), List.of(ELSEWHERE, POSTCODE)));
    }

    @Test
    void anAgencySaysHowFarItsReferralsAreFollowed() {
        assertThat(Progress.STATE.shown("rejected")).contains("rejected");
        assertThat(Progress.RECEIPT.shown("requested")).contains("requested");
        assertThat(Progress.RECEIPT.shown("failed")).contains("failed");
        assertThat(Progress.RECEIPT.shown("rejected")).contains("received");
        assertThat(Progress.NOTHING.shown("accepted")).isEmpty();
    }

    private static Fact fact(Topic topic, String key, String state) {
        return new Fact(ROWAN, topic, key, state, LocalDate.of(2026, 11, 24));
    }
}
