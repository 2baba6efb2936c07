package uk.hailsham.hub.domain.referral;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.agency.Agency;

/**
 * What an agency will not be told, for the referrer to know before sending: advice, never a refusal. Names of fields only.
 *
 * @param agency its id
 * @param name as a school may read it
 * @param empty keys of fields that its form has and that nothing is known for
 * @param notAsked keys of fields that it may see and that its own form has no place for
 */
public record Gaps(String agency, String name, List<String> empty, List<String> notAsked) {
    public Gaps {
        empty = List.copyOf(empty);
        notAsked = List.copyOf(notAsked);
    }

    /**
     * @param disclosed without withholding anything: a withheld field that was told as a gap would tell of the shield
     * @param onForm keys of the fields that the agency's rendering shows
     */
    public static Gaps of(Agency agency, Disclosure disclosed, Collection<String> onForm) {
        Map<Boolean, List<String>> asked = disclosed.fields().keySet().stream()
                .filter(key -> !key.equals(DisclosableField.RECIPIENT_ID.key()))
                .collect(Collectors.partitioningBy(onForm::contains));
        List<String> empty = asked.get(true).stream()
                .filter(key -> disclosed.fields().get(key).isEmpty())
                .toList();
        return new Gaps(agency.id(), agency.outwardName(), empty, asked.get(false));
    }
}
