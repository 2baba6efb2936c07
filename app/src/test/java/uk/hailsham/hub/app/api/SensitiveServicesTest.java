package uk.hailsham.hub.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.app.wiring.Words;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.ChildEvent;
import uk.hailsham.hub.connectors.store.RecipientEvent;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.access.Access.Role;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.SchoolNames;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Rung;
import uk.hailsham.hub.domain.telling.Progress;

/** A school that refers to a sensitive service is not told its name again (SI 2007/2182); who mends the hub is. */
class SensitiveServicesTest {
    private static final Configuration SHIPPED =
            ConfigFolder.read(Path.of("../config"), Words.known()).configuration();
    private static final AgencyNaming NAMING = new AgencyNaming(
            SHIPPED,
            new SchoolNames(
                    SHIPPED.agencies(),
                    text -> UUID.nameUUIDFromBytes(("a key" + text).getBytes(StandardCharsets.UTF_8))
                            .toString()
                            .getBytes(StandardCharsets.UTF_8)));
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final SignedIn SCHOOL = new SignedIn("s", "", Role.SCHOOL, "white-house", true);
    private static final SignedIn OPERATOR = new SignedIn("o", "", Role.OPERATOR, null, true);
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private static ReferralView referral(String agency, String service) {
        ReferralView.Recipient recipient = new ReferralView.Recipient(
                RECIPIENT,
                new UUID(0, 1),
                agency,
                service,
                RecipientState.REQUESTED,
                Rung.QUEUED,
                NOW,
                null,
                null,
                null,
                null,
                null,
                NOW);
        return new ReferralView(
                new UUID(0, 1), "white-house", "R-1", null, "SEMH", "urgent", false, NOW, List.of(recipient));
    }

    private static ReferralSummary.RecipientSummary seen(SignedIn who, String agency, String service) {
        return ReferralSummary.of(referral(agency, service), NAMING, who, NOW)
                .recipients()
                .get(0);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSchoolSeesItsReferralToASensitiveServiceUnderAHandleAndALabel() {
        ReferralSummary.RecipientSummary seen = seen(SCHOOL, "sexual-health", "young-peoples-clinic");
        assertThat(seen.agency()).matches("as-[0-9a-f]{16}");
        assertThat(seen.agencyName()).isEqualTo("additional service");
        assertThat(seen.service()).isNull();
        assertThat(seen.agency())
                .as("the same whenever it is asked, and another of another agency")
                .isEqualTo(seen(SCHOOL, "sexual-health", "young-peoples-clinic").agency())
                .isNotEqualTo(seen(SCHOOL, "substance-misuse", "substance-misuse-support")
                        .agency());
    }

    @Test
    void anOperatorKeepsTheId() {
        ReferralSummary.RecipientSummary seen = seen(OPERATOR, "sexual-health", "young-peoples-clinic");
        assertThat(seen.agency()).isEqualTo("sexual-health");
        assertThat(seen.agencyName()).isEqualTo("Sexual health and young parents");
        assertThat(seen.service()).isEqualTo("young-peoples-clinic");
    }

    @Test
    void aFrontDoorIsNamedAndWhoStandsBehindItIsNot() {
        ReferralSummary.RecipientSummary seen = seen(SCHOOL, "childrens-social-care", "mental-health-assessment");
        assertThat(seen.agency()).isEqualTo("childrens-social-care");
        assertThat(seen.service()).isNull();
        assertThat(seen(SCHOOL, "childrens-social-care", "family-keywork").service())
                .isEqualTo("family-keywork");
    }

    @Test
    void whatTheConfigurationHasForgottenIsShownToSchoolsAsIfItWereSensitive() {
        ReferralSummary.RecipientSummary seen = seen(SCHOOL, "gone", "gone-service");
        assertThat(seen.agency()).startsWith("as-");
        assertThat(seen.agencyName()).isEqualTo("additional service");
        assertThat(seen.service()).isNull();
        assertThat(seen(OPERATOR, "gone", "gone-service").agency()).isEqualTo("gone");
    }

    @Test
    void theListOfAgenciesGivesNoSensitiveOneAwayByNameNumberPlaceAgesOrLimits() {
        AgenciesApi api = new AgenciesApi(SHIPPED, NAMING, Map::of);
        List<AgenciesApi.AgencyView> seen = api.list(SCHOOL);

        assertThat(seen).hasSameSizeAs(SHIPPED.agencies());
        List<AgenciesApi.AgencyView> last = seen.subList(seen.size() - 5, seen.size());
        assertThat(last)
                .isSortedAccordingTo((left, right) -> left.id().compareTo(right.id()))
                .allSatisfy(view ->
                        assertThat(view).isEqualTo(AgenciesApi.AgencyView.unnamed(view.id(), "additional service")));
        assertThat(api.list(OPERATOR))
                .extracting(AgenciesApi.AgencyView::id)
                .containsExactlyElementsOf(
                        SHIPPED.agencies().stream().map(Agency::id).toList());
    }

    @Test
    void whetherItHasAnsweredInTimeIsToldAsFarAsItReportsBack() {
        Instant before = NOW.minusSeconds(60);
        ReferralView.Recipient answered = new ReferralView.Recipient(
                RECIPIENT,
                new UUID(0, 1),
                "gone",
                "gone-service",
                RecipientState.ACCEPTED,
                Rung.ACCEPTED,
                before,
                NOW.plusSeconds(60),
                NOW,
                null,
                null,
                null,
                null);
        ReferralView view = new ReferralView(
                new UUID(0, 1), "white-house", "R-1", null, "SEMH", "urgent", false, before, List.of(answered));
        ReferralSummary.RecipientSummary told =
                ReferralSummary.of(view, NAMING, SCHOOL, NOW).recipients().get(0);

        assertThat(told.state())
                .as("of what is configured no longer nothing is told")
                .isNull();
        assertThat(told.due()).isNull();
        assertThat(told.clockStoppedAt()).isNull();
        ReferralSummary.RecipientSummary whole =
                ReferralSummary.of(view, NAMING, OPERATOR, NOW).recipients().get(0);
        assertThat(whole.due()).isEqualTo("met");
        assertThat(whole.clockStoppedAt()).isEqualTo(NOW);
    }

    @Test
    void aTimelineTellsHowFarItIsAndNotWhere() {
        RecipientEvent carried = new RecipientEvent(
                RECIPIENT,
                NOW,
                "proved",
                "requested",
                "handed-over",
                "courier",
                "{\"attempt\":1,\"to\":\"referrals@sexual-health.example\",\"reply\":\"250 ok\"}");
        RecipientEvent failed = new RecipientEvent(
                RECIPIENT,
                NOW,
                "not-carried",
                "failed",
                "queued",
                "courier",
                "{\"attempt\":2,\"kind\":\"needs-a-person\",\"reason\":\"mailbox of sexual-health.example unknown\"}");
        RecipientEvent answered = new RecipientEvent(
                RECIPIENT,
                NOW,
                "answered",
                "rejected",
                "acknowledged",
                "sexual-health",
                "{\"status\":\"rejected\",\"reason\":\"22\",\"date\":\"2026-11-24\",\"source\":\"sexual-health-1.csv\"}");

        assertThat(TimelineView.unnamed(carried, "as-1").detail()).isEqualTo("{\"attempt\":1}");
        assertThat(TimelineView.unnamed(failed, "as-1").detail())
                .isEqualTo("{\"attempt\":2,\"kind\":\"needs-a-person\"}");
        assertThat(TimelineView.unnamed(answered, "as-1"))
                .isEqualTo(new TimelineView(
                        "rc-" + RECIPIENT,
                        NOW,
                        "answered",
                        "rejected",
                        "acknowledged",
                        "as-1",
                        "{\"status\":\"rejected\",\"date\":\"2026-11-24\",\"reason\":\"22\"}"));
    }

    @Test
    void nothingASchoolReadsHoldsANameOrAnId() {
        for (Agency sensitive :
                SHIPPED.agencies().stream().filter(Agency::sensitive).toList()) {
            String service = sensitive.services().get(0).id();
            String read = json(ReferralSummary.of(referral(sensitive.id(), service), NAMING, SCHOOL, NOW))
                    + json(new AgenciesApi(SHIPPED, NAMING, Map::of).list(SCHOOL))
                    + json(NAMING.contact(SCHOOL, sensitive))
                    + json(story(sensitive.id(), service, "proved"))
                    + json(story(sensitive.id(), service, "answered"));
            assertThat(read)
                    .doesNotContain(sensitive.name(), sensitive.id(), service)
                    .contains(sensitive.contact().phone());
        }
    }

    private static List<ChildEventView> story(String agency, String service, String kind) {
        String detail =
                "{\"agency\":\"%s\",\"service\":\"%s\",\"state\":\"accepted\",\"proof\":\"accepted\",\"server\":\"%s\"}"
                        .formatted(agency, service, agency);
        ChildEvent event = new ChildEvent(NOW, kind, agency, Shown.RECIPIENT.of(new UUID(0, 1)), detail);
        return ChildEventView.of(event, NAMING, SCHOOL).stream().toList();
    }

    @Test
    void aChildsStoryTellsASchoolOfASensitiveServiceAsFarAsItMayFollow() {
        Agency sensitive = SHIPPED.agencies().stream()
                .filter(Agency::sensitive)
                .filter(agency -> agency.reportsBack() == Progress.RECEIPT)
                .findFirst()
                .orElseThrow();
        assertThat(story(sensitive.id(), sensitive.services().get(0).id(), "answered"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.source()).isEqualTo(NAMING.id(SCHOOL, sensitive.id()));
                    assertThat(line.detail())
                            .isEqualTo("{\"agency\":\"%s\",\"state\":\"received\",\"proof\":\"acknowledged\"}"
                                    .formatted(NAMING.id(SCHOOL, sensitive.id())));
                });
    }
}
