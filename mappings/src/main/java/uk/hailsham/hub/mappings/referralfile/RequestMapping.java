package uk.hailsham.hub.mappings.referralfile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.ReferralRequest.Agreement;
import uk.hailsham.hub.domain.referral.ReferralRequest.IndexCheck;
import uk.hailsham.hub.domain.referral.ReferralRequest.Pupil;
import uk.hailsham.hub.domain.referral.ReferralRequest.Referrer;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.csv.CheckedLine;

/** A line of the referral file into the request it makes; what is missing or unsound is remembered in the line. */
final class RequestMapping {
    static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_VIEW = 2_000;
    private static final int LONGEST_TEXT = 200;

    private final School school;
    private final CodeList needs;
    private final CodeList standings;
    private final CodeList exceptions;

    RequestMapping(School school, CodeLists codes) {
        this.school = school;
        this.needs = codes.list("need");
        this.standings = codes.list("agreement-standing");
        this.exceptions = codes.list("agreement-exceptions");
    }

    ReferralRequest request(CheckedLine line) {
        boolean safeguarding = safeguarding(line);
        return new ReferralRequest(
                line.required("reference", text(line, "reference")),
                school.id(),
                pupil(line),
                line.required("need", line.read("need", this::need, "unknown-code", "a code of the list need")),
                line.required("reason", reason(line, safeguarding)),
                urgency(line, safeguarding),
                referrer(line),
                text(line, "lawful_basis"),
                agreement(line),
                line.prose("child_view", LONGEST_VIEW),
                line.prose("parent_view", LONGEST_VIEW),
                indexCheck(line),
                line.prose("tried_first", LONGEST_VIEW),
                safeguarding);
    }

    /** Fails safe: a flag that says something nobody can read is taken for yes. */
    private static boolean safeguarding(CheckedLine line) {
        Boolean flag = line.yesNo("safeguarding");
        return flag == null ? !line.sound("safeguarding") : flag;
    }

    /** Remembered when the line names nobody: too little to be found by is still told in the safeguarding lane. */
    private static Pupil pupil(CheckedLine line) {
        String upn = text(line, "upn");
        Pupil pupil = new Pupil(
                upn == null ? null : upn.toUpperCase(Locale.ROOT),
                text(line, "local_id"),
                text(line, "family"),
                text(line, "given"),
                line.date("date_of_birth"));
        boolean byKey = pupil.upn() != null || pupil.localId() != null;
        boolean byName = pupil.family() != null && pupil.given() != null && pupil.dateOfBirth() != null;
        if (!byKey && !byName) {
            line.find("upn", "missing", "a UPN, a local id, or family name, given name and date of birth", null);
        }
        return pupil;
    }

    /** A worry that is told at too great a length is still told: in the safeguarding lane it is cut, not left out. */
    private static String reason(CheckedLine line, boolean safeguarding) {
        String reason = line.prose("reason", LONGEST_REASON);
        return reason == null && safeguarding ? line.beginning("reason", LONGEST_REASON) : reason;
    }

    private Optional<String> need(String cell) {
        Map<String, String> own = school.codes().getOrDefault("need", Map.of());
        return needs.find(own.getOrDefault(cell, cell)).map(CodeList.Code::means);
    }

    private static Urgency urgency(CheckedLine line, boolean safeguarding) {
        Urgency urgency =
                line.read("urgency", RequestMapping::urgencyOf, "unknown-code", "routine, urgent or emergency");
        Urgency unsaid = safeguarding ? Urgency.URGENT : Urgency.ROUTINE;
        return urgency == null ? unsaid : urgency;
    }

    private static Optional<Urgency> urgencyOf(String cell) {
        return Arrays.stream(Urgency.values())
                .filter(urgency -> urgency.name().equalsIgnoreCase(cell))
                .findFirst();
    }

    private static Referrer referrer(CheckedLine line) {
        return new Referrer(
                text(line, "referrer_name"),
                text(line, "referrer_role"),
                text(line, "referrer_email"),
                text(line, "referrer_phone"));
    }

    private Agreement agreement(CheckedLine line) {
        Boolean given = line.yesNo("agreement_given");
        boolean sought = Boolean.TRUE.equals(line.yesNo("agreement_sought")) || Boolean.TRUE.equals(given);
        return new Agreement(
                sought,
                sought ? given : null,
                text(line, "agreement_by"),
                coded(line, "agreement_standing", standings),
                line.date("agreement_on"),
                line.prose("agreement_reason", LONGEST_VIEW),
                coded(line, "agreement_exception", exceptions));
    }

    private static String coded(CheckedLine line, String column, CodeList list) {
        return line.read(
                column,
                cell -> list.find(cell).map(CodeList.Code::means),
                "unknown-code",
                "a code of the list " + list.name());
    }

    private static IndexCheck indexCheck(CheckedLine line) {
        return new IndexCheck(Boolean.TRUE.equals(line.yesNo("index_checked")), line.instant("index_checked_at"));
    }

    private static String text(CheckedLine line, String column) {
        return line.text(column, LONGEST_TEXT);
    }
}
