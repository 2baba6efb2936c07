package uk.hailsham.hub.connectors.store;

import java.time.Instant;

/**
 * One line of a child's timeline.
 *
 * @param kind {@code said}, {@code fell-silent}, {@code need}, {@code mapped}, {@code given}; {@code link}, {@code perhaps},
 *     {@code none}, {@code unlink}; {@code referred}; or that of a {@link RecipientEvent}
 * @param source who said or did it: a school, {@code index}, an engine, a person, an agency, {@code hub}
 * @param subject the shown id of the record, link, referral or recipient it is about
 * @param detail JSON: ids, codes and amounts, nothing by which a child could be known
 */
public record ChildEvent(Instant at, String kind, String source, String subject, String detail) {}
