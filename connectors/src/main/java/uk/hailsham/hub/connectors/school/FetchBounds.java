package uk.hailsham.hub.connectors.school;

/**
 * What is taken from a school's server at most; everything is measured by what the server lists, before it is read.
 *
 * @param drop bytes of one drop
 * @param files of one drop that is a folder
 * @param listed entries of one look
 * @param drops taken in one round; the next round goes on
 */
public record FetchBounds(long drop, int files, int listed, int drops) {
    public static final FetchBounds USUAL = new FetchBounds(1L << 30, 1_000, 10_000, 20);
}
