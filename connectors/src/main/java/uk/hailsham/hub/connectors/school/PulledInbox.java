package uk.hailsham.hub.connectors.school;

import java.io.IOException;

/** Where a school's drops are pulled from: what is complete there becomes claimed drops of its inbox here. */
public interface PulledInbox {
    /**
     * Takes what is complete.
     *
     * @throws NotFetched when the server could not be asked, or not as agreed
     * @throws IOException when the inbox here cannot be written
     */
    Fetched fetch() throws IOException;

    /**
     * @param claimed drops that are now here
     * @param left entries that are left alone on the server: unfit names, links, folders in folders, what is too large
     */
    record Fetched(int claimed, int left) {}
}
