package uk.hailsham.hub.town.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailAgenciesTest {
    private static final String CLERK = "clerk@fire.example";
    private static final String MAIL = "From: hub@hub.example\r\nTo: clerk@fire.example\r\nSubject: %s\r\n\r\n-\r\n";
    private static final List<String> SUBJECTS =
            IntStream.range(0, 1_000).mapToObj(String::valueOf).toList();

    @Test
    void aMailboxIsReadAsItStoodAtOneMomentWhileMailComesIn() {
        List<List<String>> seen = new ArrayList<>();
        try (MailAgencies agencies = MailAgencies.start(List.of(CLERK))) {
            CompletableFuture<Void> coming = CompletableFuture.runAsync(
                    () -> SUBJECTS.forEach(subject -> agencies.deliver(CLERK, MAIL.formatted(subject))));
            while (!coming.isDone()) {
                seen.add(subjects(agencies));
            }
            coming.join();
            assertThat(subjects(agencies)).isEqualTo(SUBJECTS);
        }
        assertThat(seen).allSatisfy(some -> assertThat(some).isEqualTo(SUBJECTS.subList(0, some.size())));
    }

    private static List<String> subjects(MailAgencies agencies) {
        return agencies.since(CLERK, 0).stream()
                .map(MailAgencies.Arrived::subject)
                .toList();
    }
}
