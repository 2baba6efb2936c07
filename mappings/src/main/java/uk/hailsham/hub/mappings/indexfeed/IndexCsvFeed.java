package uk.hailsham.hub.mappings.indexfeed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.index.IndexFeedFormat;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.mappings.csv.CsvInput;

/** The CSV form of the feed, version 1, as {@code docs/index-feed.md} lays it down. */
public final class IndexCsvFeed implements IndexFeedFormat {
    @Override
    public String name() {
        return "index-csv";
    }

    @Override
    public IndexFeed open(DropContent.Part part, CodeLists codes) {
        CsvInput input = open(part);
        try {
            return CsvIndexFeed.begin(part.name(), input, codes);
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static CsvInput open(DropContent.Part part) {
        try {
            return CsvInput.open(part.name(), part.open(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
