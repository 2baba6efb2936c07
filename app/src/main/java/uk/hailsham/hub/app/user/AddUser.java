package uk.hailsham.hub.app.user;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.wiring.OpenAccounts;
import uk.hailsham.hub.domain.access.Access.Role;

@Command(name = "add", description = "Adds an account; its one-time password goes to stdout.")
final class AddUser implements Callable<Integer> {
    private static final Map<String, Role> ROLES = new TreeMap<>(Map.of(
            "operator", Role.OPERATOR,
            "school", Role.SCHOOL,
            "index-team", Role.INDEX_TEAM,
            "privacy", Role.PRIVACY));

    @Parameters(paramLabel = "NAME", description = "a-z, 0-9, dots and hyphens")
    private String name;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "operator, school, index-team or privacy")
    private String role;

    @Option(names = "--school", paramLabel = "ID", description = "the school a school's account speaks for")
    private String school;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:hub.home:-.}/data")
    private Path data;

    @Mixin
    private ConfigOption config;

    @Override
    public Integer call() throws Exception {
        Role wanted = ROLES.get(role);
        if (wanted == null) {
            throw new Refusal(
                    Exit.USAGE, "expected --role " + String.join(", ", ROLES.keySet()) + ", found '" + role + "'");
        }
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,62}")) {
            throw new Refusal(Exit.USAGE, "expected a name of a-z, 0-9, dots and hyphens, found '" + name + "'");
        }
        String id = schoolId(wanted);
        String password = Passwords.random();
        String hash = new BCryptPasswordEncoder().encode(password);
        if (!OpenAccounts.with(data.toAbsolutePath(), accounts -> accounts.add(name, wanted, id, hash))) {
            throw new Refusal(
                    Exit.REFUSED, "there is an account '" + name + "' already, perhaps disabled; take another name");
        }
        System.out.println(password);
        return Exit.DONE.code();
    }

    private String schoolId(Role wanted) {
        if ((wanted == Role.SCHOOL) != (school != null)) {
            throw new Refusal(Exit.USAGE, "--school goes with --role school, and only with it");
        }
        return school == null
                ? null
                : config.read()
                        .school(school)
                        .orElseThrow(() -> new Refusal(Exit.USAGE, "no school '" + school + "' in config/schools"))
                        .id();
    }
}
