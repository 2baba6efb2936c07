package uk.hailsham.hub.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.security.crypto.password.PasswordEncoder;
import uk.hailsham.hub.app.user.Passwords;
import uk.hailsham.hub.app.wiring.RunningHub;
import uk.hailsham.hub.connectors.store.Accounts;
import uk.hailsham.hub.domain.access.Access.Role;

/** The account with which a new hub can be entered at all. */
final class FirstAccount {
    private static final String NAME = "operator";

    private FirstAccount() {}

    /** Only when there is no account yet; the password lies in the data folder, for its owner to read and remove. */
    static void make(RunningHub hub, Path data) throws IOException {
        Accounts accounts = hub.part(Accounts.class);
        if (!accounts.none()) {
            return;
        }
        String password = Passwords.random();
        Path file = data.resolve("first-password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password + "\n");
        accounts.add(NAME, Role.OPERATOR, null, hub.part(PasswordEncoder.class).encode(password));
        System.err.println("First start: sign in as " + NAME + " with the password in " + file);
    }
}
