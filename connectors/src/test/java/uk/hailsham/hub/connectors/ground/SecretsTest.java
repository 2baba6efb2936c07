package uk.hailsham.hub.connectors.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void theEnvironmentComesBeforeTheFolder() throws Exception {
        Files.writeString(folder.resolve("class-key"), "from a file");
        Files.writeString(folder.resolve("other-key"), "other");
        Secrets secrets = Secrets.from(Map.of("HUB_SECRET_CLASS_KEY", "from outside")::get, folder);
        assertThat(secrets.find("class-key")).contains("from outside");
        assertThat(secrets.find("other-key")).contains("other");
        assertThat(secrets.find("third-key")).isEmpty();
    }

    @Test
    void aNameIsNoPath() {
        Secrets secrets = Secrets.from(name -> null, folder);
        assertThatThrownBy(() -> secrets.find("../master-key"))
                .hasMessage("a secret's name is made of a-z, 0-9 and hyphens");
    }
}
