package uk.hailsham.hub.reconcile.key;

/** Reads a record's numbers under one key, as fast as may be: most records have one value of each feature. */
final class KeyReader {
    private static final int SEED = 0x2545F491;

    private final Feature[] features;

    KeyReader(BlockingKey key) {
        this.features = key.features().toArray(Feature[]::new);
    }

    /** Says each number that the record has under this key. */
    void read(Features record, KeyNumbers numbers) {
        int number = SEED;
        for (Feature feature : features) {
            int count = record.count(feature);
            if (count == 0) {
                return;
            }
            if (count > 1) {
                several(record, numbers, 0, SEED);
                return;
            }
            number = BlockingKey.mixed(number, record.value(feature, 0));
        }
        numbers.add(finished(number));
    }

    private void several(Features record, KeyNumbers numbers, int depth, int number) {
        if (depth == features.length) {
            numbers.add(finished(number));
            return;
        }
        for (int i = 0; i < record.count(features[depth]); i++) {
            several(record, numbers, depth + 1, BlockingKey.mixed(number, record.value(features[depth], i)));
        }
    }

    private static int finished(int number) {
        int finished = (number ^ number >>> 16) * 0x7FEB352D;
        return finished ^ finished >>> 15;
    }
}
