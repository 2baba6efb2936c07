package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.tenant.ITenantIdentificationStrategy;
import ca.uhn.fhir.util.UrlPathTokenizer;

/** One server for all: what is beneath {@code /<agency>/fhir} is the agency's own, which HAPI calls a tenant. */
final class FhirPaths implements ITenantIdentificationStrategy {
    private static final String FHIR = "fhir";

    @Override
    public void extractTenant(UrlPathTokenizer path, RequestDetails request) {
        request.setTenantId(path.hasMoreTokens() ? path.nextTokenUnescapedAndSanitized() : "");
        if (!path.hasMoreTokens() || !path.nextTokenUnescapedAndSanitized().equals(FHIR)) {
            throw FhirOutcomes.told(new ResourceNotFoundException("no agency"), "REC_NOT_FOUND");
        }
    }

    @Override
    public String massageServerBaseUrl(String base, RequestDetails request) {
        return base + "/" + request.getTenantId() + "/" + FHIR;
    }

    @Override
    public String resolveRelativeUrl(String url, RequestDetails request) {
        return url;
    }
}
