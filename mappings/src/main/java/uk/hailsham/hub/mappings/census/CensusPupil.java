package uk.hailsham.hub.mappings.census;

import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.Identity;
import uk.hailsham.hub.mappings.pupil.UpnHolders;

/** A record of pupils on roll, as far as it tells who it is. */
record CensusPupil(CensusLine line, Identity identity, Findings findings) {
    String cell(String column) {
        return line.cell(column);
    }

    /** The same for records of the same pupil, as far as one export tells. */
    String who() {
        Name legal = identity.names().get(0);
        return legal.family() + "|" + legal.given() + "|" + identity.dateOfBirth();
    }

    boolean hasAnothersUpn(UpnHolders upns) {
        return upns.anothers(cell("upn"), identity.names().get(0).family(), identity.dateOfBirth());
    }
}
