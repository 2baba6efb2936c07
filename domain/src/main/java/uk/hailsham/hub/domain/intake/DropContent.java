package uk.hailsham.hub.domain.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of one drop, which can be opened more than once. */
public record DropContent(List<Part> parts) {
    public DropContent {
        parts = List.copyOf(parts);
    }

    /**
     * @param name the sender's file name, for the school's report only; never used as a path
     * @param size bytes
     */
    public record Part(String name, long size, Opener opener) {
        public InputStream open() throws IOException {
            return opener.open();
        }
    }

    /** Opens the plain bytes from the beginning. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }
}
