package uk.hailsham.hub.mappings;

import java.util.List;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.ReferralRendering;
import uk.hailsham.hub.mappings.agencycsv.CsvRendering;
import uk.hailsham.hub.mappings.agencypdf.PdfRendering;
import uk.hailsham.hub.mappings.agencyxml.XmlRendering;

/** The renderings this hub has. To add one, add a line. */
public final class Renderings {
    private Renderings() {}

    /** @param codes give codes their labels in forms */
    public static List<ReferralRendering> all(CodeLists codes) {
        return List.of(new CsvRendering(), new PdfRendering(codes), new XmlRendering());
    }
}
