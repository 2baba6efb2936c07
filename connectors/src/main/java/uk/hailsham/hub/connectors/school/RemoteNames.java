package uk.hailsham.hub.connectors.school;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which listed names are accepted: one path segment of harmless characters, whatever a server lists (CVE-2026-79983). An
 * export is named by people and programs, so that blanks, brackets and commas are among them.
 */
final class RemoteNames {
    static final List<String> IN_PROGRESS = List.of(".part", ".tmp", ".filepart", ".crdownload", "~");
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._()&+,'@=~-]{0,119}");
    private static final Pattern HIDDEN = Pattern.compile("\\.[A-Za-z0-9_-][A-Za-z0-9 ._-]{0,119}");

    private RemoteNames() {}

    static boolean accepted(String name) {
        return ACCEPTED.matcher(name).matches();
    }

    /** A name that is nobody's drop, such as {@code .taken} or a desktop's own files. */
    static boolean hidden(String name) {
        return HIDDEN.matcher(name).matches();
    }

    /** Still being written, as its sender says. */
    static boolean inProgress(String name) {
        return IN_PROGRESS.stream().anyMatch(name::endsWith);
    }
}
