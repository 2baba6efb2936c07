package uk.hailsham.hub.routes.telling;

import java.time.Clock;
import java.time.Instant;
import uk.hailsham.hub.connectors.school.OutFolder;
import uk.hailsham.hub.domain.referral.NotCarried;

/**
 * How one school hears of its referrals: as it hears of its drops.
 *
 * @param folder null for a school that wants no files
 * @param to null for a school that wants no mail
 */
public record Channel(OutFolder folder, String to, ReceiptMail.Post post, Clock clock) {
    Instant now() {
        return clock.instant();
    }

    void put(String name, byte[] bytes) {
        if (folder != null) {
            folder.put(name, bytes);
        }
    }

    /** @param name the same whenever the same mail is sent again */
    void mail(String name, String subject, String text) throws NotCarried {
        if (to != null) {
            post.send(to, name, subject, text);
        }
    }
}
