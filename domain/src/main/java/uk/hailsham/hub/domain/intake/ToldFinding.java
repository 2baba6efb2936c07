package uk.hailsham.hub.domain.intake;

import java.util.Comparator;

/**
 * A finding as the school's receipt tells it.
 *
 * @param localId the school's own key of the pupil; null when its system gives none
 */
public record ToldFinding(Rejection rejection, String localId, Standing standing) {
    /**
     * Most harmful first: what kept a whole file out, then a pupil, then a field, then what is only told. A field that
     * says who the pupil is comes before one that says what the pupil needs, and that before any other: by a wrong
     * identifier two children may be taken for one. New ones come before open ones, and these before muted ones.
     */
    public static final Comparator<ToldFinding> MOST_HARMFUL_FIRST = Comparator.comparing(ToldFinding::harm)
            .reversed()
            .thenComparing(ToldFinding::field)
            .thenComparing(ToldFinding::standing)
            .thenComparing(finding -> finding.rejection().file())
            .thenComparing(finding -> finding.rejection().row());

    private Rejection.Effect harm() {
        return rejection.effect();
    }

    private FieldHarm field() {
        return FieldHarm.of(rejection.field());
    }
}
