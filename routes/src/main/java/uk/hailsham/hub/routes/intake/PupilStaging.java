package uk.hailsham.hub.routes.intake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import uk.hailsham.hub.connectors.store.Comparison;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Preview;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.intake.MassChangeBrake;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.School;

/** Stages a school's rows and judges what they would do. */
public final class PupilStaging {
    private final Staging staging;
    private final School school;
    private final Fingerprint fingerprint;
    private final ZoneId zone;

    /** @param zone in which the school's days begin */
    public PupilStaging(Staging staging, School school, Fingerprint fingerprint, ZoneId zone) {
        this.staging = staging;
        this.school = school;
        this.fingerprint = fingerprint;
        this.zone = zone;
    }

    /** Equal for equal texts; keyed, since it covers protected facts that must not be guessed from it. */
    @FunctionalInterface
    public interface Fingerprint {
        byte[] of(String text);
    }

    /** Reads to the end; a file that cannot be read leaves nothing staged. */
    public Drop stage(ReadDrop<Rows> read) {
        try (Rows rows = read.rows()) {
            staging.copy(
                    read.drop(),
                    school.pupilKey(),
                    new PupilRows(rows, read.drop().id(), fingerprint));
            rows.writtenAt().ifPresent(made -> staging.written(read.drop(), made));
        }
        return read.drop();
    }

    /** What the rows would change, were they a drop; nothing of it stays. */
    Preview preview(Access access, ReadDrop<Rows> read) {
        try (Rows rows = read.rows()) {
            return staging.preview(
                    access,
                    read.drop(),
                    school.pupilKey(),
                    school.contract().covers(),
                    new PupilRows(rows, read.drop().id(), fingerprint));
        }
    }

    /** A drop that two people have released is not braked again. */
    public Judged judge(Drop drop) {
        Comparison comparison = staging.compare(drop, school.contract().covers());
        if (drop.released()) {
            return new Judged(drop, null);
        }
        return new Judged(
                drop,
                why(drop, comparison)
                        .map(why -> new Drop.Reason("mass-change", why))
                        .orElse(null));
    }

    private Optional<String> why(Drop drop, Comparison comparison) {
        Contract contract = school.contract();
        Optional<LocalDate> rollover = Optional.ofNullable(contract.rollover())
                .flatMap(window -> window.openSince(LocalDate.ofInstant(drop.arrivedAt(), zone)));
        return rollover.map(since -> MassChangeBrake.judgeRollover(
                        contract,
                        comparison.roll(),
                        staging.moves(drop, since.atStartOfDay(zone).toInstant())))
                .orElseGet(() ->
                        MassChangeBrake.judge(contract, comparison.roll(), comparison.gone(), comparison.changed()));
    }
}
