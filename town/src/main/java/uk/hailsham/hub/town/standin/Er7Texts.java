package uk.hailsham.hub.town.standin;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Messages as a made-up patient system writes them, in no library's words.
 *
 * @param application of the system
 * @param facility in which it stands
 * @param clock its own
 */
public record Er7Texts(String application, String facility, Clock clock) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private String head(String type, String id, String wants) {
        return "MSH|^~\\&|" + application + "|" + facility + "|HUB|PARTNERSHIP|" + TIME.format(LocalDateTime.now(clock))
                + "||" + type + "|" + id + "|P|2.4|||" + wants + "\r";
    }

    static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** @param error of table 0357, or empty text */
    String ack(String code, String about, String error) {
        return head("ACK^I12", id(), "NE|NE")
                + "MSA|" + code + "|" + about + "|the referral of Familymark\r"
                + (error.isEmpty() ? "" : "ERR|PID^1^5^" + error + "&of Familymark&HL70357\r");
    }

    /** @param reason a code, or empty text */
    public String referral(String id, String about, String recipient, String status, String reason, String wants) {
        return head("RRI^I12^RRI_I12", id, wants)
                + (about.isEmpty() ? "" : "MSA|AA|" + about + "\r")
                + "RF1|" + status + "|||||" + recipient + "^HUB||||HI^^99HUB"
                + (reason.isEmpty() ? "" : "~" + reason + "^Familymark was not eligible^TRUST") + "|4711^TRUST\r"
                + "PRD|RP^Referring provider^HL70286\rPID|1||4711^^^TRUST^MRN||Familymark^Givenmark\r";
    }

    /** @param day of the appointment, {@code yyyyMMdd} */
    public String appointment(String event, String id, String recipient, String day) {
        return head("SIU^" + event + "^SIU_S12", id, "|")
                + "SCH|4712|4713||||ROUTINE^Appointment|||30|min|^^30^" + day + "0930|||||||||||||||" + recipient
                + "^HUB\rPID|1||4711^^^TRUST^MRN||Familymark^Givenmark\rRGS|1\rAIS|1||HEARING|" + day + "0930\r";
    }
}
