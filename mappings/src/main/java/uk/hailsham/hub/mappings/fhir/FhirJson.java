package uk.hailsham.hub.mappings.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * FHIR R4 in JSON, the only form the hub reads and writes. The models are looked through once, in some seconds, and only
 * where somebody writes or reads FHIR.
 */
final class FhirJson {
    private FhirJson() {}

    private static final class Models {
        static final FhirContext R4 = FhirContext.forR4Cached();
    }

    static byte[] written(IBaseResource resource) {
        return Models.R4.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws DataFormatException when it is no such resource, or holds what R4 does not know */
    static IBaseResource read(byte[] json) {
        try {
            return Models.R4
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(new String(json, StandardCharsets.UTF_8));
        } catch (DataFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            // The parser is not ready for every JSON, such as a member without a name; without the cause, which may
            // quote it.
            throw new DataFormatException("expected a resource of FHIR R4");
        }
    }
}
