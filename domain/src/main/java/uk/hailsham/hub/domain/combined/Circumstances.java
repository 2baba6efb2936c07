package uk.hailsham.hub.domain.combined;

import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Context;

/** What bears on need, each fact by itself; whether a child is looked after stays in its own compartment. */
record Circumstances(
        Field<Boolean> fsm,
        Field<String> youngCarer,
        Field<String> serviceChild,
        Field<Boolean> medicalNote,
        Field<Context.Attendance> attendance) {

    static Circumstances of(Sources sources) {
        return new Circumstances(
                Rules.FSM.among(sources),
                Rules.YOUNG_CARER.among(sources),
                Rules.SERVICE_CHILD.among(sources),
                Rules.MEDICAL_NOTE.among(sources),
                Rules.ATTENDANCE.among(sources));
    }

    Stream<Field<?>> fields() {
        return Stream.of(fsm, youngCarer, serviceChild, medicalNote, attendance);
    }

    Context context() {
        return new Context(
                Combination.value(fsm),
                null,
                Combination.value(youngCarer),
                Combination.value(serviceChild),
                Combination.value(medicalNote),
                Combination.value(attendance));
    }
}
