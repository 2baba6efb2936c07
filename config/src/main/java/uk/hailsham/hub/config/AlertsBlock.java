package uk.hailsham.hub.config;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.alert.Expiry;
import uk.hailsham.hub.domain.alert.QuietHours;
import uk.hailsham.hub.domain.school.School;

/** Who is told what must be seen to, and the ends that stand in no key: blocks of {@code hub.yml}. */
final class AlertsBlock {
    private static final String TIME = "a time such as \"20:00\"";

    private AlertsBlock() {}

    static HubSettings.Alerts read(Block block, ZoneId zone) {
        QuietHours quiet = block.block("quiet")
                .map(hours -> quiet(hours, zone))
                .orElse(HubSettings.Alerts.unsaid(zone).quiet());
        int unreachable = block.number("unreachableMinutes", 1, 10_080, HubSettings.Alerts.UNREACHABLE_MINUTES);
        int unsealed = block.number("unsealedMinutes", 1, 10_080, HubSettings.Alerts.UNSEALED_MINUTES);
        int free = block.number("diskFreePercent", 0, 90, HubSettings.Alerts.DISK_FREE_PERCENT);
        School.Contact owner = SchoolFile.contact(block);
        return new HubSettings.Alerts(owner, quiet, unreachable, unsealed, free);
    }

    private static QuietHours quiet(Block hours, ZoneId zone) {
        hours.require("from", "until");
        QuietHours quiet = new QuietHours(
                hours.optional("from", TIME, LocalTime::parse).orElse(LocalTime.MIDNIGHT),
                hours.optional("until", TIME, LocalTime::parse).orElse(LocalTime.MIDNIGHT),
                zone);
        hours.end();
        return quiet;
    }

    static Expiry expiry(Block row) {
        row.require("ends");
        Expiry expiry = new Expiry(
                row.text("kind"),
                row.text("whose"),
                row.text("what"),
                row.optional("ends", "a date such as 2027-08-31", LocalDate::parse)
                        .orElse(LocalDate.MAX));
        row.end();
        return expiry;
    }
}
