package uk.hailsham.hub.routes.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import uk.hailsham.hub.connectors.store.Said;
import uk.hailsham.hub.domain.identifier.Sha256;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.index.IndexRow;
import uk.hailsham.hub.domain.intake.ErrorProfile;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.indexfeed.IndexEntryJson;

/** Rows of an index feed as the store takes them, counted on the way. */
final class IndexRows implements Iterator<Said> {
    private final IndexFeed feed;
    private final Seals.Guard seals;
    private final MessageDigest digest = Sha256.begun();
    private final ErrorProfile.Count count = new ErrorProfile.Count();
    private int upserts;
    private int deletions;

    IndexRows(IndexFeed feed, Seals.Guard seals) {
        this.seals = seals;
        this.feed = feed;
    }

    @Override
    public boolean hasNext() {
        return feed.hasNext();
    }

    @Override
    public Said next() {
        IndexRow row = feed.next();
        if (row instanceof IndexRow.Deletion deletion) {
            deletions++;
            return new Said.Deleted(List.of(row.at()), key(deletion.number()));
        }
        upserts++;
        return row instanceof IndexRow.Upsert upsert ? taken(upsert) : refused((IndexRow.Unsound) row);
    }

    private Said refused(IndexRow.Unsound row) {
        count.pupil(row.rejections());
        List<PupilKey> keys = row.number() == null ? List.of() : List.of(key(row.number()));
        return new Said.Refused(List.of(row.at()), row.rejections(), keys);
    }

    private Said taken(IndexRow.Upsert upsert) {
        count.pupil(upsert.dropped());
        String number = upsert.entry().number();
        return seals.withhold(
                        List.of(upsert.at()),
                        List.of(key(number)),
                        number,
                        upsert.entry().child())
                .orElseGet(() -> let(upsert));
    }

    private Said let(IndexRow.Upsert upsert) {
        String document = IndexEntryJson.write(upsert.entry());
        return new Said.Taken(
                List.of(upsert.at()),
                List.of(key(upsert.entry().number())),
                Said.Person.UNGUARDED,
                digest.digest(document.getBytes(StandardCharsets.UTF_8)),
                document,
                null,
                upsert.entry().shielded(),
                upsert.dropped());
    }

    private static PupilKey key(String number) {
        return new PupilKey(PupilKey.Kind.LOCAL_ID, number);
    }

    /** Of the entries that were asked for so far. */
    ErrorProfile profile() {
        return count.profile();
    }

    /** What was read so far, counted as a trailer counts. */
    IndexFeed.Trailer read() {
        return new IndexFeed.Trailer(upserts, deletions);
    }
}
