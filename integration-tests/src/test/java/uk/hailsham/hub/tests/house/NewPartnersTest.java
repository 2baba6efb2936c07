package uk.hailsham.hub.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.tests.hub.TownConfig;

/** A sixth school and a thirty-seventh agency are two pieces of text, as the design says, and nothing else. */
class NewPartnersTest {
    private static final Path HOUSE = Path.of("..");
    private static final String MAILBOX = "groups@drawing-through-grief.example";
    private static final String AGENCY = """

              - id: drawing-through-grief
                name: Drawing through grief
                number: 37
                services:
                  - {id: family-support-volunteers, name: A weekly group}
                channel: email
                intended: email
                rendering: pdf
                fields: [referred_on, need, child_given, referrer_name, referrer_phone]
                gateway: {ageFrom: 5, ageTo: 16, postcodes: [], triedFirst: false, mandatory: [referrer_name]}
                acknowledge: {amount: 10, unit: working-days}
                firstContact: {amount: 20, unit: school-days}
                sensitive: false
                endpoint: {to: %s}
                agreement: {reference: ISA-37, parties: [the schools, the group], lawfulBasis: public-task,
                            purpose: groups, from: 2026-11-01, to: 2029-08-31, review: 2027-09-30}
                contact: {name: Desk, email: %s, phone: 01632 960137}
            """.formatted(MAILBOX, MAILBOX);

    @TempDir
    private Path folder;

    @Test
    void aPupilOfTheSixthSchoolIsReferredToTheThirtySeventhAgency() throws Exception {
        Path config = folder.resolve("config");
        TownConfig.copy(config);
        Files.copy(
                HOUSE.resolve("docs/samples/csv/school.yml"),
                config.resolve("schools").resolve("downland.yml"));
        Files.writeString(config.resolve("agencies.yml"), AGENCY, StandardOpenOption.APPEND);
        TownConfig.mailMayGoTo(config, "drawing-through-grief.example");

        try (Outside outside = new Outside(folder, Map.of(), config, List.of(MAILBOX))) {
            outside.start();
            outside.drop("downland", "pupils.csv", Files.readAllBytes(HOUSE.resolve("docs/samples/csv/pupils.csv")));
            Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
            outside.drop("downland/referrals", "ask.csv", referral().getBytes(StandardCharsets.UTF_8));
            Sent.soon()
                    .until(() -> outside.ask("SELECT count(*) FROM hub.recipients"
                                    + " WHERE agency = 'drawing-through-grief' AND rung = 'handed-over'")
                            == 1);

            assertThat(outside.ask("SELECT count(*) FROM hub.recipients WHERE first_contact_by IS NOT NULL"))
                    .as("the agency's clock counts the school's own days")
                    .isPositive();
        }
    }

    /** Of the sample's first pupil. */
    private static String referral() {
        return """
                reference,upn,local_id,family,given,date_of_birth,need,reason,urgency,referrer_name,referrer_phone,lawful_basis,agreement_sought,agreement_given,agreement_by,index_checked,index_checked_at
                D-1,A950000178301,,,,,BER,lost a grandmother,routine,A. Senco,01632 960310,public-task,yes,yes,mother,yes,2026-11-23T10:00:00Z
                """;
    }
}
