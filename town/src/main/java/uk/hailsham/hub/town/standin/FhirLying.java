package uk.hailsham.hub.town.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Answers that are not what they should be. */
final class FhirLying {
    private static final int TOO_MUCH = 8 * 1024 * 1024;

    private FhirLying() {}

    /** In place of taking the message. @return true when it is answered */
    static boolean instead(FhirLie lie, HttpExchange exchange) throws IOException {
        switch (lie) {
            case REFUSES -> FhirAgencies.answer(exchange, 422, FhirAgencies.outcome("REC_UNPROCESSABLE_ENTITY"));
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "120");
                FhirAgencies.answer(exchange, 503, FhirAgencies.outcome("REC_UNAVAILABLE"));
            }
            case REDIRECTS -> {
                exchange.getResponseHeaders().set("Location", "/elsewhere/fhir/$process-message");
                FhirAgencies.answer(exchange, 308, "{}");
            }
            case BABBLES -> FhirAgencies.answer(exchange, 200, " ".repeat(TOO_MUCH));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Once it has been taken, or not. @return true when it is answered, or never will be */
    static boolean after(FhirLie lie, HttpExchange exchange) throws IOException {
        switch (lie) {
            case KEEPS_AND_FAILS -> FhirAgencies.answer(exchange, 500, FhirAgencies.outcome("REC_SERVER_ERROR"));
            case SAYS_NOTHING -> FhirAgencies.answer(exchange, 200, "{\"resourceType\": \"Bundle\"}");
            case KEEPS_AND_HANGS -> {
                return true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
