package uk.hailsham.hub.mappings.provisionmap;

import java.util.List;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.need.ProvisionRow;
import uk.hailsham.hub.domain.need.SenFramework;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.csv.SmallFile;

/** The provision map of {@code docs/provision-map.md}: one need, one resource, or a need and what is given to it, a line. */
public final class ProvisionMapFile {
    private static final int LARGEST = 20 * 1024 * 1024;

    private final SmallFile layout = SmallFile.whole(LARGEST, List.of("sen_type", "provision"));
    private final SenFramework framework;

    public ProvisionMapFile(SenFramework framework) {
        this.framework = framework;
    }

    /** @throws uk.hailsham.hub.domain.intake.DropRefused when the file as a whole cannot be read */
    public List<ProvisionRow> read(DropContent.Part part, School school, CodeLists codes) {
        return layout.read(part, line -> new ProvisionLine(line, school, codes, framework).row());
    }
}
