package uk.hailsham.hub.routes.intake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import uk.hailsham.hub.connectors.ground.Lap;
import uk.hailsham.hub.connectors.store.Comparison;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Preview;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.intake.MassChangeBrake;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;

/** Stages a school's rows and judges what they would do. */
public final class PupilStaging {
    private final Staging staging;
    private final School school;
    private final Fingerprint fingerprint;
    private final ZoneId zone;
    private final Concerned concerned;
    private final Seals seals;

    /** For a town in which nobody is referred. */
    public PupilStaging(Staging staging, School school, Fingerprint fingerprint, ZoneId zone) {
        this(staging, school, fingerprint, zone, source -> keys -> false, Seals.NONE);
    }

    /** @param zone in which the school's days begin */
    public PupilStaging(
            Staging staging, School school, Fingerprint fingerprint, ZoneId zone, Concerned concerned, Seals seals) {
        this.seals = seals;
        this.concerned = concerned;
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

    /** Who of a source's pupils is referred, or has a need that its roll does not tell of, by their keys. */
    @FunctionalInterface
    public interface Concerned {
        Predicate<List<PupilKey>> of(String source);
    }

    /** Reads to the end; a file that cannot be read leaves nothing staged. */
    public Staged stage(ReadDrop<Rows> read) {
        Drop drop = read.drop();
        try (Rows rows = read.rows()) {
            PupilRows pupils = pupils(read, rows);
            long begun = System.nanoTime();
            staging.copy(drop, school.pupilKey(), pupils);
            Lap.took("read", pupils.nanos());
            Lap.took("copy", System.nanoTime() - begun - pupils.nanos());
            staging.notKept(drop, pupils.notKept());
            rows.writtenAt().ifPresent(made -> staging.written(drop, made));
            staging.profiled(drop, pupils.profile());
            return new Staged(drop, pupils.profile());
        }
    }

    /** What the rows would change, were they a drop; nothing of it stays. */
    Preview preview(Access access, ReadDrop<Rows> read) {
        try (Rows rows = read.rows()) {
            return staging.preview(
                    access, read.drop(), school.pupilKey(), school.contract().covers(), pupils(read, rows));
        }
    }

    private PupilRows pupils(ReadDrop<Rows> read, Rows rows) {
        String source = read.drop().partner();
        return new PupilRows(
                rows, read.drop().id(), fingerprint, school.agreement(), concerned.of(source), seals.of(source));
    }

    /** A drop that two people have released is not braked again. */
    public Judged judge(Staged staged) {
        Drop drop = staged.drop();
        Comparison comparison = Lap.timed(
                "compare", () -> staging.compare(drop, school.contract().covers()));
        if (drop.released()) {
            return new Judged(drop, null);
        }
        return new Judged(
                drop,
                staged.profile()
                        .judge(school.contract(), staging.profileBefore(drop))
                        .map(why -> new Drop.Reason("error-profile", why))
                        .or(() -> why(drop, comparison).map(why -> new Drop.Reason("mass-change", why)))
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
