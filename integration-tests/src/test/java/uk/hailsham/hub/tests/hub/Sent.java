package uk.hailsham.hub.tests.hub;

import static org.awaitility.Awaitility.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/** What a school drops in these tests, and how long is waited for what follows. */
public final class Sent {
    private static final Charset SIMS = Charset.forName("windows-1252");

    private Sent() {}

    public static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(150));
    }

    /** A report in which the first so many of a roll stand. */
    public static byte[] report(int roll, int present) {
        StringBuilder text = new StringBuilder(
                "\"UPN\",\"Name in format Surname, Forename\",\"Gender\",\"Date of birth\",\"Year group\",\"Postcode\",\"SEN need(s)\",\"SEN need ranking\",\"SEN status\"\r\n");
        for (int i = 1; i <= Math.min(roll, present); i++) {
            text.append("\"\",\"Pupil%d, Kim\",\"F\",\"%02d/%02d/2016\",\"Year 5\",\"BN27 1AA\",\"MLD\",\"1\",\"K\"\r\n"
                    .formatted(i, 1 + i % 28, 1 + i % 12));
        }
        return text.toString().getBytes(SIMS);
    }

    public static byte[] referrals(int referrals) {
        return referrals("R", referrals);
    }

    /** @param stem of the references; the same pupils may be referred again under another */
    public static byte[] referrals(String stem, int referrals) {
        StringBuilder text = new StringBuilder(
                "reference,upn,local_id,family,given,date_of_birth,need,reason,urgency,referrer_name,referrer_role,referrer_email,referrer_phone,lawful_basis,agreement_sought,agreement_given,agreement_by,agreement_reason,child_view,parent_view,index_checked,index_checked_at,tried_first,safeguarding\n");
        for (int i = 1; i <= referrals; i++) {
            text.append(
                    "%s-%d,,,Pupil%d,Kim,2016-%02d-%02d,MLD,Please advise,routine,A. Senco,SENCO,senco@white-house.example,01632 960310,public-task,yes,yes,mother,,,,yes,2026-11-23T10:00:00Z,Small group work,no\n"
                            .formatted(stem, i, i, 1 + i % 12, 1 + i % 28));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
