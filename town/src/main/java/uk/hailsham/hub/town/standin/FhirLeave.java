package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;

/** Nothing without a token, but what the server can do. */
@Interceptor(order = FhirLeave.FIRST)
public final class FhirLeave {
    static final int FIRST = 1;

    /** HAPI's own exception for it is answered in plain text, without an outcome. */
    private static final int UNAUTHORIZED = 401;

    private final FhirTokens tokens;

    FhirLeave(FhirTokens tokens) {
        this.tokens = tokens;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void ask(RequestDetails request) {
        if (request.getRestOperationType() != RestOperationTypeEnum.METADATA
                && !tokens.permits(request.getHeader("Authorization"))) {
            throw FhirOutcomes.told(
                    new UnclassifiedServerFailureException(UNAUTHORIZED, "no token"), "SEND_UNAUTHORIZED");
        }
    }
}
