package uk.hailsham.hub.routes.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.vault.Vault;
import uk.hailsham.hub.domain.intake.DropContent;

/** Opens a partner's next drop from the vault. */
public final class Opening {
    private final String partner;
    private final DropKind kind;
    private final Drops drops;
    private final Vault vault;
    private final Supplier<Optional<String>> stopped;

    /** Of a partner whose flow nothing stops. */
    public Opening(String partner, DropKind kind, Drops drops, Vault vault) {
        this(partner, kind, drops, vault, Optional::empty);
    }

    /** @param stopped why nothing of the partner may be read now; what comes then waits and is lost to nobody */
    public Opening(String partner, DropKind kind, Drops drops, Vault vault, Supplier<Optional<String>> stopped) {
        this.partner = partner;
        this.kind = kind;
        this.drops = drops;
        this.vault = vault;
        this.stopped = stopped;
    }

    /** Null when there is nothing to read, or a drop of another kind comes first. */
    public OpenDrop next() {
        Optional<String> why = stopped.get();
        if (why.isPresent()) {
            drops.nextFor(partner, kind).ifPresent(drop -> drops.stop(drop, why.get()));
            return null;
        }
        drops.resume(partner);
        return drops.nextFor(partner, kind)
                .map(drop -> new OpenDrop(drop, content(vault, drop)))
                .orElse(null);
    }

    static DropContent content(Vault vault, Drop drop) {
        List<DropContent.Part> parts = IntStream.range(0, drop.parts().size())
                .mapToObj(part ->
                        new DropContent.Part(drop.parts().get(part), drop.size(), () -> vault.open(drop.bytes(), part)))
                .toList();
        return new DropContent(parts);
    }
}
