package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

class FallbackFaultsTest {
    private static final String OWN = "endpoint: {to: spoa@childrens-social-care.example}";

    @TempDir
    private Path folder;

    private ConfigCopy copy;

    @BeforeEach
    void copy() throws IOException {
        copy = ConfigCopy.in(folder);
    }

    private ConfigCopy with(String line) throws IOException {
        return copy.replace("agencies.yml", OWN, OWN + "\n    " + line);
    }

    private Agency agency() {
        return copy.read().configuration().agency("childrens-social-care").orElseThrow();
    }

    @Test
    void anAgencyThatFallsBackKeepsWhatItMaySee() throws IOException {
        with(
                "fallback: {channel: email, rendering: pdf, endpoint: {to: emergency-duty@childrens-social-care.example}}");
        Agency own = agency();
        Agency otherwise = own.fallenBack();

        assertThat(otherwise.endpoint()).isEqualTo(new Endpoint.Email("emergency-duty@childrens-social-care.example"));
        assertThat(otherwise.rendering()).isEqualTo("pdf");
        assertThat(otherwise.form()).as("its form is of its own channel").isNull();
        assertThat(otherwise.fields()).isEqualTo(own.fields());
        assertThat(otherwise.fallback()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel: fhir, rendering: pdf, endpoint: {to: a@b.example} | expected one of email, sftp, found 'fhir'",
                "channel: email, rendering: form, endpoint: {to: a@b.example} | expected one that needs neither template nor server, such as pdf, found 'form'",
                "channel: email, rendering: pdf, endpoint: {to: nobody} | expected an e-mail address such as intake@agency.example, found 'nobody'",
                "channel: email, rendering: pdf | endpoint: expected a value, found none",
            })
    void aWayThatIsNoneIsTold(String block, String told) throws IOException {
        assertThat(with("fallback: {" + block + "}").faults())
                .anySatisfy(fault -> assertThat(fault).contains(told));
    }

    @Test
    void aDrillIsAgreedFromADayOn() throws IOException {
        assertThat(agency().drill()).isNull();
        with("drill: 2026-12-01");
        assertThat(agency().drill()).isEqualTo(LocalDate.of(2026, 12, 1));
        copy.replace("agencies.yml", "drill: 2026-12-01", "drill: true");
        assertThat(copy.faults())
                .singleElement()
                .asString()
                .contains("expected the date from which the agency agreed to drills", "'true'");
    }
}
