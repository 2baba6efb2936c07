package uk.hailsham.hub.routes.intake;

import uk.hailsham.hub.connectors.store.Comparison;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.intake.MassChangeBrake;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;

/** Stages a school's rows and judges what they would do. */
public final class PupilStaging {
    private final Staging staging;
    private final School school;

    public PupilStaging(Staging staging, School school) {
        this.staging = staging;
        this.school = school;
    }

    /** Reads to the end; a file that cannot be read leaves nothing staged. */
    public Drop stage(ReadDrop<Rows> read) {
        try (Rows rows = read.rows()) {
            staging.copy(
                    read.drop(),
                    school.pupilKey(),
                    new PupilRows(rows, read.drop().id()));
        }
        return read.drop();
    }

    /** A drop that a person has released is not braked again. */
    public Judged judge(Drop drop) {
        Comparison comparison = staging.compare(drop, school.contract().covers());
        if (drop.released()) {
            return new Judged(drop, null);
        }
        return new Judged(
                drop,
                MassChangeBrake.judge(
                                school.contract(),
                                comparison.roll(),
                                comparison.ledger().childrenGone(),
                                comparison.ledger().childrenChanged())
                        .map(why -> new Drop.Reason("mass-change", why))
                        .orElse(null));
    }
}
