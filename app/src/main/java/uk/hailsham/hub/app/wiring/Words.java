package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.Known;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.mappings.PupilFormats;
import uk.hailsham.hub.mappings.Renderings;
import uk.hailsham.hub.mappings.agencyform.FormRendering;

/** The lists of what this hub has: formats, renderings, channels. To add one, add a line. */
public final class Words {
    private static final Set<String> CHANNELS = new TreeSet<>(Set.of("email", "fhir", "hl7v2", "secure-link", "sftp"));

    private Words() {}

    public static Known known() {
        List<PupilFormat> formats = PupilFormats.all(Clock.systemUTC());
        return new Known(
                formats.stream().map(PupilFormat::name).collect(Collectors.toCollection(TreeSet::new)),
                CHANNELS,
                Renderings.names(),
                formats.stream().collect(Collectors.toMap(PupilFormat::name, PupilFormat::columns)),
                FormRendering::names);
    }
}
