package uk.hailsham.hub.routes.intake;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.connectors.store.Preview;
import uk.hailsham.hub.connectors.store.Replays;
import uk.hailsham.hub.connectors.vault.Vault;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rows;

/** Reads what the vault holds of a drop again, with today's mapping: to show what would change, or to change it. */
public final class Replaying {
    private final Drops drops;
    private final Replays replays;
    private final Vault vault;
    private final Map<String, Reading> schools;
    private final IdSource ids;

    /** @param schools by id */
    public Replaying(Drops drops, Replays replays, Vault vault, Map<String, Reading> schools, IdSource ids) {
        this.drops = drops;
        this.replays = replays;
        this.vault = vault;
        this.schools = Map.copyOf(schools);
        this.ids = ids;
    }

    /** How a school's drops are read today. */
    public record Reading(Function<DropContent, Rows> format, PupilStaging staging) {}

    /**
     * What would change; nothing does.
     *
     * @throws Replays.Impossible with the reason
     */
    public Preview preview(Access access, Drop drop) {
        replays.check(drop);
        Reading reading = reading(drop);
        replays.previewed(access, drop);
        return preview(access, drop, reading);
    }

    /**
     * What a held drop would change if it were released now; nothing does.
     *
     * @throws Replays.Impossible with the reason
     */
    public Preview difference(Access access, Drop held) {
        replays.checkHeld(held);
        Reading reading = reading(held);
        replays.compared(access, held);
        return preview(access, held, reading);
    }

    private Preview preview(Access access, Drop drop, Reading reading) {
        try {
            Rows rows = reading.format().apply(Opening.content(vault, drop));
            return reading.staging().preview(access, new ReadDrop<>(likeNew(drop), rows));
        } catch (DropRefused e) {
            throw new Replays.Impossible("today's mapping refuses it whole ("
                    + e.rejection().code() + "): expected " + e.rejection().expected());
        }
    }

    /** @return the new drop, which the school's intake takes up by itself */
    public Drop replay(Access access, Drop drop) {
        reading(drop);
        UUID id = ids.next();
        replays.begin(access, drop, id);
        return drops.find(id).orElseThrow();
    }

    private Reading reading(Drop drop) {
        Reading reading = schools.get(drop.partner());
        if (reading == null) {
            throw new Replays.Impossible("there is no school '" + drop.partner() + "' in the configuration any more");
        }
        return reading;
    }

    private Drop likeNew(Drop drop) {
        return new Drop(
                ids.next(),
                drop.partner(),
                drop.kind(),
                drop.state(),
                drop.parts(),
                drop.size(),
                drop.contentHash(),
                drop.arrivedAt(),
                null,
                null,
                null,
                null,
                null,
                drop.ledger(),
                new Drop.Replay(drop.id(), drop.bytes()));
    }
}
