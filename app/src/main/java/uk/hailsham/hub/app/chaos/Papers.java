package uk.hailsham.hub.app.chaos;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import uk.hailsham.hub.app.chaos.Pupils.Pupil;

/** What partners send night after night: a whole roll of which two pupils in a hundred have moved, a feed, referrals. */
final class Papers {
    private static final Charset SIMS = Charset.forName("windows-1252");
    private static final int NIGHTS_UNTIL_ALL_HAVE_MOVED = 50;
    private static final int PLACES = 9;
    static final int EVERY_WHICH_GOES_BY_MAIL = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String FEED = "019ac001-0000-7000-8000-0000000000f1";

    private final List<Pupil> pupils;

    Papers(List<Pupil> pupils) {
        this.pupils = pupils;
    }

    byte[] roll(int night) {
        StringBuilder text = new StringBuilder(
                "\"UPN\",\"Name in format Surname, Forename\",\"Gender\",\"Date of birth\",\"Year group\",\"Postcode\",\"SEN need(s)\",\"SEN need ranking\",\"SEN status\"\r\n");
        for (int i = 0; i < pupils.size(); i++) {
            Pupil pupil = pupils.get(i);
            text.append("\"%s\",\"%s, %s\",\"%s\",\"%s\",\"Year %d\",\"%s\",\"MLD\",\"1\",\"K\"\r\n"
                    .formatted(
                            pupil.upn(),
                            pupil.family(),
                            pupil.given(),
                            pupil.sex(),
                            DAY.format(pupil.born()),
                            pupil.yearGroup(),
                            postcode(i, night)));
        }
        return text.toString().getBytes(SIMS);
    }

    /** Whether the school's reports can write it. */
    static boolean holds(String name) {
        return SIMS.newEncoder().canEncode(name);
    }

    private static String postcode(int pupil, int night) {
        return "BN27 " + (1 + (pupil + night) / NIGHTS_UNTIL_ALL_HAVE_MOVED % PLACES) + "AA";
    }

    /** The first one whole, then what has changed; its number is the night's, from 1. */
    byte[] feed(int entries, int night) {
        StringBuilder text = new StringBuilder(
                        "H,%s,%d,2026-11-23T02:00:00Z,%s,1\n".formatted(FEED, night, night == 1 ? "full" : "delta"))
                .append("C,indexNumber,family,given,sex,dateOfBirth,postcode,shielded\n");
        int rows = 0;
        for (int i = 0; i < entries; i++) {
            if (night == 1 || (i + night) % NIGHTS_UNTIL_ALL_HAVE_MOVED == 0) {
                Pupil pupil = pupils.get(i);
                text.append("R,CI-%06d,%s,%s,%s,%s,%s,N\n"
                        .formatted(i, pupil.family(), pupil.given(), pupil.sex(), pupil.born(), postcode(i, night)));
                rows++;
            }
        }
        return text.append("T,%d,0\n".formatted(rows)).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** How the references of a night's referrals begin. */
    static String references(int night) {
        return "R-" + night + "-";
    }

    /** Every third goes by mail, the others over SFTP; references are those of no other night. */
    byte[] referrals(int referrals, int night) {
        StringBuilder text = new StringBuilder(
                "reference,upn,local_id,family,given,date_of_birth,need,reason,urgency,referrer_name,referrer_role,referrer_email,referrer_phone,lawful_basis,agreement_sought,agreement_given,agreement_by,agreement_standing,agreement_on,agreement_reason,child_view,parent_view,index_checked,index_checked_at,tried_first,safeguarding\n");
        for (int n = 1; n <= referrals; n++) {
            Pupil pupil = pupils.get((night * referrals + n) % pupils.size());
            text.append(
                    "%s%d,,,%s,%s,%s,%s,Please advise,routine,A. Senco,SENCO,senco@white-house.example,01632 960310,public-task,yes,yes,mother,parental-responsibility,2026-11-23,,,,yes,2026-11-23T10:00:00Z,Small group work,no\n"
                            .formatted(
                                    references(night),
                                    n,
                                    pupil.family(),
                                    pupil.given(),
                                    pupil.born(),
                                    n % EVERY_WHICH_GOES_BY_MAIL == 0 ? "SPLD" : "MLD"));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
