package uk.hailsham.hub.routes.recognise;

import uk.hailsham.hub.connectors.store.Links;

/** Pairs of records, packed as {@link RecordIds} are. */
final class PairIds {
    private final RecordIds ids = new RecordIds();

    void add(Links.Pair pair) {
        ids.add(pair.left());
        ids.add(pair.right());
    }

    Links.Pair get(int i) {
        return new Links.Pair(ids.get(2 * i), ids.get(2 * i + 1));
    }

    int size() {
        return ids.size() / 2;
    }
}
