package uk.hailsham.hub.connectors.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final UUID DROP = new UUID(1, 2);
    private static final UUID OTHER = new UUID(1, 3);
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private Path keyFile;
    private Vault vault;

    @BeforeEach
    void open() throws IOException {
        keyFile = folder.resolve("elsewhere/master.key");
        vault = new Vault(folder.resolve("data/vault"), MasterKey.readOrMake(keyFile, folder.resolve("data")));
    }

    @Test
    void givesBackEveryByte() throws IOException {
        byte[] plain = bytes(5 * MEGABYTE + 17);
        assertThat(vault.store(DROP, 0, new ByteArrayInputStream(plain)).size()).isEqualTo(plain.length);
        assertThat(read(DROP)).isEqualTo(plain);
    }

    /** Two nodes for a moment: the first one wakes when the other has stored the same part. */
    @Test
    void whoStoodStillInTheMiddleSpoilsNothingOfWhoTookOver() throws IOException {
        byte[] plain = bytes(3 * MEGABYTE);
        InputStream standsStill =
                new SequenceInputStream(
                        new ByteArrayInputStream(plain, 0, 2 * MEGABYTE),
                        new ByteArrayInputStream(plain, 2 * MEGABYTE, MEGABYTE)) {
                    private boolean tookOver;

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        int count = super.read(into, from, length);
                        if (count < 0 && !tookOver) {
                            tookOver = true;
                            vault.store(DROP, 0, new ByteArrayInputStream(plain));
                        }
                        return count;
                    }
                };
        assertThatThrownBy(() -> vault.store(DROP, 0, standsStill)).isInstanceOf(NoSuchFileException.class);
        assertThat(read(DROP)).isEqualTo(plain);
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsAnEmptyFileToo() throws IOException {
        vault.store(DROP, 0, InputStream.nullInputStream());
        assertThat(read(DROP)).isEmpty();
    }

    @Test
    void leavesNoPlainBytesOnDisk() throws IOException {
        byte[] plain = "Surname,Forename\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        vault.store(DROP, 0, new ByteArrayInputStream(plain));
        for (Path file : files()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Surname");
        }
    }

    @Test
    void noticesAChangedByteACutEndAndSwappedSegments() throws IOException {
        vault.store(DROP, 0, new ByteArrayInputStream(bytes(3 * MEGABYTE)));
        Path file = files().get(0);
        byte[] sealed = Files.readAllBytes(file);

        byte[] changed = sealed.clone();
        changed[MEGABYTE + 5] ^= 1;
        byte[] cut = Arrays.copyOf(sealed, 2 * MEGABYTE);
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, MEGABYTE + 1000, swapped, 2 * MEGABYTE + 1000, 100_000);

        for (byte[] tampered : List.of(changed, cut, swapped)) {
            Files.write(file, tampered);
            assertThatThrownBy(() -> read(DROP)).isInstanceOf(IOException.class);
        }
        Files.write(file, sealed);
        assertThat(read(DROP)).hasSize(3 * MEGABYTE);
    }

    @Test
    void noticesOneDropStandingInForAnother() throws IOException {
        vault.store(DROP, 0, new ByteArrayInputStream(bytes(100)));
        Path mine = files().get(0);
        vault.store(OTHER, 0, new ByteArrayInputStream(bytes(100)));
        Path other =
                files().stream().filter(file -> !file.equals(mine)).findFirst().orElseThrow();
        Files.copy(mine, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> read(OTHER)).isInstanceOf(IOException.class);
    }

    @Test
    void anotherMasterKeyOpensNothing() throws IOException {
        vault.store(DROP, 0, new ByteArrayInputStream(bytes(100)));
        Vault stranger = new Vault(folder.resolve("data/vault"), MasterKey.readOrMake(folder.resolve("other.key")));
        assertThatThrownBy(() -> stranger.open(DROP, 0)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAMasterKeyInTheDataFolderOrOneThatOthersMayRead() throws IOException {
        Path data = folder.resolve("data");
        assertThatThrownBy(() -> MasterKey.readOrMake(data.resolve("master.key"), data))
                .isInstanceOf(IOException.class)
                .hasMessage("the master key must not lie in the data folder it protects; give --key a file elsewhere");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> MasterKey.readOrMake(keyFile, data))
                .hasMessage(
                        "expected a key file that only its owner may read, found rw-r--r--; run: chmod 600 " + keyFile);
    }

    @Test
    void refusesAMasterKeyThatOnlyALinkKeepsOutOfTheDataFolder() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path link = Files.createSymbolicLink(folder.resolve("linked"), data);
        assertThatThrownBy(() -> MasterKey.readOrMake(link.resolve("master.key"), data))
                .hasMessageStartingWith("the master key must not lie in the data folder");
    }

    @Test
    void aDemosKeySaysThatItIsNotForRealUseAndIsRefusedThere() throws IOException {
        Path key = folder.resolve("demo.key");
        MasterKey demo = MasterKey.readOrMake(key);
        assertThat(Files.readAllLines(key).get(0)).isEqualTo("# made for a demo or a test, not for real use");
        assertThat(MasterKey.readOrMake(key).unwrap(demo.wrap(bytes(32), "x"), "x"))
                .isEqualTo(bytes(32));
        assertThatThrownBy(() -> MasterKey.readOrMake(key, folder.resolve("data")))
                .hasMessageStartingWith("expected a master key for real use, found one made for a demo or a test");
    }

    @Test
    void theKeyMayComeFromACommandAndOneThatFailsIsToldWithoutWhatItSaid() throws IOException {
        MasterKey file = MasterKey.readOrMake(keyFile);
        assertThat(MasterKey.fromCommand("cat " + keyFile).unwrap(file.wrap(bytes(32), "x"), "x"))
                .isEqualTo(bytes(32));
        assertThatThrownBy(() -> MasterKey.fromCommand("echo secret; exit 3"))
                .hasMessage("the key command (hub.key.command) failed; run it by hand to see why");
        assertThatThrownBy(() -> MasterKey.fromCommand("echo secret"))
                .hasMessage("expected a key of 64 hexadecimal digits, found something else: the key command"
                        + " (hub.key.command)");
    }

    @Test
    void forgetsADeletedDrop() throws IOException {
        vault.store(DROP, 0, new ByteArrayInputStream(bytes(10)));
        vault.delete(DROP);
        vault.delete(DROP);
        assertThat(files()).isEmpty();
    }

    @Test
    void aNamedKeyOpensOnlyWhatItSealed() throws IOException {
        MasterKey master = MasterKey.readOrMake(keyFile);
        NamedKey protection = NamedKey.readOrMake(master, folder.resolve("keys"), "protection");
        byte[] sealed = protection.seal(bytes(40));
        assertThat(NamedKey.readOrMake(master, folder.resolve("keys"), "protection")
                        .open(sealed))
                .isEqualTo(bytes(40));
        NamedKey other = NamedKey.readOrMake(master, folder.resolve("keys"), "other");
        assertThatThrownBy(() -> other.open(sealed)).isInstanceOf(IOException.class);
    }

    private byte[] read(UUID drop) throws IOException {
        try (InputStream plain = vault.open(drop, 0)) {
            return plain.readAllBytes();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder.resolve("data/vault"))) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
