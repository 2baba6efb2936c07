package uk.hailsham.hub.town.standin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client sees that speaks to any FHIR server, and knows nothing of the hub. */
class FhirAgenciesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static FhirAgencies server;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        server = FhirAgencies.start(0);
        String login = Base64.getEncoder()
                .encodeToString((FhirAgencies.CLIENT + ":" + server.secret()).getBytes(StandardCharsets.UTF_8));
        HttpRequest asked = HttpRequest.newBuilder(URI.create(server.tokenUrl()))
                .header("Authorization", "Basic " + login)
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        token = CLIENT.send(asked, HttpResponse.BodyHandlers.ofString())
                .body()
                .replaceAll(".*\"access_token\": \"([^\"]+)\".*", "$1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String url, String accept, String bearer)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept", accept);
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static IBaseResource read(String url) throws IOException, InterruptedException {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(get(url, "application/fhir+json", token).body());
    }

    @Test
    void tellsWhoeverAsksWhatItCanDo() throws Exception {
        HttpResponse<String> answer = get(server.base("camhs") + "/metadata", "application/fhir+json", null);
        CapabilityStatement can =
                FhirContext.forR4Cached().newJsonParser().parseResource(CapabilityStatement.class, answer.body());

        assertThat(can.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(can.getSoftware().getName()).isEqualTo("Made-up agencies");
        assertThat(can.getRestFirstRep().getOperation())
                .extracting(operation -> operation.getName())
                .contains("process-message");
        assertThat(can.getRestFirstRep().getResource())
                .extracting(resource -> resource.getType())
                .contains("Task", "ServiceRequest");
        assertThat(answer.headers().firstValue("X-Powered-By").orElse("")).startsWith("HAPI FHIR 8");
    }

    @Test
    void answersInTheFormThatIsAskedFor() throws Exception {
        server.strange("in-a-form", "rc-1");
        String tasks = server.base("in-a-form") + "/Task";

        assertThat(get(tasks, "application/fhir+json", token).body()).startsWith("{");
        assertThat(get(tasks, "application/fhir+xml", token).body()).startsWith("<Bundle");
    }

    @Test
    void pagesASearchToItsEndAndFindsByIdentifierAndRead() throws Exception {
        for (int number = 0; number < 45; number++) {
            server.strange("many", "rc-" + number);
        }
        List<String> found = new ArrayList<>();
        String next = server.base("many") + "/Task?identifier=urn:hailsham-hub:recipient%7C";
        while (next != null) {
            Bundle page = (Bundle) read(next);
            assertThat(page.getTotal()).isEqualTo(45);
            page.getEntry().forEach(entry -> found.add(entry.getResource().getIdPart()));
            next = page.getLink("next") == null ? null : page.getLink("next").getUrl();
        }
        assertThat(found).hasSize(45).doesNotHaveDuplicates();

        Bundle one = (Bundle) read(server.base("many") + "/Task?identifier=urn:hailsham-hub:recipient%7Crc-7");
        assertThat(one.getEntry()).hasSize(1);
        Resource task = one.getEntryFirstRep().getResource();
        assertThat(((Task) read(server.base("many") + "/Task/" + task.getIdPart()))
                        .getIdentifierFirstRep()
                        .getValue())
                .isEqualTo("rc-7");
        assertThat(((Bundle) read(server.base("others") + "/Task")).getTotal()).isZero();
    }

    @Test
    void saysWhyItDoesNot() throws Exception {
        assertThat(codes(server.base("camhs") + "/ServiceRequest/none", token)).containsExactly("404", "REC_NOT_FOUND");
        assertThat(codes(server.base("camhs") + "/Task", "guessed")).containsExactly("401", "SEND_UNAUTHORIZED");
        assertThat(get(server.base("camhs") + "/Patient", "application/fhir+json", token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(codes("http://127.0.0.1:" + server.port() + "/camhs", token))
                .containsExactly("404", "REC_NOT_FOUND");
    }

    private static List<String> codes(String url, String bearer) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(url, "application/fhir+json", bearer);
        OperationOutcome outcome =
                FhirContext.forR4Cached().newJsonParser().parseResource(OperationOutcome.class, answer.body());
        return List.of(
                String.valueOf(answer.statusCode()),
                outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode());
    }
}
