package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import uk.hailsham.hub.domain.intake.Rejection;

/** @param found what stood in the file; only for the school that sent it */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RejectionView(String file, int row, String field, String code, String effect, String expected, String found) {
    static RejectionView of(Rejection rejection, boolean own) {
        return new RejectionView(
                rejection.file(),
                rejection.row(),
                rejection.field(),
                rejection.code(),
                rejection.effect().word(),
                rejection.expected(),
                own ? rejection.found() : null);
    }
}
