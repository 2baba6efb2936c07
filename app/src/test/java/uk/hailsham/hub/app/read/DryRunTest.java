package uk.hailsham.hub.app.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.Known;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.mappings.sims.SimsCsvFormat;

class DryRunTest {
    private static final Configuration SHIPPED = ConfigFolder.read(
                    Path.of("../config"),
                    new Known(
                            Set.of("bromcom", "census", "csv", "ctf", "sims-csv", "wonde"),
                            Set.of("email", "fhir", "hl7v2", "secure-link", "sftp"),
                            Set.of("csv", "fhir", "form", "hl7v2", "pdf", "xml")))
            .configuration();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T22:00:00Z"), ZoneOffset.UTC);
    private static final String HEADINGS = "UPN,Name,Date of birth,Ethnicity,Year group\r\n";
    private static final String AMELIA = "A950000178301,\"Ward, Amelia\",28/02/2015,WBRI,";

    private final List<Child> children = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    @Test
    void ofAPupilCorrectedInTheSameDropTheLastWordCounts() {
        assertThat(run(AMELIA + "5\r\n,\"Novak, Piotr\",03/11/2016,,4\r\n"
                        + "A950000178301,\"Ward, Amelia\",27/02/2015,WBRI,5\r\n"))
                .isEqualTo("rows=3 accepted=2 superseded=1 rejected=0 children=2");
        assertThat(children.stream().map(child -> child.source().row())).containsExactly(2, 3);
    }

    @Test
    void aPupilWhoMarriedNamesButNotBirthdaysIsStillThatPupil() {
        assertThat(run(AMELIA + "5\r\nA950000178301,\"Ward-Lee, Amy\",28/02/2015,WBRI,5\r\n"))
                .isEqualTo("rows=2 accepted=1 superseded=1 rejected=0 children=1");
    }

    @Test
    void twoPupilsOfOneUpnAreTwoPupils() {
        assertThat(run(AMELIA + "5\r\nA950000178301,\"Novak, Piotr\",03/11/2016,WBRI,4\r\n"))
                .isEqualTo("rows=2 accepted=2 superseded=0 rejected=0 children=2");
        assertThat(rejections).extracting(Rejection::code).containsExactly("upn-of-another-pupil");
    }

    @Test
    void everyRowHasOneFateAndWhatWasLeftOutIsTold() {
        assertThat(run("A950000178301,\"Ward, Amelia\",28/02/2015,PAKI,5\r\n,\"Novak, Piotr\",,,4\r\n,,,,\r\nfew\r\n"))
                .isEqualTo("rows=3 accepted=1 superseded=0 rejected=2 children=1");
        assertThat(rejections)
                .containsExactlyInAnyOrder(
                        new Rejection(
                                "a.csv",
                                1,
                                "ethnicity",
                                "unknown-code",
                                Effect.FIELD_DROPPED,
                                "a code of the list ethnicity",
                                "PAKI"),
                        new Rejection(
                                "a.csv", 2, "dateOfBirth", "missing", Effect.ROW_REJECTED, "a date dd/MM/yyyy", null),
                        new Rejection("a.csv", 3, "", "wrong-cell-count", Effect.ROW_REJECTED, "5 cells", "1"));
    }

    @Test
    void ofADropThatBreaksOffNothingIsGiven() {
        assertThatThrownBy(() -> run(AMELIA + "5\r\n\"A95")).isInstanceOf(DropRefused.class);
        assertThat(children).isEmpty();
        assertThat(rejections).isEmpty();
    }

    private String run(String rows) {
        byte[] bytes = (HEADINGS + rows).getBytes(StandardCharsets.ISO_8859_1);
        DropContent drop = new DropContent(
                List.of(new DropContent.Part("a.csv", bytes.length, () -> new ByteArrayInputStream(bytes))));
        return new DryRun(
                        new SimsCsvFormat(CLOCK), SHIPPED.school("white-house").orElseThrow(), SHIPPED.codes(), drop)
                .run(children::add, rejections::add)
                .toString();
    }
}
