package uk.hailsham.hub.routes.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import uk.hailsham.hub.connectors.store.Comparison;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Preview;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.intake.MassChangeBrake;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;

/** Stages a school's rows and judges what they would do. */
public final class PupilStaging {
    private final Staging staging;
    private final School school;
    private final Fingerprint fingerprint;
    private final Concerned concerned;
    private final Seals seals;

    /** For a town in which nobody is referred. */
    public PupilStaging(Staging staging, School school, Fingerprint fingerprint) {
        this(staging, school, fingerprint, source -> keys -> false, Seals.NONE);
    }

    public PupilStaging(Staging staging, School school, Fingerprint fingerprint, Concerned concerned, Seals seals) {
        this.seals = seals;
        this.concerned = concerned;
        this.staging = staging;
        this.school = school;
        this.fingerprint = fingerprint;
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
            staging.copy(drop, school.pupilKey(), pupils);
            staging.notKept(drop, pupils.notKept());
            rows.writtenAt().ifPresent(made -> staging.written(drop, made));
            staging.profiled(drop, pupils.profile());
            return new Staged(drop, pupils.profile());
        }
    }

    /** What the rows would change, were they a drop; nothing of it stays. */
    Preview preview(ReadDrop<Rows> read) {
        try (Rows rows = read.rows()) {
            return staging.preview(
                    read.drop(), school.pupilKey(), school.contract().covers(), pupils(read, rows));
        }
    }

    private PupilRows pupils(ReadDrop<Rows> read, Rows rows) {
        String source = read.drop().partner();
        return new PupilRows(
                rows, read.drop().id(), fingerprint, school.agreement(), concerned.of(source), seals.of(source));
    }

    /** A drop that a person has released is not braked again. */
    public Judged judge(Staged staged) {
        Drop drop = staged.drop();
        Comparison comparison = staging.compare(drop, school.contract().covers());
        if (drop.released()) {
            return new Judged(drop, null);
        }
        return new Judged(
                drop,
                staged.profile()
                        .judge(school.contract(), staging.profileBefore(drop))
                        .map(why -> new Drop.Reason("error-profile", why))
                        .or(() -> massChange(comparison))
                        .orElse(null));
    }

    private Optional<Drop.Reason> massChange(Comparison comparison) {
        return MassChangeBrake.judge(school.contract(), comparison.roll(), comparison.gone(), comparison.changed())
                .map(why -> new Drop.Reason("mass-change", why));
    }
}
