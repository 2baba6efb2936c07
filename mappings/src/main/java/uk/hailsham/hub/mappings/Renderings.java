package uk.hailsham.hub.mappings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.HubSettings;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.mappings.agencycsv.CsvRendering;
import uk.hailsham.hub.mappings.agencyform.FormRendering;
import uk.hailsham.hub.mappings.agencypdf.PdfRendering;
import uk.hailsham.hub.mappings.agencyxml.XmlRendering;
import uk.hailsham.hub.mappings.fhir.FhirRendering;
import uk.hailsham.hub.mappings.hl7v2.Breach;
import uk.hailsham.hub.mappings.hl7v2.Hl7Rendering;

/** The renderings this hub has. To add one, add a line; an agency's own form is a file in the configuration. */
public final class Renderings {
    private Renderings() {}

    /** The words of them all, those that need a template of the agency's own included. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(FormRendering.NAME, FhirRendering.NAME, Hl7Rendering.NAME));
        all(new CodeLists(Map.of())).forEach(rendering -> names.add(rendering.name()));
        return names;
    }

    /** The one an agency gets. */
    public static ReferralRendering of(Agency agency, Configuration configuration) {
        if (agency.endpoint() instanceof Endpoint.Fhir server && FhirRendering.NAME.equals(agency.rendering())) {
            return new FhirRendering(configuration.codes(), source(configuration.hub()), destination(server));
        }
        Optional<ReferralRendering> form =
                configuration.form(agency).map(one -> new FormRendering(one, configuration.codes()));
        if (agency.endpoint() instanceof Endpoint.Hl7 server && Hl7Rendering.NAME.equals(agency.rendering())) {
            return new Hl7Rendering(configuration.codes(), server, breach(agency, configuration), form);
        }
        return form.orElseGet(() -> all(configuration.codes()).stream()
                .filter(one -> one.name().equals(agency.rendering()))
                .findFirst()
                .orElseThrow());
    }

    private static Breach breach(Agency agency, Configuration configuration) {
        return new Breach(
                agency.firstContact(),
                WorkingDays.from(configuration.codes().list("bank-holidays-england")),
                configuration.hub().zone());
    }

    /** Where the hub is reached: by the address of its pages, and without one by mail. */
    private static String source(HubSettings hub) {
        return hub.link() == null ? "mailto:" + hub.mail().from() : hub.link().base() + "/fhir";
    }

    private static String destination(Endpoint.Fhir server) {
        return server.service() == null ? server.base().toString() : server.service();
    }

    /** @param codes give codes their labels in forms */
    public static List<ReferralRendering> all(CodeLists codes) {
        return List.of(new CsvRendering(), new PdfRendering(codes), new XmlRendering());
    }
}
