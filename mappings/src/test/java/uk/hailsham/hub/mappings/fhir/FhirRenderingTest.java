package uk.hailsham.hub.mappings.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotRendered;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.mappings.TestCodes;

class FhirRenderingTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final FhirRendering RENDERING = new FhirRendering(
            TestCodes.ALL, "https://hub.example/fhir", "https://fhir.nhs.uk/Id/dos-service-id|111111111");

    @Test
    void everyFieldFilledFitsR4() {
        assertThat(R4Validator.errors(RENDERING.render(all()).body())).isEmpty();
    }

    @Test
    void theIdAndTheDayAloneFitR4() {
        Disclosure least = disclosure(Map.of("recipient_id", "rc-" + RECIPIENT, "referred_on", "2026-11-24"));
        assertThat(R4Validator.errors(RENDERING.render(least).body())).isEmpty();
    }

    /** Else the two before prove nothing. */
    @Test
    void theValidatorFindsWhatIsWrong() {
        String wrong = text(RENDERING.render(all())).replace("\"intent\":\"plan\",\"category\"", "\"category\"");
        assertThat(R4Validator.errors(wrong.getBytes(StandardCharsets.UTF_8)))
                .anyMatch(error -> error.contains("ServiceRequest.intent"));
    }

    @Test
    void isAMessageWhoseHeaderLeadsToTheRequest() {
        Bundle message = read(RENDERING.render(all()));
        MessageHeader header = (MessageHeader) message.getEntryFirstRep().getResource();

        assertThat(message.getIdPart()).isEqualTo(RECIPIENT.toString());
        assertThat(message.getEntry().stream()
                        .map(entry -> entry.getResource().fhirType())
                        .toList())
                .containsExactly(
                        "MessageHeader",
                        "ServiceRequest",
                        "Patient",
                        "Encounter",
                        "CarePlan",
                        "Consent",
                        "Organization",
                        "Organization",
                        "Practitioner",
                        "PractitionerRole",
                        "HealthcareService",
                        "Flag",
                        "QuestionnaireResponse");
        assertThat(header.getEventCoding().getCode()).isEqualTo("servicerequest-request");
        assertThat(header.getReason().getCodingFirstRep().getCode()).isEqualTo("new");
        assertThat(header.getDestinationFirstRep().getEndpoint())
                .isEqualTo("https://fhir.nhs.uk/Id/dos-service-id|111111111");
        ServiceRequest request = part(message, ServiceRequest.class);
        assertThat(header.getFocusFirstRep().getReference())
                .isEqualTo(request.getIdElement().getValue());
        assertThat(request.getIdentifierFirstRep().getSystem()).isEqualTo("urn:hailsham-hub:recipient");
        assertThat(request.getIdentifierFirstRep().getValue()).isEqualTo("rc-" + RECIPIENT);
        assertThat(request.getAuthoredOnElement().getValueAsString()).isEqualTo("2026-11-24");
    }

    @Test
    void renderedAgainItIsTheSameBytes() {
        assertThat(RENDERING.render(all()))
                .usingRecursiveComparison()
                .isEqualTo(new FhirRendering(
                                TestCodes.ALL,
                                "https://hub.example/fhir",
                                "https://fhir.nhs.uk/Id/dos-service-id|111111111")
                        .render(all()));
    }

    /** Every field has its place, and a list that does not name it leaves that place empty. */
    @ParameterizedTest
    @EnumSource(DisclosableField.class)
    void whatTheListDoesNotNameIsNotThere(DisclosableField field) {
        if (field == DisclosableField.REFERRED_ON || field == DisclosableField.RECIPIENT_ID) {
            return;
        }
        Map<String, String> without = new LinkedHashMap<>(all().fields());
        without.remove(field.key());

        assertThat(text(RENDERING.render(all()))).contains(shown(field));
        assertThat(text(RENDERING.render(disclosure(without)))).doesNotContain(shown(field));
    }

    private static String shown(DisclosableField field) {
        return switch (field) {
            case SAFEGUARDING -> "\"code\":\"SG\"";
            case SEX -> "\"gender\":\"female\"";
            case URGENCY -> "\"priority\":\"urgent\"";
            case AGREEMENT -> "mark-agreement";
            default -> value(field);
        };
    }

    @Test
    void aNumberWithAWrongCheckDigitIsLeftOutAndARightOneSaysThatNobodyLookedItUp() {
        assertThat(text(RENDERING.render(all()))).contains("number-present-but-not-traced");
        assertThat(text(RENDERING.render(with("nhs_number", "3478526985"))))
                .doesNotContain("3478526985", "number-present");
    }

    @ParameterizedTest
    @CsvSource({
        "given by mother, ACTIVE",
        "not given by father, REJECTED",
        "'sought, no answer yet', PROPOSED",
        "not sought: danger, PROPOSED",
        "'', PROPOSED"
    })
    void consentSaysWhatIsKnownOfTheAgreement(String agreement, Consent.ConsentState state) {
        assertThat(part(read(RENDERING.render(with("agreement", agreement))), Consent.class)
                        .getStatus())
                .isEqualTo(state);
    }

    @Test
    void onlyASafeguardingReferralHasTheFlag() {
        assertThat(part(read(RENDERING.render(all())), Flag.class)
                        .getCategoryFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("SG");
        assertThat(read(RENDERING.render(with("safeguarding", "no"))).getEntry())
                .noneMatch(entry -> entry.getResource() instanceof Flag);
    }

    @ParameterizedTest
    @CsvSource({"REVOKED, revoked", "ENTERED_IN_ERROR, entered-in-error", "CORRECTED, active"})
    void whatFollowsIsAnUpdateUnderAnotherIdOfTheSameRequest(Amendment.Meaning meaning, String status) {
        Payload cancel = RENDERING.amend(all(), amendment(meaning, 2));
        Bundle message = read(cancel);
        ServiceRequest request = part(message, ServiceRequest.class);

        assertThat(R4Validator.errors(cancel.body())).isEmpty();
        assertThat(message.getIdPart())
                .isNotEqualTo(RECIPIENT.toString())
                .isEqualTo(read(RENDERING.amend(all(), amendment(meaning, 2))).getIdPart())
                .isNotEqualTo(
                        read(RENDERING.amend(all(), amendment(meaning, 3))).getIdPart());
        assertThat(request.getMeta().getLastUpdated()).isEqualTo("2026-11-26T07:00:00Z");
        assertThat(part(message, MessageHeader.class)
                        .getReason()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("update");
        assertThat(request.getStatus().toCode()).isEqualTo(status);
        assertThat(request.getIdPart())
                .isEqualTo(part(read(RENDERING.render(all())), ServiceRequest.class)
                        .getIdPart());
    }

    @Test
    void aRecallKeepsTheRulesWithoutTheChild() {
        Map<String, String> bare = new LinkedHashMap<>(all().fields());
        bare.keySet().removeIf(key -> !DisclosableField.of(key).fitsNotice() || key.equals("notice"));
        Payload recall = RENDERING.amend(disclosure(bare), amendment(Amendment.Meaning.REVOKED, 2));
        assertThat(R4Validator.errors(recall.body())).isEmpty();
        assertThat(part(read(recall), Patient.class).hasName()).isFalse();
        assertThat(recall.amends().former()).isEmpty();
    }

    private static Amendment amendment(Amendment.Meaning meaning, int version) {
        return new Amendment(RECIPIENT, meaning, version, List.of(1), Instant.parse("2026-11-26T07:00:00.123456Z"));
    }

    @Test
    void aMessageThatBreaksARuleIsNotMadeAndNamesTheRule() {
        Map<String, String> undated = new LinkedHashMap<>(all().fields());
        undated.remove("referred_on");
        assertThatThrownBy(() -> RENDERING.render(disclosure(undated)))
                .isInstanceOf(NotRendered.class)
                .hasMessage(
                        "BaRS rule authored-on: expected the day of the referral (field referred_on), found another:"
                                + " look at the agency's fields in agencies.yml and at the referral");
    }

    @Test
    void textThatFhirCannotHoldDoesNotStopIt() {
        assertThat(text(RENDERING.render(with("reason", "pasted\u0001\uD800 \"text\""))))
                .contains("pasted\uFFFD\uFFFD \\\"text\\\"");
    }

    private static Disclosure all() {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(DisclosableField.values()).forEach(field -> fields.put(field.key(), value(field)));
        return disclosure(fields);
    }

    private static Disclosure with(String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>(all().fields());
        fields.put(field, value);
        return disclosure(fields);
    }

    private static Disclosure disclosure(Map<String, String> fields) {
        return new Disclosure(RECIPIENT, "Casework", fields);
    }

    private static String value(DisclosableField field) {
        return switch (field) {
            case RECIPIENT_ID -> "rc-" + RECIPIENT;
            case REFERRED_ON -> "2026-11-24";
            case DATE_OF_BIRTH -> "2015-02-28";
            case URGENCY -> "urgent";
            case SAFEGUARDING -> "yes";
            case SEX -> "F";
            case NHS_NUMBER -> "9449305552";
            case AGREEMENT -> "given by mark-agreement";
            case REFERRER_EMAIL -> "mark-mail@school.example";
            default -> "mark-" + field.key() + ".";
        };
    }

    private static Bundle read(Payload payload) {
        return (Bundle) FhirJson.read(payload.body());
    }

    private static <R extends Resource> R part(Bundle message, Class<R> kind) {
        return Stream.of(message)
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Payload payload) {
        return new String(payload.body(), StandardCharsets.UTF_8);
    }
}
