package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.agency.Endpoint;

/** An agency that is reached by HL7 v2, and the hub's own door for such agencies. */
class Hl7FaultsTest {
    private static final String TO = "endpoint: {to: spoa@childrens-social-care.example}";
    private static final String LEAST = "host: hl7.spoa.example, application: PAS, facility: SPOA";

    @TempDir
    private Path folder;

    private ConfigCopy copy;

    @BeforeEach
    void onHl7() throws IOException {
        copy = ConfigCopy.in(folder)
                .replace("agencies.yml", "channel: email", "channel: hl7v2")
                .replace("agencies.yml", "rendering: pdf", "rendering: hl7v2");
    }

    private ConfigCopy at(String endpoint) throws IOException {
        return copy.replace("agencies.yml", TO, "endpoint: {" + endpoint + "}");
    }

    @Test
    void aSystemHasAnAddressNamesAModeAndPerhapsCertificates() throws IOException {
        Configuration all = at(LEAST + ", port: 6661, mode: enhanced, hubApplication: HUB-1, hubFacility: TOWN,"
                        + " certificate: spoa-certificate, key: spoa-key, trusted: PEM, caller: PEM-2")
                .read()
                .configuration();

        assertThat(copy.faults()).isEmpty();
        assertThat(all.agency("childrens-social-care").orElseThrow().endpoint())
                .isEqualTo(new Endpoint.Hl7(
                        "hl7.spoa.example",
                        6661,
                        false,
                        true,
                        new Endpoint.Hl7Names("PAS", "SPOA", "HUB-1", "TOWN"),
                        new Endpoint.ClientCertificate("spoa-certificate", "spoa-key"),
                        "PEM",
                        "PEM-2"));
        assertThat(all.secrets()).contains("spoa-certificate", "spoa-key");
    }

    @Test
    void anAddressAndNamesAreEnoughAndTlsIsTheUsual() throws IOException {
        Configuration all = at(LEAST).read().configuration();

        assertThat(copy.faults()).isEmpty();
        assertThat(all.agency("childrens-social-care").orElseThrow().endpoint())
                .isEqualTo(new Endpoint.Hl7(
                        "hl7.spoa.example",
                        2575,
                        false,
                        false,
                        new Endpoint.Hl7Names("PAS", "SPOA", "HUB", "PARTNERSHIP"),
                        null,
                        null,
                        null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "host: hl7.spoa.example, facility: SPOA; endpoint.application: expected a value, found none",
                "host: hl7.spoa.example, application: PAS, facility: SPOA, plain: true; endpoint.plain: expected true only of a server on this machine, found it of 'hl7.spoa.example'",
                "host: 127.0.0.1, application: PAS, facility: SPOA, plain: true, trusted: PEM; endpoint.plain: expected false beside certificate or trusted, which belong to TLS, found true",
                "host: hl7.spoa.example, application: 'P|S', facility: SPOA; endpoint.application: expected a name such as PAS, of 20 letters, digits, dots, hyphens and underscores at most, found 'P|S'",
                "host: hl7.spoa.example, application: PAS, facility: SPOA, mode: both; endpoint.mode: expected one of enhanced, original, found 'both'",
                "host: hl7.spoa.example, application: PAS, facility: SPOA, key: spoa-key; endpoint.certificate: expected a value, found none",
                "host: hl7.spoa.example, application: PAS, facility: SPOA, base: x; endpoint.base: expected one of host"
            })
    void whatDoesNotFitIsTold(String endpoint, String told) throws IOException {
        assertThat(at(endpoint).faults()).anyMatch(fault -> fault.contains(told));
    }

    @Test
    void theChannelHasItsOwnRendering() throws IOException {
        at(LEAST).replace("agencies.yml", "rendering: hl7v2", "rendering: csv");
        assertThat(copy.faults())
                .anyMatch(fault -> fault.contains(
                        "rendering: expected channel: hl7v2 and rendering: hl7v2 together, found 'csv'"));
    }

    @ParameterizedTest
    @CsvSource({
        "attachments: true, 'attachments: expected false with channel: hl7v2, which carries no papers, found true'",
        "notice: true, 'notice: expected false with channel: hl7v2, whose message is about a patient, found true'"
    })
    void whatTheChannelDoesNotCarryIsTold(String line, String told) throws IOException {
        at(LEAST).replace("agencies.yml", "    channel: hl7v2", "    " + line + "\n    channel: hl7v2");
        assertThat(copy.faults()).anyMatch(fault -> fault.contains(told));
    }

    @Test
    void withoutTheDayOfTheReferralThereIsNoMessage() throws IOException {
        at(LEAST).replace("agencies.yml", "referred_on, ", "");
        assertThat(copy.faults())
                .anyMatch(fault -> fault.contains(
                        "fields: expected referred_on, without which there is no HL7 message, found none"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "address: 10.0.0.5, plain: true; hl7.plain: expected true only at an address of this machine, found it at '10.0.0.5'",
                "address: 10.0.0.5, certificate: door; hl7.key: expected a value, found none",
                "port: 0, certificate: door, key: door-key; hl7.port: expected a whole number from 1 to 65535, found '0'",
                "secret: x; hl7.secret: expected one of"
            })
    void theHubsOwnDoorIsCheckedToo(String door, String told) throws IOException {
        at(LEAST).replace("hub.yml", "zone: Europe/London", "zone: Europe/London\nhl7: {" + door + "}");
        assertThat(copy.faults()).anyMatch(fault -> fault.contains(told));
    }

    @Test
    void theDoorsSecretsAreNamed() throws IOException {
        at(LEAST)
                .replace(
                        "hub.yml",
                        "zone: Europe/London",
                        "zone: Europe/London\nhl7: {certificate: door-c, key: door-k}");

        assertThat(copy.faults()).isEmpty();
        assertThat(copy.read().configuration().secrets()).contains("door-c", "door-k");
        assertThat(copy.read().configuration().hub().hl7())
                .isEqualTo(new HubSettings.Hl7Door("127.0.0.1", 2575, false, "door-c", "door-k"));
    }

    @Test
    void twoAgenciesDoNotSpeakUnderOneName() throws IOException {
        at(LEAST)
                .replace("agencies.yml", "channel: email", "channel: hl7v2")
                .replace("agencies.yml", "rendering: pdf", "rendering: hl7v2")
                .replace(
                        "agencies.yml",
                        "endpoint: {to: referrals@class-learning-autism.example}",
                        "endpoint: {" + LEAST + "}");
        assertThat(copy.faults())
                .anyMatch(fault -> fault.contains(
                        "endpoint: expected an application and facility of its own, by which its messages are known,"
                                + " found PAS/SPOA again"));
    }
}
