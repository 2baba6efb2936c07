package uk.hailsham.hub.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Referral;
import uk.hailsham.hub.domain.referral.ReferralRendering;

/** Whatever is known and however it is rendered, an agency sees what its allow-list names and nothing beside. */
class AllowListTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final Referral FULLEST = Fullest.referral();
    private static final Map<String, String> EVERYTHING = everything();

    private static Map<String, String> everything() {
        Map<String, String> all = new LinkedHashMap<>();
        Agency anybody = Rendered.CONFIGURATION.agencies().get(0);
        for (DisclosableField field : DisclosableField.values()) {
            all.put(field.key(), shown(anybody, List.of(field.key())).fields().get(field.key()));
        }
        return all;
    }

    private static Disclosure shown(Agency agency, List<String> fields) {
        return Disclosure.of(
                RECIPIENT,
                FULLEST,
                seeing(agency, fields),
                "White House Primary School",
                false,
                Rendered.CONFIGURATION.hub().zone());
    }

    private static Agency seeing(Agency agency, List<String> fields) {
        return new Agency(
                agency.id(),
                agency.name(),
                agency.number(),
                agency.services(),
                agency.channel(),
                agency.intended(),
                agency.rendering(),
                agency.form(),
                fields,
                agency.gateway(),
                agency.via(),
                agency.takesReferrals(),
                agency.notice(),
                agency.attachments(),
                agency.sharing(),
                agency.acknowledge(),
                agency.firstContact(),
                agency.sensitive(),
                agency.unnamedLabel(),
                agency.endpoint(),
                agency.contact());
    }

    static Stream<Arguments> agenciesAndRenderings() {
        return Rendered.CONFIGURATION.agencies().stream()
                .flatMap(agency -> Stream.concat(
                                Rendered.RENDERINGS.entrySet().stream(),
                                Stream.of(Map.entry("its own", Renderings.of(agency, Rendered.CONFIGURATION))))
                        .map(rendering -> Arguments.of(agency.id(), rendering.getKey(), agency, rendering.getValue())));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("agenciesAndRenderings")
    void holdsNothingBeyondTheList(String id, String name, Agency agency, ReferralRendering rendering) {
        String text = onOneLine(Rendered.text(rendering.render(shown(agency, agency.fields()))));

        assertThat(EVERYTHING).as("the fullest referral has every field").doesNotContainValue("");
        List<String> beyond = EVERYTHING.keySet().stream()
                .filter(key -> !agency.fields().contains(key) && !key.equals("recipient_id"))
                .filter(key -> !key.equals("postcode") || !agency.fields().contains("address"))
                .filter(key -> Fullest.marks(key).stream().anyMatch(text::contains))
                .toList();
        assertThat(beyond).isEmpty();
        assertThat(agency.fields())
                .as("and the list itself is shown: else this rule could not fail")
                .allMatch(key -> Fullest.marks(key).isEmpty()
                        || Fullest.marks(key).stream().anyMatch(text::contains));
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
