package uk.hailsham.hub.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.Referral;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.domain.referral.Routing;

/**
 * Whatever is known and however it is rendered, an agency sees what its allow-list names and nothing beside: not in the
 * text, the file's name, its type or its hidden properties. Nor does anything that is rendered name a sensitive service.
 */
class AllowListTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final Referral FULLEST = Fullest.referral();
    private static final Agency.Service ASKED = new Agency.Service("asked", "Servicemark");
    private static final List<Agency> AGENCIES = Rendered.CONFIGURATION.agencies();

    private static Disclosure shown(Agency agency, Agency serving, Agency.Service service) {
        return Disclosure.of(
                RECIPIENT,
                FULLEST,
                new Routing.Target(agency, serving, service),
                "White House Primary School",
                false,
                Rendered.CONFIGURATION.hub().zone());
    }

    /** Every rendering, forms that ask for everything among them, and the one the agency gets. */
    static Stream<Arguments> agenciesAndRenderings() {
        return AGENCIES.stream()
                .flatMap(agency -> Stream.concat(
                                Rendered.RENDERINGS.entrySet().stream(),
                                Stream.of(Map.entry("its own", Renderings.of(agency, Rendered.CONFIGURATION))))
                        .map(rendering -> Arguments.of(agency.id(), rendering.getKey(), agency, rendering.getValue())));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("agenciesAndRenderings")
    void holdsNothingBeyondTheList(String id, String name, Agency agency, ReferralRendering rendering) {
        Payload payload = rendering.render(shown(agency, agency, ASKED));
        String text = onOneLine(Rendered.everything(payload));

        List<String> beyond = Arrays.stream(DisclosableField.values())
                .map(DisclosableField::key)
                .filter(key -> !agency.fields().contains(key))
                .filter(key -> !key.equals("postcode") || !agency.fields().contains("address"))
                .filter(key -> Fullest.marks(key).stream().anyMatch(text::contains))
                .toList();
        assertThat(beyond).isEmpty();
        assertThat(agency.fields())
                .as("and the list itself is shown: else this rule could not fail")
                .allMatch(key -> Fullest.marks(key).isEmpty()
                        || Fullest.marks(key).stream().anyMatch(text::contains));
        assertThat(Fullest.NEVER).noneMatch(text::contains);
        String circumstances = text.replace(agency.name(), "").toLowerCase(Locale.ROOT);
        assertThat(Fullest.CIRCUMSTANCES).noneMatch(circumstances::contains);
    }

    /** Values that are everyday words have no mark: their columns, elements and labels are looked for instead. */
    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("agenciesAndRenderings")
    void namesNoFieldBeyondTheList(String id, String name, Agency agency, ReferralRendering rendering) {
        String text = Rendered.text(rendering.render(shown(agency, agency, ASKED)));

        List<String> beyond = Arrays.stream(DisclosableField.values())
                .filter(field -> !field.addedByTheHub())
                .filter(field -> !agency.fields().contains(field.key()))
                .filter(field -> Rendered.names(name, text, field))
                .map(DisclosableField::key)
                .toList();
        assertThat(beyond).isEmpty();
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("agenciesAndRenderings")
    void namesNoSensitiveServiceEvenToItself(String id, String name, Agency agency, ReferralRendering rendering) {
        List<Disclosure> told = new ArrayList<>();
        AGENCIES.stream()
                .filter(serving -> serving == agency || agency.id().equals(serving.via()))
                .forEach(serving -> serving.services().forEach(service -> told.add(shown(agency, serving, service))));

        for (Disclosure disclosure : told) {
            String text = onOneLine(Rendered.everything(rendering.render(disclosure)));
            for (Agency sensitive : AGENCIES.stream().filter(Agency::sensitive).toList()) {
                assertThat(text).doesNotContain(sensitive.name(), sensitive.id());
                sensitive.services().forEach(service -> assertThat(text).doesNotContain(service.name(), service.id()));
            }
        }
    }

    /** But the version, which only a correction has. */
    @Test
    void theFullestReferralHasEveryField() {
        for (DisclosableField field : EnumSet.complementOf(EnumSet.of(DisclosableField.VERSION))) {
            assertThat(Rendered.disclosed(FULLEST, field)).as(field.key()).isNotBlank();
        }
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
