package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.domain.agency.SendWindow;

/** An agency that takes batches takes them at a time of the week, as tables. */
class BatchFaultsTest {
    private static final String OUT = "outFolder: out";

    @TempDir
    private Path folder;

    private ConfigCopy copy;

    @BeforeEach
    void copied() throws IOException {
        copy = ConfigCopy.in(folder);
    }

    private ConfigCopy batch(String batch) throws IOException {
        return copy.replace("agencies.yml", OUT, OUT + "\n      batch: {" + batch + "}");
    }

    private SendWindow window(String agency) {
        return copy.read().configuration().agency(agency).orElseThrow().window().orElse(null);
    }

    @Test
    void aWindowIsADayOfTheWeekAndATime() throws IOException {
        batch("day: friday, at: \"18:00\"");
        assertThat(copy.faults()).isEmpty();
        assertThat(window("educational-psychology")).isEqualTo(new SendWindow(DayOfWeek.FRIDAY, LocalTime.of(18, 0)));
    }

    @Test
    void theShippedAttendanceServiceTakesABatchOnFridayEvenings() {
        Configuration shipped =
                ConfigFolder.read(ConfigCopy.SHIPPED, ConfigCopy.KNOWN).configuration();
        assertThat(shipped.agency("behaviour-and-attendance").orElseThrow().window())
                .contains(new SendWindow(DayOfWeek.FRIDAY, LocalTime.of(18, 0)));
    }

    @Test
    void whatIsNoDayOrTimeIsTold() throws IOException {
        assertThat(batch("day: fryday, at: \"6 pm\", every: week").faults())
                .anyMatch(fault -> fault.contains("batch.day: expected one of"))
                .anyMatch(fault -> fault.contains("batch.at: expected a time such as \"18:00\""))
                .anyMatch(fault -> fault.contains("every"));
    }

    @Test
    void aBatchIsATableWithoutPapers() throws IOException {
        batch("day: friday, at: \"18:00\"");
        copy.replace("agencies.yml", "rendering: csv", "rendering: xml");
        assertThat(copy.faults())
                .anyMatch(fault -> fault.contains("rendering: expected csv of an agency with a batch, found 'xml'"));
    }
}
