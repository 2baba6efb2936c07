package uk.hailsham.hub.routes.recognise;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** {@link RecordIds}, each once, in the order in which they came. */
final class RecordIdSet extends AbstractSet<UUID> {
    private final RecordIds ids = new RecordIds();

    /** Places in the list, from 1; 0 is free. */
    private int[] table = new int[64];

    @Override
    public boolean add(UUID id) {
        int place = place(id);
        if (table[place] != 0) {
            return false;
        }
        ids.add(id);
        table[place] = ids.size();
        if (2 * ids.size() > table.length) {
            widen();
        }
        return true;
    }

    private void widen() {
        table = new int[2 * table.length];
        for (int i = 0; i < ids.size(); i++) {
            table[place(ids.get(i))] = i + 1;
        }
    }

    /** Where it is, or where it would be. */
    private int place(UUID id) {
        long mixed = (id.getMostSignificantBits() * 31 + id.getLeastSignificantBits()) * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> 32) & table.length - 1;
        while (table[place] != 0 && !ids.get(table[place] - 1).equals(id)) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    @Override
    public boolean contains(Object id) {
        return id instanceof UUID uuid && table[place(uuid)] != 0;
    }

    /** So many at a time. */
    Stream<List<UUID>> slices(int most) {
        return ids.slices(most);
    }

    @Override
    public Iterator<UUID> iterator() {
        return ids.iterator();
    }

    @Override
    public int size() {
        return ids.size();
    }
}
