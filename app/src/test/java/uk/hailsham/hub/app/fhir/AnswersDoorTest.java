package uk.hailsham.hub.app.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import uk.hailsham.hub.app.wiring.Words;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.connectors.store.Replies.Effect;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.StateSet;
import uk.hailsham.hub.mappings.fhir.FhirAnswer;

/** Agencies' servers at the hub's door. */
class AnswersDoorTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final String AGENCY = "camhs";
    private static final String MESSAGE = "/fhir/$process-message";
    private static final String TASK = """
            {"resourceType": "Task", "id": "7", "status": "accepted", "intent": "order", "lastModified": "2026-12-01T08:00:00Z",
             "identifier": [{"system": "urn:hailsham-hub:recipient", "value": "rc-%s"}]}""".formatted(RECIPIENT);
    /** A refusal that hides in an active request. */
    private static final String REFUSAL = """
            {"resourceType": "Bundle", "id": "5f3e8a52-0000-4000-8000-000000000001", "type": "message",
             "timestamp": "2026-12-01T08:00:00Z", "entry": [
             {"resource": {"resourceType": "MessageHeader", "eventCoding": {"code": "servicerequest-response"},
              "source": {"endpoint": "https://agency.example"}, "response": {"identifier": "%s", "code": "ok"}}},
             {"resource": {"resourceType": "ServiceRequest", "status": "active", "intent": "plan",
              "identifier": [{"system": "urn:hailsham-hub:recipient", "value": "rc-%s"}], "subject": {"display": "x"}}},
             {"resource": {"resourceType": "Encounter", "status": "cancelled", "class": {"code": "AMB"},
              "reasonCode": [{"coding": [{"code": "RRNA"}]}]}}]}""".formatted(RECIPIENT, RECIPIENT);

    private final Map<String, String> secrets = new HashMap<>(Map.of("camhs-answers", "agreed by phone"));
    private final List<String> recorded = new ArrayList<>();
    private Effect effect = Effect.MOVED;
    private AnnotationConfigWebApplicationContext context;
    private MockMvc door;

    @EnableWebMvc
    @EnableWebSecurity
    private static class Web {}

    @BeforeEach
    void open() {
        context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.register(Web.class, AnswersDoor.class, FhirAnswersApi.class);
        AgencyCallers callers = new AgencyCallers(agencies(), name -> Optional.ofNullable(secrets.get(name)));
        FhirAnswersApi.Recording recording = this::record;
        context.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("callers", callers);
            beans.registerSingleton("recording", recording);
        });
        context.refresh();
        door = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private static List<Agency> agencies() {
        return ConfigFolder.read(Path.of("../config"), Words.known()).configuration().agencies().stream()
                .map(agency -> Set.of(AGENCY, "audiology").contains(agency.id()) ? calling(agency) : agency)
                .toList();
    }

    private static Agency calling(Agency agency) {
        return agency.at(new Endpoint.Fhir(
                URI.create("https://" + agency.id() + ".example"), null, null, null, null, agency.id() + "-answers"));
    }

    private Optional<Effect> record(String agency, FhirAnswer answer, String source) {
        recorded.add(agency + " " + source + " " + answer);
        return Optional.of(effect);
    }

    private MockHttpServletResponse sent(MockHttpServletRequestBuilder request, String body) throws Exception {
        return door.perform(request.with(httpBasic(AGENCY, "agreed by phone"))
                        .contentType("application/fhir+json")
                        .content(body.getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse();
    }

    @Test
    void aMessageIsTakenForItsAgencyAndAnsweredByItsId() throws Exception {
        MockHttpServletResponse answer = sent(post(MESSAGE), REFUSAL);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString())
                .contains("\"identifier\":\"5f3e8a52-0000-4000-8000-000000000001\"", "\"code\":\"ok\"");
        assertThat(recorded)
                .containsExactly(AGENCY + " message "
                        + new FhirAnswer.Said(
                                new Reply(RECIPIENT, Reply.Status.DECLINED, "RRNA", LocalDate.of(2026, 12, 1))));
    }

    @Test
    void aTaskIsTakenHoweverItIsSent() throws Exception {
        String said = AGENCY + " Task "
                + new FhirAnswer.Sets(
                        new StateSet(RECIPIENT, RecipientState.ACCEPTED, null, LocalDate.of(2026, 12, 1)));
        assertThat(sent(post("/fhir/Task"), TASK).getStatus()).isEqualTo(200);
        assertThat(sent(put("/fhir/Task/7"), TASK).getStatus()).isEqualTo(200);
        assertThat(recorded).containsExactly(said, said);
    }

    @ParameterizedTest
    @CsvSource({"REPEATED, 409, REC_CONFLICT", "UNMATCHED, 404, REC_NOT_FOUND", "CONTRADICTED, 200, ok"})
    void whatBecameOfAMessageIsTold(Effect became, int status, String code) throws Exception {
        effect = became;
        MockHttpServletResponse answer = sent(post(MESSAGE), REFUSAL);
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentAsString()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void aTaskSentAgainIsNoFault() throws Exception {
        effect = Effect.REPEATED;
        assertThat(sent(put("/fhir/Task/7"), TASK).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<Bundle/>", "{\"resourceType\": \"Patient\", \"id\": \"x\"}"})
    void whatIsNoAnswerIsRefused(String body) throws Exception {
        assertThat(sent(post(MESSAGE), body).getStatus()).isEqualTo(422);
        assertThat(sent(post("/fhir/Task"), body).getStatus()).isEqualTo(422);
        assertThat(recorded).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() throws Exception {
        assertThat(sent(post(MESSAGE), " ".repeat(1_048_577)).getStatus()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "camhs, wrong",
        "camhs, ''",
        "audiology, agreed by phone",
        "eating-disorders, agreed by phone",
        "nobody, agreed by phone"
    })
    void nobodyElseComesIn(String name, String secret) throws Exception {
        int status = door.perform(post(MESSAGE).with(httpBasic(name, secret)).content(REFUSAL))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(401);
        assertThat(door.perform(post("/fhir/Task").content(TASK))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
        assertThat(recorded).isEmpty();
    }

    @Test
    void anEmptySecretOpensNothing() throws Exception {
        secrets.put("camhs-answers", " ");
        int status = door.perform(post(MESSAGE).with(httpBasic(AGENCY, "")).content(REFUSAL))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(401);
    }
}
