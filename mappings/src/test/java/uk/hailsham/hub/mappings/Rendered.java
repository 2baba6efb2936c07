package uk.hailsham.hub.mappings;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.mappings.agencyform.FilledForm;
import uk.hailsham.hub.mappings.agencyform.FormRendering;
import uk.hailsham.hub.mappings.agencyform.WidestForms;

/** Every rendering there is, and what somebody reads in what it makes. */
final class Rendered {
    static final Configuration CONFIGURATION = Shipped.configuration();

    /** Those of every agency, and two forms that have a place for everything there is to tell. */
    static final Map<String, ReferralRendering> RENDERINGS = renderings();

    private Rendered() {}

    private static Map<String, ReferralRendering> renderings() {
        Map<String, ReferralRendering> all = new TreeMap<>();
        Renderings.all(CONFIGURATION.codes()).forEach(rendering -> all.put(rendering.name(), rendering));
        WidestForms.all().forEach(form -> all.put(form.name(), new FormRendering(form, CONFIGURATION.codes())));
        return all;
    }

    /** By name what is to be compared of a payload. */
    static Map<String, String> files(Agency agency, Payload payload) {
        String ending = payload.fileName().substring(payload.fileName().lastIndexOf('.') + 1);
        if (agency.form() == null) {
            return Map.of("payload." + (ending.equals("pdf") ? "pdf.txt" : ending), text(payload));
        }
        String fields = FilledForm.fields(payload.fileName(), payload.body()).entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue() + "\n")
                .collect(Collectors.joining());
        return Map.of("form." + ending + ".fields", fields, "form." + ending + ".txt", text(payload));
    }

    static String text(Payload payload) {
        return payload.fileName().matches(".*\\.(pdf|docx)")
                ? FilledForm.shown(payload.fileName(), payload.body())
                : new String(payload.body(), StandardCharsets.UTF_8);
    }
}
