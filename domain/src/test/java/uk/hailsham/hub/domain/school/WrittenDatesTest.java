package uk.hailsham.hub.domain.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDatesTest {
    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy,28/02/2015",
        "d/M/yyyy,28/2/2015",
        "yyyy-MM-dd,2015-02-28",
        "d MMM yyyy,28 Feb 2015",
        "dd-MMM-yy,28-FEB-15",
        "yyyy-MMM-dd HH:mm:ss,2015-Feb-28 00:00:00",
        "dd/MM/yyyy,28/02/2015 00:00",
        "yyyy-MM-dd,2015-02-28T00:00:00",
        "yyyyMMdd,20150228"
    })
    void readsADateByThePattern(String pattern, String written) {
        assertThat(new WrittenDates(List.of(pattern)).read(written)).contains(LocalDate.of(2015, 2, 28));
    }

    @ParameterizedTest
    @CsvSource({"dd/MM/yyyy,31/02/2015", "dd/MM/yyyy,02/28/2015", "dd/MM/yyyy,28/02/15", "d MMM yyyy,28 Fev 2015"})
    void whatIsNoDayByThePatternIsNoDate(String pattern, String written) {
        assertThat(new WrittenDates(List.of(pattern)).read(written)).isEmpty();
    }

    @Test
    void theFirstPatternThatFitsCounts() {
        WrittenDates dates = new WrittenDates(List.of("dd/MM/yyyy", "MM/dd/yyyy"));

        assertThat(dates.read("03/04/2015")).contains(LocalDate.of(2015, 4, 3));
        assertThat(dates.read("04/13/2015")).contains(LocalDate.of(2015, 4, 13));
        assertThat(dates.expected()).isEqualTo("a date dd/MM/yyyy or MM/dd/yyyy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/mm/yyyy", "DD/MM/yyyy", "YYYY-MM-dd", "MM/yyyy", "dd/bb/yyyy", "", "HH:mm"})
    void aPatternThatDoesNotTellADayIsRefused(String pattern) {
        List<String> patterns = List.of(pattern);

        assertThatThrownBy(() -> new WrittenDates(patterns)).isInstanceOf(IllegalArgumentException.class);
    }
}
