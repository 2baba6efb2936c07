package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.Known;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.mappings.PupilFormats;
import uk.hailsham.hub.mappings.Renderings;

/** The lists of what this hub has: formats, renderings, channels. To add one, add a line. */
public final class Words {
    private static final Set<String> CHANNELS = new TreeSet<>(Set.of("email", "sftp"));
    private static final CodeLists NONE = new CodeLists(Map.of());

    private Words() {}

    public static List<ReferralRendering> renderings(CodeLists codes) {
        return Renderings.all(codes);
    }

    public static Known known() {
        List<PupilFormat> formats = PupilFormats.all(Clock.systemUTC());
        return new Known(
                formats.stream().map(PupilFormat::name).collect(Collectors.toCollection(TreeSet::new)),
                CHANNELS,
                renderings(NONE).stream().map(ReferralRendering::name).collect(Collectors.toCollection(TreeSet::new)),
                formats.stream().collect(Collectors.toMap(PupilFormat::name, PupilFormat::columns)));
    }
}
