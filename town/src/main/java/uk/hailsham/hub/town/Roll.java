package uk.hailsham.hub.town;

/** What one school drops: its pupils, in the form of its own system. */
interface Roll extends AutoCloseable {
    void write(Kid kid);

    @Override
    void close();
}
