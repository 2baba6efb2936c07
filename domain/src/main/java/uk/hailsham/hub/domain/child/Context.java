package uk.hailsham.hub.domain.child;

/**
 * Circumstances that bear on need; null where the source does not say.
 *
 * @param fsm eligible for free school meals on the day of the drop
 * @param lookedAfter a child-protection fact: stored in its own compartment
 * @param youngCarer P said by a parent, S by the school, N not declared (census)
 * @param medicalNote that a medical note exists, not what it says
 */
public record Context(
        Boolean fsm,
        Boolean lookedAfter,
        String youngCarer,
        String serviceChild,
        Boolean medicalNote,
        Attendance attendance) {

    public static final Context NONE = new Context(null, null, null, null, null, null);

    /** Sessions (half days) of the latest year the source gives. */
    public record Attendance(Integer possible, Integer attended) {}
}
