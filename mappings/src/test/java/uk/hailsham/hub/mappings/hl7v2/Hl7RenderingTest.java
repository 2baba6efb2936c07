package uk.hailsham.hub.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v24.message.REF_I12;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.referral.Amendment;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.NotRendered;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.mappings.TestCodes;

class Hl7RenderingTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final Limits LIMITS = new Limits(
            new Limit(126, Limit.Unit.CALENDAR_DAYS),
            new Limit(2, Limit.Unit.WORKING_DAYS),
            new Limit(4, Limit.Unit.HOURS));

    private static Hl7Rendering rendering(boolean enhanced, Optional<ReferralRendering> form) {
        Endpoint.Hl7Names names = new Endpoint.Hl7Names("PAS", "AUDIOLOGY", "HUB", "PARTNERSHIP");
        Endpoint.Hl7 agency = new Endpoint.Hl7("hl7.agency.example", 2575, false, enhanced, names, null, null, null);
        Breach breach = new Breach(LIMITS, new WorkingDays(Set.of()), ZoneId.of("Europe/London"));
        return new Hl7Rendering(TestCodes.ALL, agency, breach, form);
    }

    private static final Hl7Rendering PLAIN = rendering(false, Optional.empty());

    @Test
    void theWholeMessage() {
        assertThat(text(PLAIN.render(disclosure(Map.ofEntries(
                        Map.entry("referred_on", "2026-11-24"),
                        Map.entry("urgency", "urgent"),
                        Map.entry("service_asked", "Assessment of hearing"),
                        Map.entry("reference", "WH-013"),
                        Map.entry(
                                "reason", "Turns | the ^ telly ~ up & \\ down\nSince\u000bSeptember\r\n\r\nLast line"),
                        Map.entry("child_family", "O'Brien-Łuczak"),
                        Map.entry("child_given", "Orla"),
                        Map.entry("child_preferred", "Orlie"),
                        Map.entry("date_of_birth", "2019-03-14"),
                        Map.entry("sex", "F"),
                        Map.entry("address", "77 Quillfeather Lane, Hailsham, BN27 1AA"),
                        Map.entry("postcode", "BN27 1AA"),
                        Map.entry("nhs_number", "9449305552"),
                        Map.entry("school", "White House Primary School"),
                        Map.entry("referrer_name", "Jo Marsh"),
                        Map.entry("referrer_role", "SENCO"),
                        Map.entry("referrer_email", "senco@white-house.example"),
                        Map.entry("referrer_phone", "01632 960001"))))))
                .isEqualTo(String.join(
                        "\r",
                        "MSH|^~\\&|HUB|PARTNERSHIP|PAS|AUDIOLOGY|20261124||REF^I12^REF_I12|N0069Q00000000000001|P|2.4|||||GBR|UNICODE UTF-8",
                        "RF1|P^Pending^HL70283|A^ASAP^HL70280||AM^Assume management^HL70282|O^Outpatient^HL70284|"
                                + "rc-0193a000-0000-7000-8000-000000000001^HUB|20261124|20261126|20261124||WH-013^SCHOOL",
                        "PRD|RP^Referring provider^HL70286|Jo Marsh||^^^White House Primary School|"
                                + "01632 960001^WPN^PH~^NET^Internet^senco@white-house.example",
                        "PRD|RT^Referred to provider^HL70286|Casework||^^^^^^^^Assessment of hearing",
                        "PID|1||rc-0193a000-0000-7000-8000-000000000001^^^HUB^VN~9449305552^^^NHS^NHS||"
                                + "O'Brien-Łuczak^Orla^^^^^L~^Orlie^^^^^N||20190314|F|||"
                                + "77 Quillfeather Lane, Hailsham, BN27 1AA^^^^BN27 1AA^^H",
                        "OBR|1|||REFERRAL^Details of the referral^99HUB",
                        "OBX|1|TX|reason^Reason for referral^99HUB||Turns \\F\\ the \\S\\ telly \\R\\ up \\T\\ \\E\\ down"
                                + "~Since\uFFFDSeptember~Last line||||||F",
                        "OBX|2|TX|sex^Sex^99HUB||F||||||F",
                        "OBX|3|TX|referrer_role^Role^99HUB||SENCO||||||F",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\Zoe\\letter.doc", "\\X000d\\", "\\.br\\", "\\H\\new\\N\\"})
    void whatLooksLikeAnEscapeIsWrittenAsTheWordsItIs(String words) {
        assertThat(text(PLAIN.render(disclosure(Map.of("referred_on", "2026-11-24", "reason", words)))))
                .contains("|TX|reason^Reason for referral^99HUB||" + words.replace("\\", "\\E\\") + "||||||F\r");
    }

    @Test
    void renderedAgainItIsTheSameBytes() {
        assertThat(PLAIN.render(all())).usingRecursiveComparison().isEqualTo(PLAIN.render(all()));
    }

    @Test
    void itIsReadByModelsOfTheStandard() throws HL7Exception {
        REF_I12 read = (REF_I12) Er7.unchecked(new REF_I12()).getParser().parse(text(PLAIN.render(all())));

        assertThat(read.getPROVIDER_CONTACTReps()).isEqualTo(2);
        assertThat(read.getPID().getPatientName(0).getFamilyName().getSurname().getValue())
                .isEqualTo("mark-child_family.");
        assertThat(read.getOBSERVATION()
                        .getRESULTS_NOTES(1)
                        .getOBX()
                        .getObservationIdentifier()
                        .getIdentifier()
                        .getValue())
                .isEqualTo("safeguarding");
    }

    @Test
    void whoWantsTwoAnswersAsksForTwo() {
        assertThat(text(rendering(true, Optional.empty()).render(all()))).contains("|P|2.4|||AL|AL|GBR|");
    }

    @Test
    void aChangeAndAnEndAreMessagesOfTheirOwnAboutTheSameReferral() {
        String changed = text(PLAIN.modify(all(), 3));
        String ended = text(PLAIN.cancel(all()));

        assertThat(changed)
                .contains("|REF^I13^REF_I12|M3069Q00000000000001|", "RF1|P^Pending^HL70283|", "rc-" + RECIPIENT);
        assertThat(ended)
                .contains("|REF^I14^REF_I12|C0069Q00000000000001|", "RF1|E^Expired^HL70283|", "rc-" + RECIPIENT);
    }

    @Test
    void aRecallEndsTheReferralAndACorrectionSaysItAnew() {
        Amendment recall = new Amendment(
                RECIPIENT, Amendment.Meaning.ENTERED_IN_ERROR, 3, List.of(1, 2), Instant.parse("2026-11-26T09:00:00Z"));
        Amendment correction = new Amendment(
                RECIPIENT, Amendment.Meaning.CORRECTED, 2, List.of(1), Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(text(PLAIN.amend(all(), recall))).isEqualTo(text(PLAIN.cancel(all())));
        assertThat(text(PLAIN.amend(all(), correction))).isEqualTo(text(PLAIN.modify(all(), 1)));
        assertThat(PLAIN.amend(all(), recall).amends().amendment()).isEqualTo(recall);
    }

    @ParameterizedTest
    @CsvSource({"routine, 20270330", "urgent, 20261126", "emergency, ''"})
    void theBreachDayIsThatOfTheAgencysClock(String urgency, String day) {
        String text = text(PLAIN.render(disclosure(Map.of("referred_on", "2026-11-24", "urgency", urgency))));
        assertThat(text).contains("^HUB|20261124|" + day + "|20261124");
    }

    @Test
    void theFormGoesWithTheReferralAndNothingOfItWithItsEnd() {
        ReferralRendering form = new ReferralRendering() {
            @Override
            public String name() {
                return "form";
            }

            @Override
            public Payload render(Disclosure disclosure) {
                return new Payload(
                        disclosure.recipient(),
                        "x.pdf",
                        "application/pdf",
                        "%PDF-of-it".getBytes(StandardCharsets.US_ASCII));
            }
        };
        Hl7Rendering rendering = rendering(false, Optional.of(form));

        assertThat(text(rendering.render(all())))
                .contains("|ED|form^The agency's form^99HUB||HUB^AP^PDF^Base64^"
                        + Base64.getEncoder().encodeToString("%PDF-of-it".getBytes(StandardCharsets.US_ASCII))
                        + "||||||F\r");
        assertThat(text(rendering.cancel(all()))).doesNotContain("OBR|", "OBX|", "mark-reason");
    }

    @Test
    void withoutItsDayThereIsNoMessage() {
        assertThatThrownBy(() -> PLAIN.render(disclosure(Map.of("child_family", "Mark"))))
                .isInstanceOf(NotRendered.class)
                .hasMessage(
                        "HL7: expected the day of the referral (field referred_on), found none: look at the agency's"
                                + " fields in agencies.yml");
    }

    @Test
    void aWrongNhsNumberStaysHere() {
        assertThat(text(PLAIN.render(disclosure(Map.of("referred_on", "2026-11-24", "nhs_number", "9449305551")))))
                .doesNotContain("9449305551");
    }

    /** Every field has its place, and a list that does not name it leaves that place empty. */
    @ParameterizedTest
    @EnumSource(
            value = DisclosableField.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REFERRED_ON", "RECIPIENT_ID", "VERSION"})
    void whatTheListDoesNotNameIsNotThere(DisclosableField field) {
        Map<String, String> without = new LinkedHashMap<>(all().fields());
        without.remove(field.key());

        assertThat(text(PLAIN.render(all()))).contains(shown(field));
        assertThat(text(PLAIN.render(disclosure(without)))).doesNotContain(shown(field));
    }

    private static String shown(DisclosableField field) {
        return switch (field) {
            case URGENCY -> "A^ASAP";
            case SAFEGUARDING -> "|safeguarding^";
            case SEX -> "|sex^";
            case DATE_OF_BIRTH -> "20190314";
            default -> value(field);
        };
    }

    private static String value(DisclosableField field) {
        return switch (field) {
            case REFERRED_ON -> "2026-11-24";
            case DATE_OF_BIRTH -> "2019-03-14";
            case URGENCY -> "urgent";
            case SEX -> "F";
            case SAFEGUARDING -> "yes";
            case NHS_NUMBER -> "9449305552";
            default -> "mark-" + field.key() + ".";
        };
    }

    private static Disclosure all() {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(DisclosableField.values())
                .filter(field -> field != DisclosableField.VERSION)
                .forEach(field -> fields.put(field.key(), value(field)));
        return disclosure(fields);
    }

    private static Disclosure disclosure(Map<String, String> fields) {
        return new Disclosure(RECIPIENT, "Casework", fields);
    }

    private static String text(Payload payload) {
        return new String(payload.body(), StandardCharsets.UTF_8);
    }
}
