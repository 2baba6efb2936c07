package uk.hailsham.hub.routes.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import uk.hailsham.hub.connectors.store.Adoptions;
import uk.hailsham.hub.connectors.store.Said;
import uk.hailsham.hub.domain.adoption.IdentityWords;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;

/** Stands before every drop and lets no sealed identity in; looked up once for each drop. */
public final class Seals {
    /** Of a town in which nobody is adopted. */
    public static final Seals NONE = new Seals(() -> Adoptions.Known.NOTHING, text -> new byte[0]);

    private final Supplier<Adoptions.Known> known;
    private final PupilStaging.Fingerprint fingerprint;

    public Seals(Supplier<Adoptions.Known> known, PupilStaging.Fingerprint fingerprint) {
        this.known = known;
        this.fingerprint = fingerprint;
    }

    /** The guard of one drop. */
    Guard of(String source) {
        return new Guard(source, known.get(), fingerprint);
    }

    record Guard(String source, Adoptions.Known known, PupilStaging.Fingerprint fingerprint) {

        /** Empty when nobody's seal is touched. */
        Optional<Said> withhold(List<Row.At> at, List<PupilKey> keys, String localId, Child child) {
            if (known.words().isEmpty()) {
                return Optional.empty();
            }
            Set<String> words = IdentityWords.of(source, localId, child);
            byte[] identity = fingerprint.of("identity " + words);
            return known.meant(
                            source,
                            identity,
                            words.stream().map(fingerprint::of).toList())
                    .map(adoption -> new Said.Withheld(at, adoption, identity, keys));
        }
    }
}
