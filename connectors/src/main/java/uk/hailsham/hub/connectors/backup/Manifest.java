package uk.hailsham.hub.connectors.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What a backup holds; written last, so that a folder without one is no backup.
 *
 * @param what {@link #WHAT}
 * @param at ISO, UTC
 * @param schemaVersion of the newest migration of the database that was copied
 * @param mark what the data folder was marked for
 * @param newestSeal number of the audit's youngest seal in it
 * @param tables in the order in which they can be filled
 * @param sequences where each stood
 * @param files all others, by their path from the backup's folder
 */
public record Manifest(
        String what,
        UUID id,
        String at,
        String hubVersion,
        String schemaVersion,
        String mark,
        long newestSeal,
        List<Rows> tables,
        SortedMap<String, Long> sequences,
        List<Kept> files) {
    public static final String WHAT = "hub backup 1";
    static final String NAME = "manifest.json";

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** A table's rows. */
    public record Rows(String table, List<String> columns, long rows) {
        String file() {
            return "database/" + table + ".copy.gz.sealed";
        }
    }

    /** @param sha256 of the file as it lies there, hexadecimal */
    public record Kept(String path, long size, String sha256) {}

    /** Under which a table's rows are sealed: they fit no other backup and no other table. */
    String sealedAs(String table) {
        return "backup/" + id + "/" + table;
    }

    /** @return how many rows of a table it holds; 0 when there is no such table */
    public long rows(String table) {
        return tables.stream()
                .filter(one -> one.table().equals(table))
                .mapToLong(Rows::rows)
                .sum();
    }

    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected a backup, found a folder without " + NAME + ": " + folder
                    + "; a backup that was cut short has none");
        }
        Manifest manifest;
        try {
            manifest = JSON.readValue(file.toFile(), Manifest.class);
        } catch (IOException e) {
            throw new IOException("the backup is damaged: " + NAME + " cannot be read", e);
        }
        if (!WHAT.equals(manifest.what())) {
            throw new IOException("expected '" + WHAT + "' in " + NAME + ", found something else");
        }
        return manifest;
    }

    byte[] json() throws IOException {
        return JSON.writeValueAsBytes(this);
    }
}
