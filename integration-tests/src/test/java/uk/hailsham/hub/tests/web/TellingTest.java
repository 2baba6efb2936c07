package uk.hailsham.hub.tests.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** A roll and a feed come in by file; what the Index and the school are told comes out by file, and is acknowledged. */
class TellingTest {
    private static final String ROLL = "UPN,Name,Date of birth,Postcode\r\n"
            + "A950000178301,\"Weald, Ivo\",14/06/2014,BN27 1AA\r\n"
            + "H243278544154,\"Down, Ada\",15/07/2015,BN27 1AB\r\n"
            + "X845212818005,\"Lower, Tom\",16/08/2016,BN27 1AC\r\n";
    private static final String FEED = """
            <indexFeed><header><feedId>019ac001-0000-7000-8000-0000000000f1</feedId><sequence>1</sequence>
            <at>2026-11-23T02:00:00Z</at><kind>full</kind><version>1</version></header>
            <entry><indexNumber>CI-1</indexNumber><family>Weald</family><given>Ivo</given>
            <dateOfBirth>2014-06-14</dateOfBirth><upn>A950000178301</upn><postcode>BN27 2AA</postcode>
            <shielded>N</shielded></entry>
            <entry><indexNumber>CI-2</indexNumber><family>Down</family><given>Ada</given>
            <dateOfBirth>2015-07-15</dateOfBirth><upn>H243278544154</upn><postcode>BN27 2AB</postcode>
            <services><service><name>Refuge</name><contact>x</contact></service></services>
            <shielded>Y</shielded></entry>
            <entry><indexNumber>CI-3</indexNumber><family>Hollow</family><given>Peg</given>
            <dateOfBirth>2014-01-02</dateOfBirth><shielded>N</shielded></entry>
            <trailer><entries>3</entries><gone>0</gone></trailer></indexFeed>""";

    @TempDir
    private Path folder;

    @Test
    void filesAppearSayNothingOfWhereAShieldedChildIsAndAreClosedByTheirAnswers() throws Exception {
        try (Outside outside = new Outside(folder)) {
            outside.start();
            outside.drop("index", "feed.xml", FEED.getBytes(StandardCharsets.UTF_8));
            outside.drop("white-house", "roll.csv", ROLL.getBytes(StandardCharsets.US_ASCII));
            Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.links WHERE decision = 'same'") == 2);
            Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.outbox WHERE done_at IS NULL") == 0);

            JsonNode returned = made(outside, "/api/v1/index/returns");
            JsonNode subscribed = made(outside, "/api/v1/subscriptions/white-house");

            assertThat(records(outside, "index", returned))
                    .containsExactly("R,CI-1,N,8459992/White House Primary School/,,postcode", "R,CI-2,Y,,,", "T,2");
            assertThat(records(outside, "white-house", subscribed))
                    .containsExactlyInAnyOrder(
                            "R,A950000178301,discrepancy,new,postcode,",
                            "R,A950000178301,index-link,new,CI-1,",
                            "R,H243278544154,index-link,new,CI-2,",
                            "T,3");
            missing(outside);

            outside.drop("index/acknowledgements", "ack.csv", "sequence,outcome\n1,accepted\n".getBytes());
            outside.drop("white-house/acknowledgements", "ack.csv", "sequence,outcome\n1,accepted\n".getBytes());
            Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.told_files WHERE accepted") == 2);
            assertThat(outside.hub()
                            .json("/api/v1/index/returns", outside.operator())
                            .path(0)
                            .path("answer")
                            .asText())
                    .isEqualTo("accepted");
        }
    }

    /** The operator works with pseudonyms. */
    private static void missing(Outside outside) throws IOException {
        String operator = outside.operator();
        JsonNode notInIndex = outside.hub().json("/api/v1/index/not-in-index", operator);
        assertThat(notInIndex).hasSize(1);
        assertThat(notInIndex.path(0).path("school").asText()).isEqualTo("white-house");
        JsonNode atNoSchool = outside.hub().json("/api/v1/index/at-no-school", operator);
        assertThat(atNoSchool).hasSize(1);
        assertThat(atNoSchool.path(0).path("indexNumber").asText()).isEqualTo("CI-3");
        JsonNode differences = outside.hub().json("/api/v1/discrepancies?field=postcode", operator);
        assertThat(differences).hasSize(2);
        assertThat(notInIndex + "" + atNoSchool + differences)
                .doesNotContain("Lower", "Hollow", "BN27", "2016-08-16", "2014-01-02");
    }

    private static JsonNode made(Outside outside, String path) throws IOException {
        HttpResponse<String> answer = outside.hub().post(path, outside.operator(), "");
        assertThat(answer.statusCode()).isEqualTo(201);
        return new ObjectMapper().readTree(answer.body());
    }

    /** Without header, names of columns, the child's id and the day. */
    private static List<String> records(Outside outside, String partner, JsonNode told) throws IOException {
        Path file = outside.data()
                .resolve("outbox")
                .resolve(partner)
                .resolve(told.path("file").asText());
        String text = Files.readString(file);
        assertThat(text).doesNotContain("BN27", "Refuge", "Down", "Ada");
        List<String> records = new ArrayList<>();
        for (String line : text.lines().skip(2).toList()) {
            records.add(line.replaceFirst("^R,ch-[0-9a-f-]{36},,", "R,").replaceFirst(",\\d{4}-\\d{2}-\\d{2}$", ""));
        }
        return records;
    }
}
