package uk.hailsham.hub.mappings.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.StateSet;

class FhirAnswersTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final String IDENTIFIER =
            "{'system': 'urn:hailsham-hub:recipient', 'value': 'rc-" + RECIPIENT + "'}";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest
    @CsvSource({
        "accepted, ACCEPTED",
        "rejected, REJECTED",
        "cancelled, CANCELLED",
        "in-progress, IN_PROGRESS",
        "on-hold, ON_HOLD",
        "failed, FAILED",
        "completed, COMPLETED",
        "entered-in-error, ENTERED_IN_ERROR"
    })
    void aTaskSetsAState(String status, RecipientState state) {
        assertThat(read(task(status, ""))).containsExactly(sets(state, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"received", "ready"})
    void whatTheGuideLeavesOutIsAReceiptAndNoState(String status) {
        assertThat(read(task(status, ""))).containsExactly(said(Reply.Status.RECEIVED, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requested", "draft"})
    void aTaskThatNobodyHasTouchedSaysNothing(String status) {
        assertThat(read(task(status, ""))).isEmpty();
    }

    @Test
    void aReasonIsACodeAndNeverASentence() {
        assertThat(read(task("rejected", ", 'statusReason': {'coding': [{'code': '22'}], 'text': 'Mum shouted'}")))
                .containsExactly(sets(RecipientState.REJECTED, "22"));
        assertThat(read(task(
                        "rejected", ", 'statusReason': {'coding': [{'code': 'Mum shouted'}], 'text': 'Mum shouted'}")))
                .containsExactly(sets(RecipientState.REJECTED, null));
    }

    @ParameterizedTest
    @CsvSource({"first-contact, FIRST_CONTACT", "not-brought, NOT_BROUGHT", "booked, BOOKED"})
    void whatNoStatusSaysIsABusinessStatus(String code, Reply.Status status) {
        assertThat(read(task(
                        "in-progress",
                        ", 'businessStatus': {'coding': [{'system': 'urn:hailsham-hub:answer', 'code': '" + code
                                + "'}]}")))
                .containsExactly(said(status, null));
    }

    @Test
    void aTaskIsPutToItsReferralByIdentifierWhereverThatStands() {
        String based = "{'resourceType': 'Task', 'id': 'other', 'status': 'accepted', 'intent': 'order',"
                + " 'basedOn': [{'reference': 'ServiceRequest/7', 'identifier': " + IDENTIFIER + "}],"
                + " 'lastModified': '2026-12-01T08:00:00Z'}";
        assertThat(read(based)).containsExactly(sets(RecipientState.ACCEPTED, null));
    }

    @Test
    void versionsAndTimesMayRepeatAndChangeNothing() {
        String one = task("accepted", ", 'meta': {'versionId': '1', 'lastUpdated': '2026-12-01T08:00:00Z'}");
        String two = task("accepted", ", 'meta': {'versionId': '9', 'lastUpdated': '2026-12-05T08:00:00Z'}");
        assertThat(read(one)).isEqualTo(read(two));
    }

    @Test
    void aDayThatNoDatabaseHoldsIsNone() {
        assertThat(read(task("accepted", "").replace("2026-12-01T", "0000-01-01T")))
                .containsExactly(new FhirAnswer.Sets(new StateSet(RECIPIENT, RecipientState.ACCEPTED, null, null)));
    }

    @Test
    void aPageOfASearchHoldsManyAndOneThatIsNotOursIsTold() {
        String page = "{'resourceType': 'Bundle', 'type': 'searchset', 'entry': [{'resource': " + task("accepted", "")
                + "}, {'resource': {'resourceType': 'Task', 'status': 'accepted', 'intent': 'order'}},"
                + " {'resource': " + task("completed", "") + "}]}";
        assertThat(read(page))
                .containsExactly(
                        sets(RecipientState.ACCEPTED, null),
                        new FhirAnswer.Unsound("expected a Task with an identifier of the system"
                                + " urn:hailsham-hub:recipient, found none of the hub's"),
                        sets(RecipientState.COMPLETED, null));
    }

    /** REFRESP02: whoever reads the header or the request alone counts it as accepted. */
    @Test
    void aRefusalHidesInAnActiveRequestWithACancelledEncounter() {
        assertThat(read(message("active", "ok", encounter("cancelled", "RRNA"))))
                .containsExactly(said(Reply.Status.DECLINED, "RRNA"));
    }

    /** REFRESP01. */
    @Test
    void aChildWhoWasNotBroughtIsARevokedRequestAnAppointmentNobodyCameToAndAFlag() {
        String appointment = "{'resource': {'resourceType': 'Appointment', 'status': 'noshow',"
                + " 'participant': [{'status': 'accepted'}]}}, {'resource': {'resourceType': 'Flag', 'status': 'active',"
                + " 'code': {'text': 'x'}, 'subject': {'display': 'x'}}}";
        assertThat(read(message("revoked", "ok", appointment))).containsExactly(said(Reply.Status.NOT_BROUGHT, null));
    }

    @Test
    void revokedWasMeantAndEnteredInErrorWasNot() {
        assertThat(read(message("revoked", "ok", encounter("finished", null))))
                .containsExactly(sets(RecipientState.CANCELLED, null));
        assertThat(read(message("entered-in-error", "ok", encounter("finished", null))))
                .containsExactly(sets(RecipientState.ENTERED_IN_ERROR, null));
    }

    @Test
    void aMessageThatSaysNoMoreIsAReceiptAndAFailureOfItsProcessingIsOne() {
        assertThat(read(message("active", "ok", encounter("planned", null))))
                .containsExactly(said(Reply.Status.RECEIVED, null));
        assertThat(read(message("active", "fatal-error", encounter("planned", null))))
                .containsExactly(said(Reply.Status.FAILED, null));
        assertThat(read(message("active", "transient-error", encounter("planned", null))))
                .isEmpty();
    }

    @Test
    void withoutTheIdentifierTheIdOfTheMessageThatIsAnsweredTells() {
        assertThat(read(message("active", "ok", encounter("planned", null)).replace("urn:hailsham-hub", "urn:other")))
                .containsExactly(said(Reply.Status.RECEIVED, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "<html>",
                "{'resourceType': 'Nothing'}",
                "{'resourceType': 'Patient'}",
                "{'resourceType': 'Task', 'status': 'sung', 'intent': 'order'}",
                "{'resourceType': 'Task', 'status': 'accepted', 'intent': 'order', 'mood': 'good'}"
            })
    void whatIsNoAnswerIsTold(String json) {
        assertThat(read(json)).singleElement().isInstanceOf(FhirAnswer.Unsound.class);
    }

    private static FhirAnswer said(Reply.Status status, String reason) {
        return new FhirAnswer.Said(new Reply(RECIPIENT, status, reason, DAY));
    }

    private static FhirAnswer sets(RecipientState state, String reason) {
        return new FhirAnswer.Sets(new StateSet(RECIPIENT, state, reason, DAY));
    }

    private static String task(String status, String more) {
        return "{'resourceType': 'Task', 'id': '4711', 'identifier': [" + IDENTIFIER + "], 'status': '" + status
                + "', 'intent': 'order', 'lastModified': '2026-12-01T08:00:00Z'" + more + "}";
    }

    private static String encounter(String status, String reason) {
        String coded = reason == null
                ? ""
                : ", 'reasonCode': [{'coding': [{'system': 'https://fhir.nhs.uk/CodeSystem/rejected-reasons-bars',"
                        + " 'code': '" + reason + "'}]}]";
        return "{'resource': {'resourceType': 'Encounter', 'status': '" + status + "', 'class': {'code': 'AMB'}" + coded
                + "}}";
    }

    private static String message(String request, String response, String more) {
        return "{'resourceType': 'Bundle', 'type': 'message', 'timestamp': '2026-12-01T08:00:00Z', 'entry': ["
                + "{'resource': {'resourceType': 'MessageHeader', 'eventCoding': {'system':"
                + " 'https://fhir.nhs.uk/CodeSystem/message-events-bars', 'code': 'servicerequest-response'},"
                + " 'source': {'endpoint': 'https://agency.example'}, 'response': {'identifier': '" + RECIPIENT
                + "', 'code': '" + response + "'}}},"
                + " {'resource': {'resourceType': 'ServiceRequest', 'identifier': [" + IDENTIFIER + "], 'status': '"
                + request + "', 'intent': 'plan', 'reasonCode': [{'coding': [{'code': 'SEMH'}]}],"
                + " 'subject': {'display': 'x'}}}, " + more + "]}";
    }

    private static List<FhirAnswer> read(String json) {
        return new FhirAnswers().read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
