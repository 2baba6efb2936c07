package uk.hailsham.hub.mappings.indexfeed;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.mappings.csv.CsvInput;
import uk.hailsham.hub.mappings.csv.CsvLine;

/** Reads the record {@code H,<feed id>,<sequence>,<time>,full|delta,1}. */
final class FeedHeader {
    private FeedHeader() {}

    /** @throws uk.hailsham.hub.domain.intake.DropRefused when any part of it cannot be read */
    static IndexFeed.Header read(CsvInput input) {
        if (!input.hasNext()) {
            throw input.refused("header", "empty-file", "a header record H", "nothing");
        }
        CsvLine line = input.next();
        if (!"H".equals(line.cell(0))) {
            throw input.refused("header", "missing-header", "a first record H,<feed id>,<sequence>,<time>,…", null);
        }
        if (!"1".equals(line.cell(5))) {
            throw input.refused("header", "unknown-version", "version 1 of the feed", line.cell(5));
        }
        return new IndexFeed.Header(id(input, line), sequence(input, line), at(input, line), full(input, line));
    }

    private static String id(CsvInput input, CsvLine line) {
        try {
            return UUID.fromString(Optional.ofNullable(line.cell(1)).orElse("")).toString();
        } catch (IllegalArgumentException e) {
            throw input.refused("header", "wrong-feed-id", "a UUID as feed id", line.cell(1));
        }
    }

    private static long sequence(CsvInput input, CsvLine line) {
        String text = line.cell(2);
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw input.refused("header", "wrong-sequence", "a whole number as sequence", text);
        }
        return Long.parseLong(text);
    }

    private static Instant at(CsvInput input, CsvLine line) {
        try {
            return Instant.parse(Optional.ofNullable(line.cell(3)).orElse(""));
        } catch (DateTimeException e) {
            throw input.refused("header", "wrong-time", "an instant such as 2026-11-23T02:00:00Z", line.cell(3));
        }
    }

    private static boolean full(CsvInput input, CsvLine line) {
        String kind = line.cell(4);
        if (!"full".equals(kind) && !"delta".equals(kind)) {
            throw input.refused("header", "unknown-kind", "full or delta", kind);
        }
        return kind.equals("full");
    }
}
