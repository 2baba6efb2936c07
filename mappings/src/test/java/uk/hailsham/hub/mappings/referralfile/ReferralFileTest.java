package uk.hailsham.hub.mappings.referralfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.ReferralRow;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.school.Terms;
import uk.hailsham.hub.mappings.Parts;

class ReferralFileTest {
    private static final School SCHOOL = new School(
            "white-house",
            "White House",
            List.of(),
            List.of(),
            null,
            "sims-csv",
            null,
            List.of(),
            null,
            Map.of(),
            Map.of("need", Map.of("Speech", "SLCN")),
            null,
            Terms.UNKNOWN,
            null);
    private static final CodeLists CODES = new CodeLists(Map.of(
            "need",
            list("need", "SLCN", "ATT"),
            "agreement-standing",
            list("agreement-standing", "parental-responsibility"),
            "agreement-exceptions",
            list("agreement-exceptions", "court-order")));

    private static CodeList list(String name, String... codes) {
        return new CodeList(
                name,
                Arrays.stream(codes)
                        .map(code -> new CodeList.Code(code, code, code, null, null))
                        .toList());
    }

    @Test
    void readsTheSample() {
        List<ReferralRow> rows =
                new ReferralFile().read(Parts.file("docs/samples/referral-file/referrals.csv"), SCHOOL, CODES);

        assertThat(rows).hasSize(3).allMatch(row -> row instanceof ReferralRow.Asked);
        assertThat(((ReferralRow.Asked) rows.get(0)).request())
                .isEqualTo(new ReferralRequest(
                        "WH-2026-001",
                        "white-house",
                        new ReferralRequest.Pupil(
                                "X845999226001", "10231", "Ashdown", "Rowan", LocalDate.of(2017, 3, 9)),
                        "SLCN",
                        "Hard to understand for people who do not know him.\nHe has stopped speaking in class.",
                        Urgency.ROUTINE,
                        new ReferralRequest.Referrer("Jo Marsh", "SENCO", "senco@white-house.example", "01323 960001"),
                        "public task",
                        new ReferralRequest.Agreement(
                                true,
                                true,
                                "mother",
                                "parental-responsibility",
                                LocalDate.of(2026, 11, 18),
                                null,
                                null),
                        "I want to tell my jokes.",
                        "We are glad of help.",
                        new ReferralRequest.IndexCheck(true, Instant.parse("2026-11-20T10:15:00Z")),
                        "Talk Boost, two terms",
                        false));
        assertThat(rows).allMatch(row -> ((ReferralRow.Asked) row).dropped().isEmpty());
    }

    @Test
    void takesTheSchoolsOwnWordForANeed() {
        assertThat(asked("reference,local_id,need,reason\n1,7,Speech,why\n")
                        .request()
                        .need())
                .isEqualTo("SLCN");
    }

    @Test
    void keepsWhoAgreedWithWhichStandingAndWhenAndOnWhatGroundItGoesWithout() {
        assertThat(asked(
                                "reference,local_id,need,reason,agreement_sought,agreement_given,agreement_by,agreement_standing,"
                                        + "agreement_on,agreement_reason,agreement_exception\n"
                                        + "1,7,ATT,why,yes,no,father,parental-responsibility,20/11/2026,too busy,court-order\n")
                        .request()
                        .agreement())
                .isEqualTo(new ReferralRequest.Agreement(
                        true,
                        false,
                        "father",
                        "parental-responsibility",
                        LocalDate.of(2026, 11, 20),
                        "too busy",
                        "court-order"));
    }

    @Test
    void takesBlankForAbsent() {
        ReferralRequest request = asked("reference,local_id,need,reason,agreement_sought\n1,7,ATT,why,\n")
                .request();

        assertThat(request)
                .isEqualTo(new ReferralRequest(
                        "1",
                        "white-house",
                        new ReferralRequest.Pupil(null, "7", null, null, null),
                        "ATT",
                        "why",
                        Urgency.ROUTINE,
                        new ReferralRequest.Referrer(null, null, null, null),
                        null,
                        new ReferralRequest.Agreement(false, null, null, null),
                        null,
                        null,
                        new ReferralRequest.IndexCheck(false, null),
                        null,
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "reference, '', missing",
        "need, XYZ, unknown-code",
        "agreement_standing, aunt, unknown-code",
        "agreement_exception, busy, unknown-code",
        "agreement_on, yesterday, not-a-date",
        "need, '', missing",
        "reason, '', missing",
        "urgency, soonish, unknown-code",
        "date_of_birth, 31/02/2015, not-a-date",
        "agreement_given, perhaps, not-yes-or-no",
        "index_checked_at, yesterday, not-a-time",
    })
    void rejectsARowWithAnUnsoundValue(String column, String value, String code) {
        Rejection rejection = onlyRejection(row(column, value, "no"));

        assertThat(rejection.field()).isEqualTo(column);
        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.effect()).isEqualTo(Rejection.Effect.ROW_REJECTED);
    }

    @Test
    void rejectsAReasonOfMoreThanTwoThousandCharacters() {
        Rejection rejection = onlyRejection(row("reason", "x".repeat(2_001), "no"));

        assertThat(rejection)
                .isEqualTo(new Rejection(
                        "r.csv",
                        1,
                        "reason",
                        "too-long",
                        Rejection.Effect.ROW_REJECTED,
                        "at most 2000 characters",
                        "2001 characters"));
        assertThat(asked(row("reason", "x".repeat(2_000), "no")).dropped()).isEmpty();
    }

    @Test
    void rejectsControlCharacters() {
        assertThat(onlyRejection(row("reason", "a\u0007b", "no")).code()).isEqualTo("control-character");
        assertThat(onlyRejection(row("referrer_name", "\"a\nb\"", "no")).code()).isEqualTo("control-character");
    }

    @Test
    void rejectsTheSecondRowOfAReference() {
        List<ReferralRow> rows = read("reference,local_id,need,reason\nA1,7,ATT,why\na1,8,ATT,why\n");

        assertThat(rows.get(0)).isInstanceOf(ReferralRow.Asked.class);
        assertThat(rows.get(1))
                .isEqualTo(new ReferralRow.Unsound(
                        new Row.At("r.csv", 2),
                        List.of(new Rejection(
                                "r.csv",
                                2,
                                "reference",
                                "duplicate-reference",
                                Rejection.Effect.ROW_REJECTED,
                                "a reference once in a file",
                                "a1"))));
    }

    @Test
    void rejectsARowThatNamesNoPupil() {
        assertThat(onlyRejection("reference,family,given,need,reason\n1,Ashdown,Rowan,ATT,why\n"))
                .extracting(Rejection::field, Rejection::code)
                .containsExactly("upn", "missing");
    }

    @ParameterizedTest
    @CsvSource({"need, XYZ", "urgency, soonish", "date_of_birth, 31/02/2015", "agreement_given, perhaps"})
    void letsNoUnsoundFieldStopASafeguardingReferral(String column, String value) {
        ReferralRow.Asked asked = asked(row(column, value, "yes"));

        assertThat(asked.request().safeguarding()).isTrue();
        assertThat(asked.dropped()).extracting(Rejection::field).contains(column);
        assertThat(asked.dropped()).allMatch(r -> r.effect() == Rejection.Effect.FIELD_DROPPED);
    }

    /** The hub gives it a reference of its own; whom it means the reason may tell. */
    @ParameterizedTest
    @CsvSource({"reference", "local_id", "need"})
    void letsNothingMissingStopASafeguardingReferral(String column) {
        ReferralRow.Asked asked = asked(row(column, "", "yes"));

        assertThat(asked.request().safeguarding()).isTrue();
        assertThat(asked.dropped()).extracting(Rejection::code).containsExactly("missing");
    }

    @Test
    void takesASecondSafeguardingReferralUnderAUsedReferenceWithoutIt() {
        String header = "reference,local_id,need,reason,safeguarding\n";
        List<ReferralRow> rows = read(header + "1,7,ATT,why,yes\n1,8,ATT,why,yes\n");

        ReferralRow.Asked second = (ReferralRow.Asked) rows.get(1);
        assertThat(second.request().reference()).isNull();
        assertThat(second.dropped()).extracting(Rejection::code).containsExactly("duplicate-reference");
    }

    @Test
    void rejectsASafeguardingRowThatTellsNothing() {
        assertThat(read("reference,local_id,need,reason,safeguarding\n1,,ATT,,yes\n")
                        .get(0))
                .isInstanceOf(ReferralRow.Unsound.class);
    }

    @Test
    void cutsTheReasonOfASafeguardingReferralAndDoesNotLoseIt() {
        assertThat(asked(row("reason", "x".repeat(5_000), "yes")).request().reason())
                .hasSize(2_000);
    }

    @Test
    void takesAnUnreadableSafeguardingFlagForYes() {
        ReferralRow.Asked asked = asked(row("urgency", "urgent", "perhaps"));

        assertThat(asked.request().safeguarding()).isTrue();
        assertThat(asked.dropped()).extracting(Rejection::field).containsExactly("safeguarding");
    }

    @Test
    void refusesAFileWithoutTheColumns() {
        DropRefused refused = catchThrowableOfType(DropRefused.class, () -> read("a,b\n1,2\n"));

        assertThat(refused).hasMessage("header: missing-column: expected the columns [reference, need, reason]");
    }

    /** A sound row but for one value. */
    private static String row(String column, String value, String safeguarding) {
        Map<String, String> sound = new java.util.LinkedHashMap<>(Map.of(
                "reference", "1", "local_id", "7", "need", "ATT", "reason", "why", "safeguarding", safeguarding));
        sound.put(column, value);
        return String.join(",", sound.keySet()) + "\n" + String.join(",", sound.values()) + "\n";
    }

    private static Rejection onlyRejection(String text) {
        ReferralRow.Unsound unsound = (ReferralRow.Unsound) read(text).get(0);
        assertThat(unsound.rejections()).hasSize(1);
        return unsound.rejections().get(0);
    }

    private static ReferralRow.Asked asked(String text) {
        return (ReferralRow.Asked) read(text).get(0);
    }

    private static List<ReferralRow> read(String text) {
        return new ReferralFile().read(Parts.of("r.csv", text), SCHOOL, CODES);
    }
}
