package uk.hailsham.hub.app.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.intake.Rejection;

class RejectionFileTest {
    private final StringWriter written = new StringWriter();

    @Test
    void hasItsHeadingsEvenWhenEverythingWasTaken() {
        new RejectionFile(written);
        assertThat(written).hasToString("file,row,field,code,effect,expected,found\n");
    }

    @Test
    void neverHoldsACellThatASpreadsheetWouldRun() {
        RejectionFile file = new RejectionFile(written);
        for (String found : new String[] {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "a \"b\", c\nd", null}) {
            file.add(new Rejection("=a.csv", 1, "upn", "x", Rejection.Effect.FIELD_DROPPED, "e", found));
        }
        String line = "'=a.csv,1,upn,x,field-dropped,e,";
        assertThat(written.toString())
                .isEqualTo("file,row,field,code,effect,expected,found\n"
                        + line + "'=1+1\n"
                        + line + "'+1\n"
                        + line + "'-1\n"
                        + line + "'@SUM(A1)\n"
                        + line + "'\tx\n"
                        + line + "\"a \"\"b\"\", c\nd\"\n"
                        + line + "\n");
    }
}
