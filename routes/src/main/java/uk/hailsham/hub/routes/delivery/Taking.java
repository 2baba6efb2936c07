package uk.hailsham.hub.routes.delivery;

import java.io.IOException;

/** Fetches what an agency has answered since the last time, and takes each answer with the effect of once. */
@FunctionalInterface
public interface Taking {
    /** @throws IOException when the agency could not be asked; the message names no child */
    void take() throws IOException;
}
