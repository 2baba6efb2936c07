package uk.hailsham.hub.connectors.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.Table;
import uk.hailsham.hub.connectors.database.TableSnapshot;
import uk.hailsham.hub.connectors.vault.MasterKey;
import uk.hailsham.hub.connectors.vault.SealedStream;

/**
 * Copies a hub that may go on meanwhile. First every table as of one moment, sealed under the master key; then the vault,
 * which by then holds the bytes of every drop in those tables. Not the master key, not the secrets, not the broker's
 * journal, which is rebuilt, and not what still lies in inboxes.
 */
public final class Backup {
    private static final Set<String> CONFIG_FOLDERS = Set.of("schools", "codes", "forms");

    private final Path data;
    private final Path config;
    private final DatabaseAccess owner;
    private final MasterKey master;
    private final String hubVersion;

    public Backup(Path data, Path config, DatabaseAccess owner, MasterKey master, String hubVersion) {
        this.data = data;
        this.config = config;
        this.owner = owner;
        this.master = master;
        this.hubVersion = hubVersion;
    }

    /** @throws IOException when something lies there already or cannot be read; then nothing is left there */
    public Manifest write(Path to, UUID id, Instant at) throws IOException {
        NewBackup backup = NewBackup.at(to);
        try (TableSnapshot snapshot = TableSnapshot.begin(owner)) {
            Manifest begun = new Manifest(
                    Manifest.WHAT,
                    id,
                    at.toString(),
                    hubVersion,
                    snapshot.schemaVersion(),
                    Files.readString(data.resolve("mark")).strip(),
                    snapshot.newestSeal(),
                    List.of(),
                    new TreeMap<>(),
                    List.of());
            List<Manifest.Rows> tables = tables(snapshot, backup, begun);
            folders(backup, begun.newestSeal());
            Manifest manifest = new Manifest(
                    begun.what(),
                    id,
                    begun.at(),
                    hubVersion,
                    begun.schemaVersion(),
                    begun.mark(),
                    begun.newestSeal(),
                    tables,
                    snapshot.sequences(),
                    backup.files());
            backup.finish(manifest);
            return manifest;
        } catch (IOException | RuntimeException e) {
            backup.giveUp();
            throw e;
        }
    }

    private List<Manifest.Rows> tables(TableSnapshot snapshot, NewBackup backup, Manifest begun) throws IOException {
        List<Manifest.Rows> tables = new ArrayList<>();
        for (Table table : snapshot.tables()) {
            long[] rows = new long[1];
            backup.write(new Manifest.Rows(table.name(), List.of(), 0).file(), out -> {
                try (OutputStream sealing = SealedStream.sealing(master, begun.sealedAs(table.name()), open(out));
                        GZIPOutputStream packed = new GZIPOutputStream(sealing, 1 << 16)) {
                    rows[0] = snapshot.copy(table, packed);
                }
            });
            tables.add(new Manifest.Rows(table.name(), table.columns(), rows[0]));
        }
        return tables;
    }

    /** The file beneath is closed by whoever opened it. */
    private static OutputStream open(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private void folders(NewBackup backup, long newestSeal) throws IOException {
        backup.copyFolder(data.resolve("vault"), "vault");
        backup.copyFolder(data.resolve("keys"), "keys");
        for (String part : configParts()) {
            Path path = config.resolve(part);
            if (Files.isDirectory(path)) {
                backup.copyFolder(path, "config/" + part);
            } else {
                backup.write("config/" + part, out -> Files.copy(path, out));
            }
        }
        audit(backup, newestSeal);
    }

    /** The folder's own files and what the hub reads of its folders; a checkout has sources beside them. */
    private List<String> configParts() throws IOException {
        try (Stream<Path> list = Files.list(config)) {
            return list.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[^.].*\\.yml") || CONFIG_FOLDERS.contains(name))
                    .sorted()
                    .toList();
        }
    }

    /** Only as far as the tables go: a younger seal would seem to have been removed. */
    private void audit(NewBackup backup, long newestSeal) throws IOException {
        Path seals = data.resolve("audit-seals");
        if (Files.exists(seals)) {
            String lines = Files.readString(seals, StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.matches("(cut )?\\d{1,18} .*"))
                    .filter(line -> line.startsWith("cut ")
                            || Long.parseLong(line.substring(0, line.indexOf(' '))) <= newestSeal)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            backup.write("audit-seals", out -> out.write(lines.getBytes(StandardCharsets.US_ASCII)));
        }
        for (Map.Entry<String, Path> anchor : anchors(newestSeal).entrySet()) {
            backup.write("audit/" + anchor.getKey(), out -> Files.copy(anchor.getValue(), out));
        }
    }

    private Map<String, Path> anchors(long newestSeal) throws IOException {
        Map<String, Path> anchors = new TreeMap<>();
        Path folder = data.resolve("audit");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> list = Files.list(folder)) {
                for (Path file :
                        list.filter(one -> one.toString().endsWith(".txt")).toList()) {
                    boolean within = Files.readAllLines(file).stream()
                            .filter(line -> line.matches("seal: \\d{1,18}"))
                            .anyMatch(line -> Long.parseLong(line.substring(6)) <= newestSeal);
                    if (within) {
                        anchors.put(file.getFileName().toString(), file);
                    }
                }
            }
        }
        return anchors;
    }
}
