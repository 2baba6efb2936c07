package uk.hailsham.hub.routes.telling;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.hailsham.hub.connectors.school.OutFolder;
import uk.hailsham.hub.domain.referral.NotCarried;

/**
 * How one school hears of its referrals: as it hears of its drops.
 *
 * @param folder null for a school that wants no files
 * @param to null for a school that wants no mail
 */
public record Channel(OutFolder folder, String to, ReceiptMail.Post post, Clock clock) {
    private static final Pattern ABOUT =
            Pattern.compile("(?:receipt-rf|no-answer-rc|not-seen-rc|not-delivered-rc)-([0-9a-f-]{36})\\.csv");

    Instant now() {
        return clock.instant();
    }

    void put(String name, byte[] bytes) {
        if (folder != null) {
            folder.put(name, bytes);
        }
    }

    /** Takes away files about referrals and recipients that are no longer kept. @param kept their ids */
    void forget(Set<UUID> kept) {
        if (folder != null) {
            for (String name : folder.names()) {
                Matcher about = ABOUT.matcher(name);
                if (about.matches() && !kept.contains(UUID.fromString(about.group(1)))) {
                    folder.remove(name);
                }
            }
        }
    }

    /** @param name the same whenever the same mail is sent again */
    void mail(String name, String subject, String text) throws NotCarried {
        if (to != null) {
            post.send(to, name, subject, text);
        }
    }
}
