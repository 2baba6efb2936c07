package uk.hailsham.hub.tests.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.tests.hub.HubProcess;

/**
 * Every GET of the interface's own description: without an id by everybody, with one by who sees most. Each look costs the
 * check of a password.
 *
 * @param everybody accounts; the first is an operator's
 * @param most the account that sees most
 */
record Answers(HubProcess hub, List<String> everybody, String most) {
    /** @return what is answered, by account and path */
    Map<String, String> to(Collection<String> ids) {
        Map<String, String> answers = new LinkedHashMap<>();
        JsonNode paths = hub.json("/api/v1/openapi.json", everybody.get(0)).path("paths");
        paths.fields().forEachRemaining(path -> {
            if (path.getValue().has("get")) {
                asks(path.getKey(), ids)
                        .forEach(asked -> (path.getKey().contains("{") ? List.of(most) : everybody)
                                .forEach(account -> answers.put(
                                        account.substring(0, account.indexOf(':')) + " " + asked,
                                        answer(asked, account))));
            }
        });
        return answers;
    }

    private String answer(String asked, String account) {
        HttpResponse<String> answer = hub.get(asked, account);
        assertThat(answer.statusCode()).as(asked).isLessThan(500);
        return answer.body();
    }

    private static Stream<String> asks(String path, Collection<String> ids) {
        if (!path.contains("{")) {
            return Stream.of(path, path + (path.contains("?") ? "&" : "?") + "limit=1000");
        }
        return Stream.concat(ids.stream(), Stream.of("white-house")).map(id -> path.replaceFirst("\\{[^}]+}", id));
    }
}
