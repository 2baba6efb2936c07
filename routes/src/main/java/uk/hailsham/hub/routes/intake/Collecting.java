package uk.hailsham.hub.routes.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.connectors.ground.Lap;
import uk.hailsham.hub.connectors.school.ClaimedDrop;
import uk.hailsham.hub.connectors.school.DropFolder;
import uk.hailsham.hub.connectors.store.Arrival;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.vault.Vault;
import uk.hailsham.hub.domain.identifier.Sha256;

/** Takes complete drops out of an inbox: into the vault first, then into the books, and only then off the disk. */
public final class Collecting {
    private final String partner;
    private final DropKind kind;
    private final DropFolder folder;
    private final Vault vault;
    private final Drops drops;

    public Collecting(String partner, DropKind kind, DropFolder folder, Vault vault, Drops drops) {
        this.partner = partner;
        this.kind = kind;
        this.folder = folder;
        this.vault = vault;
        this.drops = drops;
    }

    /** Every step may be repeated after a crash: the claim keeps its id. */
    public void collect() {
        for (ClaimedDrop claimed : folder.claim()) {
            drops.arrived(Lap.timed("vault", () -> vaulted(claimed)));
            claimed.delete();
        }
    }

    private Arrival vaulted(ClaimedDrop claimed) {
        List<String> names = new ArrayList<>();
        MessageDigest whole = Sha256.begun();
        long size = 0;
        for (Path file : claimed.files()) {
            Vault.Stored stored = store(claimed, names.size(), file);
            names.add(file.getFileName().toString());
            whole.update(stored.sha256());
            size += stored.size();
        }
        return new Arrival(claimed.id(), partner, kind, names, size, whole.digest());
    }

    private Vault.Stored store(ClaimedDrop claimed, int part, Path file) {
        try (InputStream plain = Files.newInputStream(file)) {
            return vault.store(claimed.id(), part, plain);
        } catch (IOException e) {
            throw new UncheckedIOException("a drop could not be put into the vault", e);
        }
    }
}
