package uk.hailsham.hub.town.standin;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;

/** Stands between an honest server and the line, and answers messages otherwise than the server would. */
@Interceptor(order = FhirLeave.FIRST + 1)
public final class FhirLying implements AutoCloseable {
    private static final int TOO_MUCH = 8 * 1024 * 1024;
    private static final String WAIT = "120";

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile FhirLie lie = FhirLie.NONE;

    void tell(FhirLie how) {
        lie = how;
    }

    boolean honest() {
        return lie == FhirLie.NONE;
    }

    /** In place of taking the message. @return false when it is answered */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public boolean instead(RequestDetails request, HttpServletResponse response) throws IOException {
        if (!message(request)) {
            return true;
        }
        switch (lie) {
            case REFUSES ->
                throw FhirOutcomes.told(new UnprocessableEntityException("refused"), "REC_UNPROCESSABLE_ENTITY");
            case BUSY -> throw later(503, "REC_UNAVAILABLE");
            case THROTTLES -> throw later(429, "REC_TOO_MANY_REQUESTS");
            case REDIRECTS -> {
                response.setHeader("Location", "/elsewhere/fhir/$process-message");
                answer(response, 308, "{}");
            }
            case BABBLES -> answer(response, 200, " ".repeat(TOO_MUCH));
            case SAYS_YES_AND_DOES_NOTHING ->
                answer(response, 200, FhirMessages.json(FhirMessages.response(request.getHeader("X-Request-ID"))));
            default -> {
                return true;
            }
        }
        return false;
    }

    private static BaseServerResponseException later(int status, String code) {
        BaseServerResponseException busy =
                FhirOutcomes.told(new UnclassifiedServerFailureException(status, "busy"), code);
        busy.addResponseHeader("Retry-After", WAIT);
        return busy;
    }

    /** Once it has been taken. @return false when it is answered, or never will be */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean after(RequestDetails request, IBaseResource answer, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!message(request)) {
            return true;
        }
        switch (lie) {
            case KEEPS_AND_FAILS -> throw FhirOutcomes.told(new InternalErrorException("failed"), "REC_SERVER_ERROR");
            case SAYS_NOTHING -> answer(response, 200, "{\"resourceType\": \"Bundle\"}");
            case KEEPS_AND_HANGS -> closed.await();
            case ANSWERS_ANOTHER -> {
                MessageHeader header =
                        (MessageHeader) ((Bundle) answer).getEntryFirstRep().getResource();
                header.getResponse().setIdentifier(UUID.randomUUID().toString());
                return true;
            }
            default -> {
                return true;
            }
        }
        return false;
    }

    private static boolean message(RequestDetails request) {
        return FhirMessages.NAME.equals(request.getOperation());
    }

    private static void answer(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json");
        response.getWriter().write(json);
        response.flushBuffer();
    }

    /** Whoever is kept waiting waits no longer. */
    @Override
    public void close() {
        closed.countDown();
    }
}
