package uk.hailsham.hub.connectors.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.Table;
import uk.hailsham.hub.connectors.database.TableLoad;
import uk.hailsham.hub.connectors.vault.MasterKey;
import uk.hailsham.hub.connectors.vault.SealedStream;
import uk.hailsham.hub.domain.identifier.Sha256;

/** A backup as it lies there, found whole before anything of it is used. */
public final class StoredBackup {
    private final Path folder;
    private final Manifest manifest;

    private StoredBackup(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** @throws IOException naming every file that is missing, changed or not in the manifest */
    public static StoredBackup open(Path folder) throws IOException {
        StoredBackup backup = new StoredBackup(folder, Manifest.read(folder));
        List<String> faults = backup.faults();
        if (!faults.isEmpty()) {
            throw new IOException("the backup is damaged, nothing was restored: " + String.join("; ", faults));
        }
        return backup;
    }

    public Manifest manifest() {
        return manifest;
    }

    private List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        TreeSet<String> others = found();
        for (Manifest.Kept kept : manifest.files()) {
            if (!others.remove(kept.path())) {
                faults.add(kept.path() + " is missing");
            } else if (!isAsKept(kept)) {
                faults.add(kept.path() + " is not as " + Manifest.NAME + " has it");
            }
        }
        others.forEach(other -> faults.add(other + " is not in " + Manifest.NAME));
        manifest.tables().stream()
                .filter(table ->
                        manifest.files().stream().noneMatch(kept -> kept.path().equals(table.file())))
                .forEach(table -> faults.add(table.file() + " is not in " + Manifest.NAME));
        return faults;
    }

    private TreeSet<String> found() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> !Files.isDirectory(path))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !path.equals(Manifest.NAME))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private boolean isAsKept(Manifest.Kept kept) throws IOException {
        Path file = folder.resolve(kept.path());
        if (!Files.isRegularFile(file) || Files.size(file) != kept.size()) {
            return false;
        }
        MessageDigest digest = Sha256.begun();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest()).equals(kept.sha256());
    }

    /**
     * Fills the empty tables of a database of the backup's schema version.
     *
     * @throws IOException also when it was sealed under another master key; then nothing was put in
     */
    public void fill(DatabaseAccess owner, MasterKey master) throws IOException {
        try (TableLoad load = TableLoad.begin(owner)) {
            for (Manifest.Rows table : manifest.tables()) {
                long rows = fill(load, table, master);
                if (rows != table.rows()) {
                    throw new IOException("expected " + table.rows() + " rows of " + table.table() + ", found " + rows);
                }
            }
            load.sequences(manifest.sequences());
            load.commit();
        }
    }

    private long fill(TableLoad load, Manifest.Rows table, MasterKey master) throws IOException {
        try (InputStream sealed = Files.newInputStream(folder.resolve(table.file()));
                InputStream rows = new GZIPInputStream(
                        SealedStream.opening(master, manifest.sealedAs(table.table()), sealed), 1 << 16)) {
            return load.fill(new Table(table.table(), table.columns()), rows);
        }
    }

    /** Everything but the tables and the configuration. */
    public void copyTo(Path data) throws IOException {
        copy(data, "", path -> !path.startsWith("database/") && !path.startsWith("config/"));
    }

    public void copyConfigTo(Path config) throws IOException {
        copy(config, "config/", path -> path.startsWith("config/"));
    }

    private void copy(Path to, String prefix, java.util.function.Predicate<String> wanted) throws IOException {
        for (Manifest.Kept kept : manifest.files()) {
            if (wanted.test(kept.path())) {
                Path file = to.resolve(kept.path().substring(prefix.length())).normalize();
                if (!file.startsWith(to)) {
                    throw new IOException("a file of the backup points outside its folder");
                }
                Files.createDirectories(file.getParent());
                Files.copy(folder.resolve(kept.path()), file);
            }
        }
    }
}
