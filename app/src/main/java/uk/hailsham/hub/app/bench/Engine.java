package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Something that links, run cold in a process of its own. */
interface Engine {
    /** @param folder for its files; emptied by nobody */
    Result link(LinkCase subject, Path folder, int runs) throws IOException, InterruptedException;
}
