package uk.hailsham.hub.mappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.ReferralRendering;

/** Every rendering there is, and what somebody reads in what it makes. */
final class Rendered {
    static final Configuration CONFIGURATION = Shipped.configuration();

    static final Map<String, ReferralRendering> RENDERINGS = Renderings.all(CONFIGURATION.codes()).stream()
            .collect(Collectors.toMap(ReferralRendering::name, Function.identity()));

    private Rendered() {}

    static String text(Payload payload) {
        if (!payload.contentType().equals("application/pdf")) {
            return new String(payload.body(), StandardCharsets.UTF_8);
        }
        try (PDDocument document = Loader.loadPDF(payload.body())) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
