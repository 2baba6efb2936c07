package uk.hailsham.hub.town.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WondeSchoolsTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasChangedSinceWhenIsToldByTheTownsClockAndNotByTheFiles() throws Exception {
        Clock october = Clock.fixed(Instant.parse("2026-10-19T08:30:00Z"), ZoneOffset.UTC);
        try (WondeSchools wonde = WondeSchools.start(0, october)) {
            wonde.add("A1", folder);
            download("students-2026-10-05", "ann", "bea");
            download("students-2026-10-19", "ann");

            assertThat(ask(wonde, "students?per_page=1&page=1&updated_after=2026-10-19+08:00:00"))
                    .contains("ann");
            assertThat(ask(wonde, "deletions?updated_after=2026-10-19+08:00:00"))
                    .contains("bea");
            assertThat(ask(wonde, "students?per_page=1&page=1&updated_after=2026-10-19+08:31:00"))
                    .doesNotContain("ann");
            assertThat(ask(wonde, "deletions?updated_after=2026-10-19+08:31:00"))
                    .doesNotContain("bea");
        }
    }

    private void download(String name, String... ids) throws Exception {
        Path page = Files.createDirectory(folder.resolve(name)).resolve("students-page-1.json");
        StringBuilder students = new StringBuilder("{\"data\": [\n");
        for (String id : ids) {
            students.append("{\"id\": \"").append(id).append("\"},\n");
        }
        Files.writeString(page, students + "]}");
    }

    private static String ask(WondeSchools wonde, String what) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(wonde.base() + "/v1.0/schools/A1/" + what))
                .header("Authorization", "Bearer " + wonde.token())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
