package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/**
 * Records by their ids: numbers alone, for the ids lie with the records. Of records with one id the last counts. One thread
 * may change it while none looks.
 */
public final class IdNumbers {
    private static final int FREE = 0;
    private static final int GONE = -1;

    private final Records records;
    private IntBuffer table;
    /** Places that were ever taken. */
    private int taken;

    private IdNumbers(Records records, IntBuffer table, int taken) {
        this.records = records;
        this.table = table;
        this.taken = taken;
    }

    public static IdNumbers of(Records records) {
        IdNumbers numbers = new IdNumbers(records, IntBuffer.allocate(16), 0);
        numbers.build();
        return numbers;
    }

    private void build() {
        int room = Integer.highestOneBit(Math.max(8, records.present())) << 2;
        table = IntBuffer.allocate(room);
        taken = 0;
        for (int record = 0; record < records.capacity(); record++) {
            if (records.isPresent(record)) {
                put(records.idHash(record), records.idBytes(record), record);
            }
        }
    }

    /** The number of the record with this id; -1 when there is none. */
    public int find(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int entry = table.get(place(Page.hash(bytes), bytes));
        return entry == FREE ? -1 : entry - 1;
    }

    /** After the record was added. */
    public void put(String id, int record) {
        if ((taken + 1) * 2L > table.capacity()) {
            build();
        }
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        put(Page.hash(bytes), bytes, record);
    }

    private void put(long hash, byte[] id, int record) {
        int place = place(hash, id);
        taken += table.get(place) == FREE ? 1 : 0;
        table.put(place, record + 1);
    }

    /** Gives the number it had; -1 when there is no such record. Before the record is removed. */
    public int remove(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int place = place(Page.hash(bytes), bytes);
        int entry = table.get(place);
        if (entry == FREE) {
            return -1;
        }
        table.put(place, GONE);
        return entry - 1;
    }

    /** Where the id is, or where it would come. */
    private int place(long hash, byte[] id) {
        int mask = table.capacity() - 1;
        int place = (int) (hash >>> 24) & mask;
        for (int entry = table.get(place); entry != FREE; entry = table.get(place)) {
            if (entry != GONE && records.hasId(entry - 1, id)) {
                return place;
            }
            place = place + 1 & mask;
        }
        return place;
    }

    public void save(SnapshotWriter out) throws IOException {
        out.number(taken);
        out.ints(table, table.capacity());
    }

    public static IdNumbers open(SnapshotReader in, Records records) throws IOException {
        int taken = (int) in.number();
        return new IdNumbers(records, in.ints(), taken);
    }
}
