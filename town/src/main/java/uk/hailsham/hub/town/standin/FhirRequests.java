package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The referrals as they stand here, under the ids that their sender gave them: who changes one reads it before. */
final class FhirRequests implements IResourceProvider {
    private final Function<String, FhirDesk> desks;

    FhirRequests(Function<String, FhirDesk> desks) {
        this.desks = desks;
    }

    @Override
    public Class<ServiceRequest> getResourceType() {
        return ServiceRequest.class;
    }

    @Read
    public ServiceRequest read(RequestDetails request, @IdParam IdType id) {
        return desks.apply(request.getTenantId())
                .read(id.getIdPart())
                .orElseThrow(() -> FhirOutcomes.told(new ResourceNotFoundException(id), "REC_NOT_FOUND"));
    }

    @Search
    public List<ServiceRequest> search(
            RequestDetails request, @RequiredParam(name = ServiceRequest.SP_IDENTIFIER) TokenParam identifier) {
        return desks.apply(request.getTenantId()).requests().stream()
                .filter(one -> FhirDesk.bears(one.getIdentifier(), identifier))
                .toList();
    }
}
