package uk.hailsham.hub.routes.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import uk.hailsham.hub.connectors.school.OutFolder;
import uk.hailsham.hub.connectors.store.Disposals;
import uk.hailsham.hub.connectors.vault.Vault;

/** What is left outside the database of something that is disposed of: papers, files in partners' folders. */
public final class Remains implements Disposals.Outside {
    private final Vault vault;
    private final Map<String, OutFolder> folders;
    private final BiFunction<Collection<UUID>, Instant, Collection<UUID>> ended;
    private final Consumer<String> cut;

    /**
     * @param folders of partners, by their id
     * @param ended of drops, those that ended before a time
     * @param cut notes a line in the seals' file
     */
    public Remains(
            Vault vault,
            Map<String, OutFolder> folders,
            BiFunction<Collection<UUID>, Instant, Collection<UUID>> ended,
            Consumer<String> cut) {
        this.vault = vault;
        this.folders = Map.copyOf(folders);
        this.ended = ended;
        this.cut = cut;
    }

    @Override
    public void paper(UUID id) {
        try {
            vault.delete(id);
        } catch (IOException e) {
            throw new UncheckedIOException("a paper of a referral cannot be deleted: at-" + id, e);
        }
    }

    @Override
    public void told(String partner, long sequence) {
        OutFolder folder = folders.get(partner);
        if (folder != null) {
            String end = "-%06d.csv".formatted(sequence);
            folder.names().stream()
                    .filter(name -> name.endsWith(end) && !name.startsWith("receipt-"))
                    .forEach(folder::remove);
        }
    }

    @Override
    public void cut(String line) {
        cut.accept(line);
    }

    /** Takes away the receipts of drops that ended before then. */
    void receipts(Instant before) {
        folders.values().forEach(folder -> receipts(folder, before));
    }

    private void receipts(OutFolder folder, Instant before) {
        Map<UUID, String> receipts = folder.names().stream()
                .filter(name -> name.matches("receipt-dr-[0-9a-f-]{36}\\.csv"))
                .collect(java.util.stream.Collectors.toMap(
                        name -> UUID.fromString(name.substring(11, 47)), name -> name));
        if (!receipts.isEmpty()) {
            ended.apply(receipts.keySet(), before).forEach(drop -> folder.remove(receipts.get(drop)));
        }
    }
}
