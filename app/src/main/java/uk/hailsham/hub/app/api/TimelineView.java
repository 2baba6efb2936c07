package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import uk.hailsham.hub.connectors.store.RecipientEvent;
import uk.hailsham.hub.domain.identifier.Shown;

/** One line of a timeline. */
record TimelineView(
        String recipient,
        Instant at,
        String kind,
        String state,
        String proof,
        String source,
        @JsonRawValue String detail) {
    static TimelineView of(RecipientEvent event) {
        return new TimelineView(
                Shown.RECIPIENT.of(event.recipient()),
                event.at(),
                event.kind(),
                event.state(),
                event.rung(),
                event.source(),
                event.detail());
    }
}
