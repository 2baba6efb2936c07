package uk.hailsham.hub.app.api;

import java.time.Instant;
import uk.hailsham.hub.connectors.store.ToldFiles;

/**
 * A file that was told to the Index or to a school.
 *
 * @param file its name in the partner's out-folder
 * @param kind full or delta, as in its header
 * @param answer accepted or refused; null while nobody has answered
 */
record ToldView(
        String partner,
        long sequence,
        String file,
        String kind,
        Instant madeAt,
        int rows,
        Instant writtenAt,
        Instant answeredAt,
        String answer,
        String reason) {

    /** @param name the file's, before its sequence */
    static ToldView of(ToldFiles.ToldFile told, String name) {
        return new ToldView(
                told.partner(),
                told.sequence(),
                "%s-%06d.csv".formatted(name, told.sequence()),
                told.everything() || name.equals("index-return") ? "full" : "delta",
                told.madeAt(),
                told.rows(),
                told.writtenAt(),
                told.answeredAt(),
                told.accepted() == null ? null : told.accepted() ? "accepted" : "refused",
                told.reason());
    }
}
