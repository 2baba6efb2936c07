package uk.hailsham.hub.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.town.TownPlan;

/**
 * The whole town's night at once, as the bench measures it.
 *
 * @param seconds from the arrival of the first file until all has settled
 * @param settled and the books balance
 */
public record TownNight(double seconds, boolean settled) {
    /** @param data emptied before */
    public static TownNight measure(ConfigOption config, Path data, int referrals)
            throws IOException, GeneralSecurityException, InterruptedException {
        TownPlan demo = TownPlan.DEMO;
        TownPlan plan = new TownPlan(demo.pupils(), demo.index(), referrals, demo.seed(), demo.today());
        try (Demo town = Demo.start(config, data, 0)) {
            boolean settled = town.play(plan);
            return new TownNight(town.night(), settled);
        }
    }
}
