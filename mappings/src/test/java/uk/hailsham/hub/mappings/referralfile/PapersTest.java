package uk.hailsham.hub.mappings.referralfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.referral.ReferralRow;
import uk.hailsham.hub.mappings.Shipped;

/** The files beside a referral file belong to the rows that name them. */
class PapersTest {
    private static final Configuration CONFIGURATION = Shipped.configuration();
    private static final String HEADER = "reference,upn,need,reason,safeguarding,attachments\n";

    private static List<ReferralRow> read(Map.Entry<String, String>... files) {
        List<DropContent.Part> parts = Arrays.stream(files)
                .map(file -> {
                    byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                    return new DropContent.Part(file.getKey(), bytes.length, () -> new ByteArrayInputStream(bytes));
                })
                .toList();
        return new ReferralFile()
                .read(
                        new DropContent(parts),
                        CONFIGURATION.school("white-house").orElseThrow(),
                        CONFIGURATION.codes());
    }

    private static Map.Entry<String, String> file(String name, String text) {
        return Map.entry(name, text);
    }

    private static String row(String safeguarding, String attachments) {
        return "R-1,A950000178301,SLCN,Because.," + safeguarding + "," + attachments + "\n";
    }

    private static List<Rejection> rejections(ReferralRow row) {
        return row instanceof ReferralRow.Asked asked
                ? asked.dropped()
                : row instanceof ReferralRow.Unsound unsound
                        ? unsound.rejections()
                        : ((ReferralRow.Beside) row).rejections();
    }

    @Test
    void aRowHasTheFilesItNamesInItsOrder() {
        List<ReferralRow> rows = read(
                file("referrals.csv", HEADER + row("no", "Report 2.pdf; photo.JPG")),
                file("photo.jpg", "p"),
                file("report 2.pdf", "r"));

        assertThat(rows).hasSize(1);
        assertThat(((ReferralRow.Asked) rows.get(0)).papers())
                .extracting(DropContent.Part::name)
                .containsExactly("report 2.pdf", "photo.jpg");
    }

    @Test
    void aNameThatStandsForNoFileRejectsTheRow() {
        List<ReferralRow> rows = read(file("referrals.csv", HEADER + row("no", "report.pdf")));

        assertThat(rows).singleElement().isInstanceOf(ReferralRow.Unsound.class);
        assertThat(rejections(rows.get(0)))
                .containsExactly(new Rejection(
                        "referrals.csv",
                        1,
                        "attachments",
                        "no-such-file",
                        Rejection.Effect.ROW_REJECTED,
                        "names of files in the same drop, a semicolon between them",
                        "report.pdf"));
    }

    @Test
    void inTheSafeguardingLaneTheRowGoesWithoutIt() {
        List<ReferralRow> rows = read(file("referrals.csv", HEADER + row("yes", "report.pdf")));

        assertThat(((ReferralRow.Asked) rows.get(0)).papers()).isEmpty();
        assertThat(rejections(rows.get(0)))
                .extracting(Rejection::code, Rejection::effect)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("no-such-file", Rejection.Effect.FIELD_DROPPED));
    }

    @Test
    void aFileThatNobodyNamesIsTold() {
        List<ReferralRow> rows = read(file("referrals.csv", HEADER + row("no", "")), file("forgotten.pdf", "x"));

        assertThat(rows).hasSize(2);
        assertThat(rejections(rows.get(1)))
                .extracting(Rejection::file, Rejection::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("forgotten.pdf", "attachment-not-named"));
    }

    @Test
    void aDropWithoutACsvFileIsAllReferrals() {
        assertThat(read(file("referrals.txt", HEADER + row("no", ""))))
                .singleElement()
                .isInstanceOf(ReferralRow.Asked.class);
    }
}
