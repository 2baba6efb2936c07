package uk.hailsham.hub.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;

class DisclosureTest {
    private static final String[] EVERYTHING =
            Arrays.stream(DisclosableField.values()).map(DisclosableField::key).toArray(String[]::new);
    private static final String[] OF_A_NOTICE = {
        "recipient_id",
        "notice",
        "referred_on",
        "urgency",
        "referrer_name",
        "referrer_role",
        "referrer_email",
        "referrer_phone"
    };
    private static final String SHOWN = "rc-" + Examples.RECIPIENT;

    private static Map<String, String> fields(ReferralRequest request, Child child, Agency agency, boolean shielded) {
        return disclosed(
                        request,
                        child,
                        new Routing.Target(agency, agency, agency.services().get(0)),
                        shielded)
                .fields();
    }

    private static Disclosure disclosed(Agency agency, Agency serving) {
        Routing.Target target =
                new Routing.Target(agency, serving, serving.services().get(0));
        return disclosed(Examples.request(), Examples.child(), target, false);
    }

    private static Disclosure disclosed(ReferralRequest request, Child child, Routing.Target target, boolean shielded) {
        Instant madeAt = Instant.parse("2026-11-24T09:00:00Z");
        Referral referral = new Referral(new UUID(0, 1), request, new UUID(0, 2), new UUID(0, 3), child, madeAt);
        return Disclosure.of(
                Examples.RECIPIENT, referral, target, "The White House Primary", shielded, ZoneId.of("Europe/London"));
    }

    private static Agency seeing(String... fields) {
        return Examples.agency(Examples.OPEN, false, fields);
    }

    private static Agency authority() {
        return Examples.agency("social-care", null, "childrens-social-care", Examples.OPEN, false, EVERYTHING);
    }

    @Test
    void holdsTheRecipientFirstAndThenTheListInItsOrder() {
        assertThat(fields(Examples.request(), Examples.child(), seeing("need", "child_given", "parent_view"), false))
                .containsExactly(
                        entry("recipient_id", SHOWN),
                        entry("need", "SLCN"),
                        entry("child_given", "Zuzanna"),
                        entry("parent_view", ""));
    }

    @Test
    void anAgencyWithoutAListGetsTheRecipientIdAlone() {
        assertThat(fields(Examples.request(), Examples.child(), seeing(), false))
                .containsExactly(entry("recipient_id", SHOWN));
    }

    @Test
    void everyFieldHasItsText() {
        assertThat(fields(Examples.request(), Examples.child(), seeing(EVERYTHING), false))
                .containsExactly(
                        entry("recipient_id", SHOWN),
                        entry("reference", "WH-1"),
                        entry("referred_on", "2026-11-24"),
                        entry("safeguarding", "no"),
                        entry("urgency", "routine"),
                        entry("service_asked", "Help called class-advice"),
                        entry("need", "SLCN"),
                        entry("reason", "Hard to understand."),
                        entry("tried_first", "Talk Boost"),
                        entry("child_family", "Świątek"),
                        entry("child_given", "Zuzanna"),
                        entry("child_preferred", "Zuzia"),
                        entry("date_of_birth", "2017-11-25"),
                        entry("sex", "F"),
                        entry("ethnicity", "WOTH"),
                        entry("home_language", "POL"),
                        entry("address", "12 Mill Road, Hailsham, BN27 1AA"),
                        entry("postcode", "BN27 1AA"),
                        entry("upn", "X845212818005"),
                        entry("nhs_number", ""),
                        entry("school", "The White House Primary"),
                        entry("year_group", "4"),
                        entry("primary_need", "SLCN"),
                        entry("needs", "SLCN targeted key stage 2; SEMH targeted key stage 2"),
                        entry("sen_provision", "K"),
                        entry("resources", ""),
                        entry("parents", "Anna Świątek (mother) 01632 960101; Piotr Świątek (father) 01632 960102"),
                        entry("child_view", "I want to tell jokes."),
                        entry("parent_view", ""),
                        entry("lawful_basis", "public task"),
                        entry("agreement", "given by mother"),
                        entry("index_checked", "yes, 2026-11-20T10:15:00Z"),
                        entry("referrer_name", "Jo Marsh"),
                        entry("referrer_role", "SENCO"),
                        entry("referrer_email", "senco@white-house.example"),
                        entry("referrer_phone", "01632 960001"));
    }

    @Test
    void whatTheHubAddsStandsWhereItBelongsWhateverAListNames() {
        assertThat(fields(Examples.request(), Examples.child(), seeing("need", "notice", "recipient_id"), false))
                .containsExactly(entry("recipient_id", SHOWN), entry("need", "SLCN"));
    }

    @Test
    void paperOfASensitiveServiceGoesWithoutItsName() {
        Agency clinic = Examples.agency("clinic", null, "clinic-care", Examples.OPEN, true, "service_asked");
        assertThat(disclosed(clinic, clinic))
                .isEqualTo(new Disclosure(
                        Examples.RECIPIENT,
                        "additional service",
                        Map.of("recipient_id", SHOWN, "service_asked", "additional service")));
    }

    @Test
    void aFrontDoorIsToldWhichServiceIsAskedForAndNeverTheNameOfASensitiveOne() {
        Agency door = Examples.agency("door", null, "advice", Examples.OPEN, false, "service_asked", "need");
        Agency keywork = Examples.agency("keywork", "door", "family-keywork", Examples.OPEN, false);
        Agency clinic = Examples.agency("clinic", "door", "clinic-care", Examples.OPEN, true);
        assertThat(disclosed(door, keywork).agency()).isEqualTo("The door office");
        assertThat(disclosed(door, keywork).fields()).containsEntry("service_asked", "Help called family-keywork");
        assertThat(disclosed(door, clinic).fields()).containsEntry("service_asked", "additional service");
        assertThat(disclosed(door, clinic).toString()).doesNotContain("clinic");
    }

    @Test
    void aNoticeSaysThatAReferralWaitsWhomToRingAndNothingOfTheChildWhateverTheListNames() {
        Agency refuge = Examples.noticed("refuge", null, "refuge-help", EVERYTHING);
        Disclosure told = disclosed(refuge, refuge);
        assertThat(told.notice()).isTrue();
        assertThat(told.fields()).containsOnlyKeys(OF_A_NOTICE);
        assertThat(told.fields())
                .containsEntry(
                        "notice",
                        "A referral waits at the hub. Its only reference is the recipient id. Ring whoever refers, at the"
                                + " number given here. Never write to the family home and never ring it.");
    }

    /** The configuration's check refuses it; whoever gets round the check still tells the door nothing. */
    @Test
    void aFrontDoorOfANoticeIsToldNoMoreThanTheNotice() {
        Agency door = Examples.agency("door", null, "advice", Examples.OPEN, false, EVERYTHING);
        Disclosure told = disclosed(door, Examples.noticed("refuge", "door", "refuge-help"));
        assertThat(told.notice()).isTrue();
        assertThat(told.fields()).containsOnlyKeys(OF_A_NOTICE);
    }

    @Test
    void aShieldedChildsWhereaboutsStayInTheHub() {
        assertThat(fields(Examples.request(), Examples.child(), authority(), true))
                .contains(entry("address", ""), entry("postcode", ""), entry("school", ""), entry("parents", ""))
                .contains(entry("child_family", "Świątek"));
    }

    @Test
    void inTheSafeguardingLaneTheAuthoritiesAloneLearnWhereAShieldedChildIs() {
        ReferralRequest concern = Examples.request(null, null, false, null, true);
        assertThat(fields(concern, Examples.child(), authority(), true))
                .contains(entry("address", "12 Mill Road, Hailsham, BN27 1AA"), entry("postcode", "BN27 1AA"));
        assertThat(fields(concern, Examples.child(), seeing("address", "postcode"), true))
                .containsExactly(entry("recipient_id", SHOWN), entry("address", ""), entry("postcode", ""));
    }

    @Test
    void whileIdentityIsNotSettledTheReferrersWordsStand() {
        ReferralRequest concern = Examples.request(null, null, false, null, true);
        assertThat(fields(concern, null, seeing("child_family", "child_given", "date_of_birth", "upn", "needs"), false))
                .containsExactly(
                        entry("recipient_id", SHOWN),
                        entry("child_family", "Named"),
                        entry("child_given", "ByReferrer"),
                        entry("date_of_birth", "2017-01-01"),
                        entry("upn", "X845999226001"),
                        entry("needs", ""));
    }

    @Test
    void aChildWithoutANameStopsNobody() {
        Child known = Examples.child();
        Child nameless = new Child(
                known.source(),
                List.of(),
                null,
                null,
                null,
                known.identifiers(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                known.context(),
                List.of());
        ReferralRequest concern = Examples.request(null, null, false, null, true);
        assertThat(fields(concern, nameless, seeing("child_family", "date_of_birth", "year_group"), false))
                .containsExactly(
                        entry("recipient_id", SHOWN),
                        entry("child_family", "Named"),
                        entry("date_of_birth", "2017-01-01"),
                        entry("year_group", ""));
    }

    @Test
    void aCorrectionSaysBesideTheIdWhichVersionItReplaces() {
        Disclosure first = new Disclosure(
                Examples.RECIPIENT, "Clinic", fields(Examples.request(), Examples.child(), seeing("need"), false));
        Amendment correction = new Amendment(
                Examples.RECIPIENT,
                Amendment.Meaning.CORRECTED,
                4,
                List.of(1, 2),
                Instant.parse("2026-11-24T07:00:00Z"));
        assertThat(first.versioned(correction).fields())
                .containsExactly(
                        entry("recipient_id", SHOWN), entry("version", "4, replaces version 2"), entry("need", "SLCN"));
    }

    @Test
    void aRecallTellsWhoseNumberItHasAndWhomToAskAndNothingOfTheChild() {
        Routing.Target target = new Routing.Target(
                seeing("child_family", "reason", "notice", "referred_on", "referrer_phone"),
                seeing("child_family"),
                new Agency.Service("help", "Help"));
        Referral referral = new Referral(
                Examples.RECIPIENT,
                Examples.request(),
                null,
                null,
                Examples.child(),
                Instant.parse("2026-11-24T07:00:00Z"));
        assertThat(Disclosure.ofRecall(Examples.RECIPIENT, referral, target, ZoneId.of("UTC"))
                        .fields())
                .containsOnlyKeys("recipient_id", "referred_on", "referrer_phone");
    }

    @Test
    void aFieldNobodyKnowsIsAnErrorThatListsTheKnownOnes() {
        assertThatThrownBy(() -> fields(Examples.request(), Examples.child(), seeing("shoe_size"), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "no disclosable field 'shoe_size'; known: recipient_id, notice, version, reference,");
    }
}
