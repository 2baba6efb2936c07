package uk.hailsham.hub.mappings;

import java.time.Clock;
import java.util.List;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.mappings.bromcom.BromcomFormat;
import uk.hailsham.hub.mappings.census.CensusFormat;
import uk.hailsham.hub.mappings.columns.ColumnsFormat;
import uk.hailsham.hub.mappings.ctf.CtfFormat;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;
import uk.hailsham.hub.mappings.wonde.WondeFormat;

/** The pupil formats this hub reads. To add one, add a line. */
public final class PupilFormats {
    private PupilFormats() {}

    public static List<PupilFormat> all(Clock clock) {
        return List.of(
                new CtfFormat(clock), //
                new SimsCsvFormat(clock),
                new CensusFormat(clock),
                new WondeFormat(clock),
                new BromcomFormat(clock),
                new ColumnsFormat(clock));
    }
}
