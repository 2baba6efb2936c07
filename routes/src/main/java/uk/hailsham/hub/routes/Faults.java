package uk.hailsham.hub.routes;

import java.util.StringJoiner;

/** Names a failure without its messages. */
public final class Faults {
    private static final int DEEPEST = 12;

    private Faults() {}

    /** The chain of kinds, and the first place of the hub's own code in it. */
    public static String kind(Throwable e) {
        StringJoiner kinds = new StringJoiner(" < ");
        String place = "";
        int depth = 0;
        for (Throwable cause = e; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            kinds.add(cause.getClass().getSimpleName());
            place = place.isEmpty() ? ownPlace(cause) : place;
        }
        return kinds + place;
    }

    private static String ownPlace(Throwable e) {
        for (StackTraceElement element : e.getStackTrace()) {
            if (element.getClassName().startsWith("uk.hailsham.hub")) {
                return " at " + element.getClassName() + "." + element.getMethodName() + ":" + element.getLineNumber();
            }
        }
        return "";
    }
}
