package uk.hailsham.hub.domain.referral;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A referral as one agency may see it: built from the agency's allow-list, field name to text, in the list's order.
 * Fields without a value are present and empty, so that a form shows the gap.
 */
public record Disclosure(UUID recipient, String agency, Map<String, String> fields) {
    public Disclosure {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
