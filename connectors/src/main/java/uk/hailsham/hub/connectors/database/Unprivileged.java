package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. Under root it runs in a user namespace of its own, where it is nobody in
 * particular; where the machine forbids that, as a system user made for it.
 */
final class Unprivileged {
    private static final String USER = "hub-postgres";

    private Unprivileged() {}

    /** What to put before a command; empty when the hub is not root. */
    static List<String> prefix(Path data) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        if (userExists() && succeeds("chown", "-R", USER + ":", data.toString())) {
            return List.of("setpriv", "--reuid", USER, "--regid", USER, "--clear-groups");
        }
        throw new IOException("PostgreSQL does not run as root, and neither a user namespace nor a system user could be"
                + " had. Run the hub as an ordinary user, or run: useradd --system --user-group " + USER
                + "; or set hub.database.url to a PostgreSQL of your own");
    }

    private static boolean userExists() {
        return succeeds("id", USER) || succeeds("useradd", "--system", "--user-group", "--no-create-home", USER);
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
