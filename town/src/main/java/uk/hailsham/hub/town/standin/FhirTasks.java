package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;

/** What becomes of the referrals, to be read and to be searched for. */
final class FhirTasks implements IResourceProvider {
    private final Function<String, FhirDesk> desks;

    FhirTasks(Function<String, FhirDesk> desks) {
        this.desks = desks;
    }

    @Override
    public Class<Task> getResourceType() {
        return Task.class;
    }

    @Read
    public Task read(RequestDetails request, @IdParam IdType id) {
        return desks.apply(request.getTenantId()).tasks().stream()
                .filter(task -> task.getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> FhirOutcomes.told(new ResourceNotFoundException(id), "REC_NOT_FOUND"));
    }

    /** The oldest change first. */
    @Search
    public List<Task> search(
            RequestDetails request,
            @OptionalParam(name = Task.SP_IDENTIFIER) TokenParam identifier,
            @OptionalParam(name = Task.SP_STATUS) TokenParam status,
            @OptionalParam(name = Constants.PARAM_LASTUPDATED) DateRangeParam changed) {
        return desks.apply(request.getTenantId()).tasks().stream()
                .filter(task -> FhirDesk.bears(task.getIdentifier(), identifier))
                .filter(task -> status == null || task.getStatus().toCode().equals(status.getValue()))
                .filter(task -> within(changed, task.getMeta().getLastUpdated()))
                .toList();
    }

    private static boolean within(DateRangeParam range, Date time) {
        Date from = range == null ? null : range.getLowerBoundAsInstant();
        Date to = range == null ? null : range.getUpperBoundAsInstant();
        return (from == null || !time.before(from)) && (to == null || !time.after(to));
    }
}
