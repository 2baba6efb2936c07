package uk.hailsham.hub.mappings.xml;

import java.util.Set;

/**
 * How much of one element may be held in memory.
 *
 * @param elements at most so many elements
 * @param characters at most so many characters of text, all together
 * @param passedOver names of elements that are read over, with all that is in them
 */
public record Extent(int elements, int characters, Set<String> passedOver) {
    public Extent {
        passedOver = Set.copyOf(passedOver);
    }
}
