package uk.hailsham.hub.domain.alert;

import java.time.LocalDate;

/**
 * Something that ends.
 *
 * @param kind agreement, mail-key, certificate, host-key, password …
 * @param whose the partner, or {@code hub}
 * @param what which one, as a person may look for it
 * @param ends the last day it holds
 */
public record Expiry(String kind, String whose, String what, LocalDate ends) {
    /** An office needs that long to get the next one. */
    public static final int AHEAD = 30;

    public boolean within(int days, LocalDate today) {
        return !ends.isAfter(today.plusDays(days));
    }

    public String told() {
        return kind + " of " + whose + " (" + what + ") ends on " + ends + ": get the next one";
    }

    /** By which it is known again while it is renewed. */
    public String subject() {
        return kind + "/" + whose + "/" + what;
    }
}
