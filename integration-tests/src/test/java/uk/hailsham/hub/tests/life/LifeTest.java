package uk.hailsham.hub.tests.life;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.hailsham.hub.tests.life.LifeFiles.REPORT;
import static uk.hailsham.hub.tests.life.LifeFiles.child;
import static uk.hailsham.hub.tests.life.LifeFiles.feed;
import static uk.hailsham.hub.tests.life.LifeFiles.newest;
import static uk.hailsham.hub.tests.life.LifeFiles.row;
import static uk.hailsham.hub.tests.life.LifeFiles.taken;
import static uk.hailsham.hub.tests.life.LifeFiles.told;
import static uk.hailsham.hub.tests.life.LifeFiles.upn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** What happens to children and agreements between two drops, seen through the interface and the told files alone. */
class LifeTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String EXPORT = "UPN,Family,Given,Born,Sex,Status,Entry,Left,Why,Postcode,SEN,Need\n";

    /** Of the agency that is told by SFTP in these tests. */
    private static final String AGENCY_AGREEMENT = "ISA-16";

    @TempDir
    private static Path folder;

    private static LifeConfig config;
    private static Outside outside;
    private static String team;
    private static String second;
    private static String marshlands;
    private static String whiteHouse;

    @BeforeAll
    static void start() throws Exception {
        config = LifeConfig.in(folder.resolve("config"));
        config.school("hawkes-farm", "8459994", TODAY.minusDays(1));
        config.agency(AGENCY_AGREEMENT, TODAY.minusDays(1));
        outside = new Outside(folder, Map.of(), config.folder(), List.of("spoa@childrens-social-care.example"));
        outside.start();
        team = outside.account("index-team", "index-team");
        second = outside.account("second-of-the-team", "index-team");
        marshlands = outside.schoolAccount("marshlands");
        whiteHouse = outside.schoolAccount("white-house");
    }

    @AfterAll
    static void stop() throws Exception {
        outside.close();
    }

    @Test
    void theOldIdentityOfAnAdoptedChildIsNowhereToBeSeenThoughOldFilesComeAgain() throws Exception {
        String upn = upn(1);
        String roll =
                REPORT + upn + ",\"Quillfeather, Ottoline\",F,19/07/2016,BN27 4QF,MLD,1,K\r\n" + row(2, "Marl, Bo");
        taken(outside, "white-house", "roll.csv", roll);
        taken(outside, "index", "feed.csv", feed(1, "R,CI-90,Quillfeather,Ottoline,2016-07-19,F," + upn + ",N\n"));
        refer(whiteHouse, "white-house", upn, "OLD-1", false);
        outside.hub().post("/api/v1/index/returns", outside.operator(), "");
        outside.hub().post("/api/v1/subscriptions/white-house", outside.operator(), "");
        String child = child(outside, "white-house", upn);
        Set<String> ids = ids(child);
        Set<Path> before = told(outside);
        String reason = "{\"reason\":\"adoption order\"}";
        assertThat(outside.hub()
                        .post("/api/v1/children/" + child + "/adoption", team, reason)
                        .statusCode())
                .isEqualTo(202);
        assertThat(outside.hub()
                        .post("/api/v1/children/" + child + "/adoption", second, reason)
                        .statusCode())
                .isEqualTo(200);

        taken(outside, "white-house", "roll-again.csv", roll + row(3, "Fern, Al"));
        taken(
                outside,
                "index",
                "feed-again.csv",
                feed(2, "R,CI-90,Quillfeather,Ottoline,2016-07-19,F," + upn + ",N\n"));
        outside.hub().post("/api/v1/index/returns", outside.operator(), "");
        outside.hub().post("/api/v1/subscriptions/white-house", outside.operator(), "");

        ids.addAll(ids(child));
        List<String> words = List.of("Quillfeather", "Ottoline", upn, "CI-90", "2016-07-19", "BN27 4QF", "BN274QF");
        Map<String, String> texts = new Answers(
                        outside.hub(),
                        List.of(outside.operator(), team, whiteHouse, outside.account("officer", "privacy")),
                        team)
                .to(ids);
        assertThat(texts).hasSizeGreaterThan(60);
        for (Path file : told(outside)) {
            if (!before.contains(file)) {
                texts.put(file.toString(), Files.readString(file).replaceAll("(?m)^P,CI-90,,,,\r?$", ""));
            }
        }
        assertThat(texts).allSatisfy((where, text) -> assertThat(text).as(where).doesNotContain(words));
        assertThat(outside.hub().json("/api/v1/sealed-sightings", team)).hasSize(2);
        assertThat(outside.hub().get("/api/v1/children/" + child, team).statusCode())
                .isEqualTo(404);
        assertThat(newest(outside, "index", "index-return-")).contains("P,CI-90,,,,");
    }

    @Test
    void aSchoolIsToldWhetherTheHubIsWellAndNotWhoseServersItKnows() throws Exception {
        assertThat(outside.hub().json("/actuator/health", whiteHouse).fieldNames())
                .toIterable()
                .containsExactly("status", "groups");
        assertThat(outside.hub().json("/actuator/health", outside.operator()).at("/components/agencies"))
                .isNotEmpty();
    }

    @Test
    void ofAChildThatHasDiedWhatIsOpenStandsStillAndOnlyTheSafeguardingLaneGoesOn() throws Exception {
        String upn = upn(11);
        String pupil = upn + ",Sedge,Ida,2016-03-04,F,C,2021-09-01,%s,%s,BN27 1AA,K,MLD\n";
        taken(outside, "marshlands", "roll.csv", EXPORT + pupil.formatted("", ""));
        String referral = refer(marshlands, "marshlands", upn, "DD-1", false);

        taken(outside, "marshlands", "roll.csv", EXPORT + pupil.formatted(TODAY.minusDays(1), "DD"));

        JsonNode told = outside.hub().json("/api/v1/referrals/" + referral, marshlands);
        assertThat(told.path("recipients").findValuesAsText("state")).containsOnly("on-hold");
        assertThat(told.path("timeline").findValuesAsText("kind")).contains("cancel-proposed");
        assertThat(asked(marshlands, "marshlands", upn, "DD-2", false).body()).contains("child-died");
        assertThat(asked(marshlands, "marshlands", upn, "DD-3", true).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aLapsedAgreementStopsSchoolAndAgencyWithAReasonUntilItIsRenewed() throws Exception {
        String upn = upn(21);
        outside.drop(
                "hawkes-farm",
                "roll.csv",
                (EXPORT + upn + ",Tarn,Eli,2016-05-06,M,C,2021-09-01,,,BN27 1AA,K,MLD\n").getBytes());
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE partner = 'hawkes-farm'") == 1);
        String drop = "/api/v1/drops?partner=hawkes-farm";
        Sent.soon()
                .until(() -> outside.hub().get(drop, outside.operator()).body().contains("agreement-lapsed"));
        String other = upn(22);
        taken(
                outside,
                "marshlands",
                "roll.csv",
                EXPORT + other + ",Tarn,Uma,2016-05-07,F,C,2021-09-01,,,BN27 1AA,K,MLD\n");
        HttpResponse<String> refused = asked(marshlands, "marshlands", other, "AG-1", false);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("agreement");
        assertThat(asked(marshlands, "marshlands", other, "AG-2", true).statusCode())
                .isEqualTo(201);

        outside.hub().stop();
        config.school("hawkes-farm", "8459994", TODAY.plusYears(1));
        config.agency(AGENCY_AGREEMENT, TODAY.plusYears(1));
        outside.start();

        Sent.soon()
                .until(() -> outside.ask(
                                "SELECT count(*) FROM hub.drops WHERE partner = 'hawkes-farm' AND state = 'applied'")
                        == 1);
        assertThat(asked(marshlands, "marshlands", other, "AG-3", false).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoMovesFromOneSchoolToAnotherAndComesBackStaysOneChild() throws Exception {
        String upn = upn(31);
        taken(outside, "white-house", "roll.csv", REPORT + row(31, "Heath, Noa"));
        String child = child(outside, "white-house", upn);
        taken(outside, "white-house", "roll.csv", REPORT + row(32, "Weir, Pia"));
        taken(outside, "marshlands", "roll.csv", EXPORT + upn + ",Heath,Noa,2016-01-04,F,C,2026-11-02,,,BN27 1AA,,\n");
        assertThat(sources(child)).containsExactlyInAnyOrder("white-house, no longer", "marshlands");

        taken(
                outside,
                "marshlands",
                "roll.csv",
                EXPORT + upn(33) + ",Weir,Gus,2016-05-08,M,C,2021-09-01,,,BN27 1AA,,\n");
        taken(outside, "white-house", "roll.csv", REPORT + row(31, "Heath, Noa"));

        assertThat(sources(child)).containsExactlyInAnyOrder("white-house", "marshlands, no longer");
        assertThat(child(outside, "white-house", upn)).isEqualTo(child);
    }

    @Test
    void whoChangesTheNameStaysOneChild() throws Exception {
        taken(outside, "white-house", "roll.csv", REPORT + row(41, "Combe, Isa"));
        String child = child(outside, "white-house", upn(41));
        taken(outside, "white-house", "roll.csv", REPORT + row(41, "Combe-Rill, Isa"));

        assertThat(child(outside, "white-house", upn(41))).isEqualTo(child);
        assertThat(outside.hub()
                        .json("/api/v1/children/" + child, team)
                        .at("/combined")
                        .toString())
                .contains("Combe-Rill");
    }

    @Test
    void whoIsOnTwoRollsIsOneChildAndEachSchoolHearsThatThereIsAnother() throws Exception {
        String upn = upn(51);
        taken(outside, "white-house", "roll.csv", REPORT + row(51, "Lynch, Ada"));
        taken(outside, "marshlands", "roll.csv", EXPORT + upn + ",Lynch,Ada,2016-01-24,F,S,2026-11-02,,,BN27 1AA,,\n");

        assertThat(sources(child(outside, "white-house", upn))).containsExactlyInAnyOrder("white-house", "marshlands");
        for (String school : List.of("white-house", "marshlands")) {
            outside.hub().post("/api/v1/subscriptions/" + school, outside.operator(), "");
            assertThat(newest(outside, school, "subscription-").lines())
                    .anyMatch(line -> line.contains(upn) && line.contains("registered-elsewhere,new"));
        }
    }

    private static List<String> sources(String child) {
        List<String> sources = new ArrayList<>();
        outside.hub()
                .json("/api/v1/children/" + child, team)
                .path("records")
                .forEach(record -> sources.add(
                        record.path("source").asText() + (record.hasNonNull("saidTo") ? ", no longer" : "")));
        return sources;
    }

    /** @return the referral's id */
    private static String refer(String account, String school, String upn, String reference, boolean safeguarding)
            throws Exception {
        HttpResponse<String> answer = asked(account, school, upn, reference, safeguarding);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ObjectMapper().readTree(answer.body()).path("id").asText();
    }

    private static HttpResponse<String> asked(
            String account, String school, String upn, String reference, boolean safeguarding) {
        return outside.hub().post("/api/v1/referrals", account, """
                {"reference":"%s","school":"%s","pupil":{"upn":"%s"},"need":"%s","safeguarding":%s,
                "reason":"please advise","urgency":"ROUTINE","lawfulBasis":"public-task",
                "referrer":{"name":"A","role":"SENCO","email":"a@school.example","phone":"01632 960302"},
                "agreement":{"sought":true,"given":true,"by":"mother"},"triedFirst":"small groups since September",
                "indexCheck":{"done":true,"at":"2026-11-23T10:00:00Z"},"childView":"fine","parentView":"agrees"}
                """.formatted(
                        reference, school, upn, reference.startsWith("AG") ? "MLD" : "BER", safeguarding));
    }

    /** The child, what is sealed and what hangs on it, drops, referrals and recipients, as the interface shows them. */
    private static Set<String> ids(String child) throws Exception {
        String all = outside.tell("""
                SELECT string_agg(id, ' ') FROM (
                SELECT 'dr-' || id AS id FROM hub.drops UNION ALL SELECT 'rf-' || id FROM hub.referrals
                UNION ALL SELECT 'rc-' || id FROM hub.recipients UNION ALL SELECT 'li-' || e.id FROM hub.link_events e
                JOIN hub.records r ON r.id IN (e.left_record, e.right_record) WHERE r.adoption_id IS NOT NULL
                UNION ALL SELECT 're-' || id FROM hub.records WHERE adoption_id IS NOT NULL) AS shown""");
        Set<String> ids = new TreeSet<>(List.of(all.split(" ")));
        ids.add(child);
        return ids;
    }
}
