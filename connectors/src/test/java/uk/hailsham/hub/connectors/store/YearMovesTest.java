package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.YearMove;
import uk.hailsham.hub.domain.intake.YearMove.Fate;
import uk.hailsham.hub.domain.school.Contract.Coverage;

/** What a rollover looks like in the database. */
@ExtendWith(TestDatabase.class)
class YearMovesTest {
    private static final Instant AFTER_THE_ROLL_WAS_SAID = Hub.NOW.plusSeconds(1);

    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
        hub.roll(
                "white-house",
                pupil(1, "3", "3B", "AN"),
                pupil(2, "3", "3B", "AN"),
                pupil(3, "6", "6B", "AN"),
                pupil(4, "6", "6B", "AN"),
                pupil(5, null, null, "AN"));
    }

    private static Said.Taken pupil(int number, String year, String group, String postcode) {
        String times = year == null ? "" : """
                ,"enrolments":[{"status":"C","leaving":"2022-07-20","yearGroup":"N2"},
                {"status":"C","yearGroup":"%s","registrationGroup":"%s","entry":"2022-09-01"}]""".formatted(year, group);
        String document = """
                {"schema":"child-1","addresses":[{"postcode":"%s"}]%s}""".formatted(postcode, times);
        return new Said.Taken(
                List.of(new Row.At("a.csv", number)),
                List.of(Pupil.local("L" + number)),
                new Said.Person("G" + number, LocalDate.of(2015, 1, number)),
                document.getBytes(StandardCharsets.UTF_8),
                document,
                null,
                false,
                List.of());
    }

    private List<YearMove> moves(Instant since, Said... rows) {
        Drop drop = hub.reading("white-house", "september");
        hub.compare(drop, Coverage.ROLL, List.of(rows).iterator());
        return hub.staging.moves(drop, since);
    }

    @Test
    void eachIsCountedByTheYearGroupsLeftAndComeInto() {
        assertThat(moves(
                        AFTER_THE_ROLL_WAS_SAID,
                        pupil(1, "4", "4A", "AN"),
                        pupil(2, "4", "4A", "ELSEWHERE"),
                        pupil(3, "6", "6B", "AN"),
                        pupil(6, "R", "RA", "AN")))
                .containsExactlyInAnyOrder(
                        new YearMove(Fate.CHANGED, "3", "4", true, 1),
                        new YearMove(Fate.CHANGED, "3", "4", false, 1),
                        new YearMove(Fate.GONE, "6", null, false, 1),
                        new YearMove(Fate.GONE, null, null, false, 1),
                        new YearMove(Fate.ADDED, null, "R", false, 1));
    }

    @Test
    void aYearGroupThatWasSaidOnlySinceTheWindowOpenedIsNotOneToLeave() {
        assertThat(moves(Hub.NOW, pupil(1, "4", "4A", "AN"), pupil(2, "3", "3B", "AN")))
                .containsExactlyInAnyOrder(
                        new YearMove(Fate.CHANGED, null, "4", true, 1), new YearMove(Fate.GONE, null, null, false, 3));
    }
}
