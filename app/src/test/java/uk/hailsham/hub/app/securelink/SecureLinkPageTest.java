package uk.hailsham.hub.app.securelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.app.wiring.Words;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.connectors.agency.LinkText;
import uk.hailsham.hub.connectors.agency.SecureLinkCourier;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.store.AgencyLinks;
import uk.hailsham.hub.connectors.store.AgencyReferrals;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.Interventions;
import uk.hailsham.hub.connectors.store.LinkCodes;
import uk.hailsham.hub.connectors.store.LinkLetters;
import uk.hailsham.hub.connectors.store.LinkSessions;
import uk.hailsham.hub.connectors.store.NewReferral;
import uk.hailsham.hub.connectors.store.Pauses;
import uk.hailsham.hub.connectors.store.Provenance;
import uk.hailsham.hub.connectors.store.Questions;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.routes.delivery.Disclosing;
import uk.hailsham.hub.routes.referral.Clocks;
import uk.hailsham.hub.routes.referral.Escalating;
import uk.hailsham.hub.routes.referral.Pausing;
import uk.hailsham.hub.routes.securelink.Answering;
import uk.hailsham.hub.routes.securelink.Entering;
import uk.hailsham.hub.routes.securelink.Inviting;
import uk.hailsham.hub.routes.securelink.Showing;
import uk.hailsham.hub.routes.securelink.Writing;
import uk.hailsham.hub.town.standin.Visitor;

/** The pages over a real server and database, with a clock that the test turns; only the mail is caught before it leaves. */
@ExtendWith(TestDatabase.class)
class SecureLinkPageTest {
    private static final uk.hailsham.hub.config.Configuration SHIPPED =
            ConfigFolder.read(Path.of("../config"), Words.known()).configuration();
    private static final String FIRE = "fire-and-leisure";
    private static final String GRIEF = "voluntary-family-support";
    private static final String PASSPHRASE = "nine red buses";
    private static final Access OPERATOR = new Access("o", Access.Role.OPERATOR, "asked");
    private static final Pattern LINK = Pattern.compile("http://\\S+/link/[A-Za-z0-9_-]{43}");

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private ConfigurableApplicationContext context;
    private JdbcClient jdbc;
    private Referrals referrals;
    private Attempts attempts;
    private Interventions interventions;
    private Inviting inviting;
    private Writing writing;

    private record Mail(String to, String subject, String text) {}

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("uk.hailsham.hub.app.securelink")
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Pages {}

    @BeforeEach
    void open(Database database) {
        DataSource source = TestDatabase.pool(database);
        jdbc = JdbcClient.create(source);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        Provenance provenance = new Provenance("hash", "1");
        AuditLog audit = new AuditLog(jdbc, clock, provenance);
        IdSource ids = UUID::randomUUID;
        referrals = new Referrals(jdbc, transactions, audit, provenance, clock);
        attempts = new Attempts(jdbc, transactions, audit, "node", new Random(1), clock);
        interventions = new Interventions(jdbc, transactions, audit, clock);
        AgencyLinks links = new AgencyLinks(jdbc, ids, clock);
        AgencyReferrals agency = new AgencyReferrals(jdbc, transactions, audit, clock);
        LinkLetters letters = new LinkLetters(jdbc, transactions, audit, ids, clock);
        LinkText text = new LinkText("The partnership", ZoneId.of("Europe/London"));
        Escalating.Mail mail = (to, name, subject, body) -> mails.add(new Mail(to, subject, body));
        Entering entering = new Entering(
                new Entering.Stores(
                        links, new LinkCodes(jdbc, transactions, audit, clock), new LinkSessions(jdbc, clock), letters),
                SHIPPED,
                name -> Optional.of(PASSPHRASE),
                mail,
                text,
                code -> ("keyed " + code).getBytes(StandardCharsets.UTF_8),
                clock);
        Disclosing disclosing = new Disclosing(
                child -> false,
                SHIPPED.schools(),
                new Routing(SHIPPED.routing(), SHIPPED.agencies()),
                SHIPPED.hub().zone());
        Capacities capacities = new Capacities(jdbc, clock);
        Questions questions = new Questions(jdbc, transactions, audit, ids, clock);
        Clocks clocks = new Clocks(
                SHIPPED.hub().zone(),
                WorkingDays.from(SHIPPED.codes().list("bank-holidays-england")),
                SHIPPED.schools());
        Pauses pauses = new Pauses(
                jdbc,
                clocks.zone(),
                reason -> Pausing.pauses(SHIPPED.codes().list("hold-reasons"), reason),
                new Pausing(SHIPPED.agencies(), clocks),
                clock);
        Answering answering =
                new Answering(new Replies(jdbc, transactions, audit, pauses, clock), questions, capacities);
        inviting = new Inviting(links, this::base, Duration.ofDays(14), clock);
        writing = new Writing(letters, agency, inviting, mail, text, SHIPPED);
        Showing showing = new Showing(agency, disclosing, SHIPPED.hub().zone(), clock);
        context = new SpringApplicationBuilder(Pages.class)
                .logStartupInfo(false)
                .properties(Map.of(
                        "server.port",
                        0,
                        "server.address",
                        "127.0.0.1",
                        "spring.main.banner-mode",
                        "off",
                        "spring.jmx.enabled",
                        false))
                .initializers(fresh -> {
                    GenericApplicationContext beans = (GenericApplicationContext) fresh;
                    beans.registerBean(Entering.class, () -> entering);
                    beans.registerBean(Showing.class, () -> showing);
                    beans.registerBean(Answering.class, () -> answering);
                    beans.registerBean(Capacities.class, () -> capacities);
                    beans.registerBean(uk.hailsham.hub.config.Configuration.class, () -> SHIPPED);
                    beans.registerBean(LinkCookies.class, () -> new LinkCookies(this::base));
                    beans.registerBean(IdSource.class, () -> ids);
                    beans.registerBean(Clock.class, () -> clock);
                })
                .run();
    }

    private URI base() {
        return URI.create("http://127.0.0.1:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort());
    }

    @AfterEach
    void close() {
        context.close();
    }

    /** A referral of a child to the agency. @return its recipient */
    private UUID refer(String agency, String service) {
        return refer(agency, service, now.plusSeconds(86_400));
    }

    private UUID refer(String agency, String service, Instant answerBy) {
        UUID recipient = UUID.randomUUID();
        String reference = "R-" + recipient;
        ReferralRequest request = new ReferralRequest(
                reference,
                "white-house",
                new ReferralRequest.Pupil(null, null, "Ward", "Amelia", LocalDate.of(2016, 3, 4)),
                "FIR",
                "sets <b>fires</b>",
                Urgency.ROUTINE,
                new ReferralRequest.Referrer("A. Senco & Co", "SENCO", "senco@white-house.example", "01632 960310"),
                "public-task",
                new ReferralRequest.Agreement(true, true, "mother", null),
                null,
                null,
                new ReferralRequest.IndexCheck(true, now),
                "a talk",
                false);
        referrals.commit(new NewReferral(
                UUID.randomUUID(),
                request,
                UUID.randomUUID(),
                null,
                ChildJson.write(child()),
                now,
                null,
                List.of(new NewReferral.NewRecipient(recipient, agency, service, answerBy, null))));
        return recipient;
    }

    private static Child child() {
        return new Child(
                new Origin("white-house", null, null, 0),
                List.of(new Name(Name.Kind.LEGAL, "Ward", "Amelia", null)),
                LocalDate.of(2016, 3, 4),
                null,
                null,
                new Identifiers(null, List.of(), null, null, null, "17"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Context.NONE,
                List.of());
    }

    private URI link(String agency, UUID recipient) {
        Agency found = SHIPPED.agency(agency).orElseThrow();
        SecureLinkCourier.Made made = inviting.make(found, recipient);
        return made.address();
    }

    private Visitor in(URI link) {
        Visitor clerk = new Visitor(link);
        clerk.look();
        assertThat(clerk.send("open", Map.of("code", PASSPHRASE)).statusCode()).isEqualTo(200);
        return clerk;
    }

    private String column(UUID recipient, String column) {
        return jdbc.sql("SELECT " + column + " FROM hub.recipients WHERE id = ?")
                .param(recipient)
                .query(String.class)
                .single();
    }

    private int looks(UUID recipient) {
        return jdbc.sql("SELECT count(*) FROM hub.audit_events WHERE action = 'looked-at' AND subject = ?")
                .param(recipient)
                .query(Integer.class)
                .single();
    }

    @Test
    void looksOfAScannerChangeNothingAndShowNothing() {
        UUID recipient = refer(FIRE, "firewise");
        URI link = link(FIRE, recipient);
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> seen = new Visitor(link).look();
            bodies.add(seen.body());
            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(seen.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(seen.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
            assertThat(seen.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(seen.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'");
            assertThat(seen.headers().allValues("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .contains("hub-link-form=", "Path=/link", "HttpOnly", "SameSite=Lax");
            assertThat(new Visitor(link).glance().statusCode()).isEqualTo(200);
        }
        assertThat(bodies).allSatisfy(body -> assertThat(body).doesNotContain("Amelia", "Ward", "Senco", "fires"));
        assertThat(column(recipient, "rung")).isEqualTo("queued");
        assertThat(looks(recipient)).isZero();
        assertThat(mails).isEmpty();

        Visitor clerk = in(link);
        assertThat(column(recipient, "rung")).isEqualTo("collected");
        assertThat(looks(recipient)).isEqualTo(1);
        assertThat(clerk.look().body())
                .as("a GET with a session")
                .doesNotContain("Amelia")
                .contains("Open the page");
        assertThat(looks(recipient)).isEqualTo(1);
    }

    @Test
    void thePageShowsTheAllowListAndNoMoreAndWhatWasTypedIsTextAlone() {
        UUID recipient = refer(FIRE, "firewise");
        Visitor clerk = new Visitor(link(FIRE, recipient));
        clerk.look();
        HttpResponse<String> page = clerk.send("open", Map.of("code", " NINE  red buses "));
        assertThat(page.body())
                .contains("Amelia", "4 March 2016", "A. Senco &amp; Co", "Please answer by Thursday 26 November, 10:00")
                .doesNotContain("Ward", "sets ", "<script", "senco@");
        assertThat(page.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("hub-link=")
                        && cookie.contains("Path=/link")
                        && cookie.contains("HttpOnly")
                        && !cookie.contains("Expires"));
    }

    @Test
    void aLimitThatEndsAtMidnightIsTheEndOfTheDayBefore() {
        UUID recipient = refer(FIRE, "firewise", Instant.parse("2026-12-10T00:00:00Z"));
        assertThat(in(link(FIRE, recipient)).send("open", Map.of()).body())
                .contains("Please answer by the end of Wednesday 9 December.");
    }

    @Test
    void anAnswerIsTakenOnceAndAContradictionIsKept() {
        UUID recipient = refer(FIRE, "firewise");
        Visitor first = in(link(FIRE, recipient));
        Visitor second = in(link(FIRE, recipient));
        assertThat(first.send("answer", Map.of("answer-" + recipient, "declined"))
                        .statusCode())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(column(recipient, "state")).isEqualTo("requested");
        Map<String, String> accepted = Map.of("answer-" + recipient, "accepted");
        assertThat(first.send("answer", accepted).body()).contains("your answer is recorded");
        assertThat(second.send("answer", accepted).body()).contains("this was recorded before");
        assertThat(first.send("answer", Map.of("answer-" + recipient, "closed")).body())
                .contains("Your work on this referral has ended")
                .doesNotContain("Amelia");
        assertThat(second.send("answer", Map.of("answer-" + recipient, "declined", "reason-" + recipient, "age"))
                        .body())
                .contains("answered otherwise before");
        assertThat(column(recipient, "state")).isEqualTo("completed");
    }

    @Test
    void aQuestionIsKeptForTheReferrerAndNotMailed() {
        UUID recipient = refer(FIRE, "firewise");
        Visitor clerk = in(link(FIRE, recipient));
        String page = clerk.send(
                        "answer",
                        Map.of("answer-" + recipient, "information", "question-" + recipient, "Is <i>Amelia</i> well?"))
                .body();
        assertThat(page).contains("your answer is recorded").doesNotContain("<i>Amelia");
        assertThat(column(recipient, "state || rung")).isEqualTo("requestedacknowledged");
        assertThat(jdbc.sql("SELECT text FROM hub.questions")
                        .query(String.class)
                        .list())
                .contains("Is <i>Amelia</i> well?");
        assertThat(mails).isEmpty();
    }

    @Test
    void aLinkToOneReferralAnswersForNoOtherAndAFormThatIsForgedForNone() {
        UUID recipient = refer(FIRE, "firewise");
        UUID other = refer(FIRE, "firewise");
        Visitor clerk = in(link(FIRE, recipient));
        clerk.send("answer", Map.of("answer-" + other, "accepted"));
        assertThat(column(other, "state")).isEqualTo("requested");
        assertThat(clerk.send("print", Map.of("print", "rc-" + other)).statusCode())
                .isEqualTo(303);
        assertThat(clerk.send("print", Map.of("print", "rc-" + recipient)).body())
                .startsWith("%PDF");

        clerk.forget("_csrf");
        HttpResponse<String> forged = clerk.send("answer", Map.of("answer-" + recipient, "accepted"));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("Please open the link again");
        assertThat(column(recipient, "state")).isEqualTo("requested");
    }

    @Test
    void withoutTheCodeNothingIsShownOrTakenAndFiveWrongOnesLock() {
        UUID recipient = refer(FIRE, "firewise");
        Visitor thief = new Visitor(link(FIRE, recipient));
        thief.look();
        assertThat(thief.send("answer", Map.of("answer-" + recipient, "declined", "reason-" + recipient, "age"))
                        .statusCode())
                .isEqualTo(403);
        for (int i = 0; i < 5; i++) {
            assertThat(thief.send("open", Map.of("code", "guess " + i)).statusCode())
                    .isEqualTo(403);
        }
        assertThat(thief.send("open", Map.of("code", PASSPHRASE)).body())
                .contains("nobody gets in by this link before 11:00")
                .doesNotContain("Amelia");
        assertThat(column(recipient, "state || rung")).isEqualTo("requestedqueued");
        now = now.plus(LinkCodes.LOCKED);
        assertThat(thief.send("open", Map.of("code", PASSPHRASE)).body()).contains("Amelia");
    }

    @Test
    void aMailedCodeOpensOnceAndTheSessionEndsByItself() {
        UUID recipient = refer(GRIEF, "family-support-volunteers");
        Visitor clerk = new Visitor(link(GRIEF, recipient));
        clerk.look();
        assertThat(clerk.send("code", Map.of()).body()).contains("A code is on its way");
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("coordinator@voluntary-family-support.example");
            assertThat(mail.text()).doesNotContain("/link/", "Amelia");
        });
        String code = code(mails.get(0));
        assertThat(clerk.send("open", Map.of("code", code)).body()).contains("Amelia");
        Visitor thief = new Visitor(link(GRIEF, recipient));
        thief.look();
        assertThat(thief.send("open", Map.of("code", code)).statusCode()).isEqualTo(403);
        assertThat(clerk.send("open", Map.of()).body()).as("loaded again").contains("Amelia");

        now = now.plus(LinkSessions.IDLE).plusSeconds(1);
        HttpResponse<String> late = clerk.send("answer", Map.of("answer-" + recipient, "accepted"));
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("Nothing was sent", "Send a code").doesNotContain("Amelia");
        assertThat(column(recipient, "state")).isEqualTo("requested");
    }

    private static String code(Mail mail) {
        Matcher code = Pattern.compile("\\d{4} \\d{4}").matcher(mail.text());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    @Test
    void whatWasWithdrawnIsSaidToBeSo() {
        UUID recipient = refer(FIRE, "firewise");
        interventions.cancel(recipient, "no-longer-needed", OPERATOR);
        Visitor clerk = new Visitor(link(FIRE, recipient));
        clerk.look();
        assertThat(clerk.send("open", Map.of("code", PASSPHRASE)).body())
                .contains("This referral was withdrawn")
                .doesNotContain("Amelia", "Senco");
        assertThat(column(recipient, "rung")).isEqualTo("queued");
        assertThat(clerk.send("answer", Map.of("answer-" + recipient, "accepted"))
                        .body())
                .contains("withdrawn");
        assertThat(column(recipient, "state")).isEqualTo("cancelled");
    }

    @Test
    void aLinkThatIsOverLooksLikeOneThatNeverWasAndRenewsItselfToTheSameMailbox() {
        UUID recipient = refer(FIRE, "firewise");
        URI link = link(FIRE, recipient);
        now = now.plus(Duration.ofDays(14));
        Visitor clerk = new Visitor(link);
        Visitor stranger = new Visitor(URI.create(base() + "/link/" + "A".repeat(43)));
        assertThat(plain(clerk.look())).isEqualTo(plain(stranger.look())).contains("does not open a page");
        assertThat(plain(clerk.send("open", Map.of("code", PASSPHRASE)))).doesNotContain("Amelia");
        assertThat(plain(clerk.send("renew", Map.of()))).isEqualTo(plain(stranger.send("renew", Map.of())));
        clerk.send("renew", Map.of());
        writing.tell();
        List<Mail> sent = mails.stream()
                .filter(mail -> mail.subject().equals("A new link to your referrals"))
                .toList();
        assertThat(sent).extracting(Mail::to).containsExactly("referrals@fire-and-leisure.example");
        Matcher renewed = LINK.matcher(sent.get(0).text());
        assertThat(renewed.find()).isTrue();
        Visitor again = in(URI.create(renewed.group()));
        assertThat(again.send("open", Map.of()).body()).contains("Amelia");
    }

    /** Without what differs by the link and the form alone. */
    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("/link/[A-Za-z0-9_-]{43}", "").replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void everyFieldHasALabelEveryHintItsFieldAndEveryPageOneHeading() {
        UUID recipient = refer(GRIEF, "family-support-volunteers");
        Visitor clerk = new Visitor(link(GRIEF, recipient));
        String door = clerk.look().body();
        clerk.send("code", Map.of());
        String page = clerk.send("open", Map.of("code", code(mails.get(0)))).body();
        String mend =
                clerk.send("answer", Map.of("answer-" + recipient, "hold")).body();
        for (String html : List.of(door, page, mend)) {
            assertThat(html).contains("<html lang=\"en\">", "name=\"viewport\"", "<main>");
            assertThat(found(html, "<(h1)>")).hasSize(1);
            List<String> ids = found(html, "<(?:input|select|textarea) id=\"([^\"]+)\"");
            assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
            assertThat(found(html, "<label for=\"([^\"]+)\"")).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(found(html, " id=\"([^\"]+)\""))
                    .containsAll(found(html, "aria-describedby=\"([^\"]+)\""))
                    .containsAll(found(html, "href=\"#([^\"]+)\""));
            assertThat(found(html, "( on[a-z]+=|<script| style=)")).isEmpty();
        }
        assertThat(mend).contains("role=\"alert\"", "href=\"#reason-" + recipient);
    }

    private static List<String> found(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void theWeeklyPageTakesManyAnswersAndWhatTheAgencySaysOfItsRoom() {
        UUID one = refer(FIRE, "firewise");
        UUID two = refer(FIRE, "firewise");
        UUID other = refer(GRIEF, "family-support-volunteers");
        writing.now(FIRE, OPERATOR);
        writing.tell();
        Matcher link = LINK.matcher(mails.stream()
                .filter(mail -> mail.to().equals("referrals@fire-and-leisure.example"))
                .findFirst()
                .orElseThrow()
                .text());
        assertThat(link.find()).isTrue();
        Visitor clerk = in(URI.create(link.group()));
        String page = clerk.send("open", Map.of()).body();
        assertThat(page).contains("rc-" + one, "rc-" + two).doesNotContain("rc-" + other);

        HttpResponse<String> mend = clerk.send(
                "answer",
                Map.of(
                        "answer-" + one,
                        "booked",
                        "day-" + one,
                        "2026-12-09",
                        "answer-" + two,
                        "hold",
                        "room-firewise",
                        "waitlist",
                        "weeks-firewise",
                        "six"));
        assertThat(mend.statusCode()).isEqualTo(422);
        assertThat(mend.body())
                .contains("rc-" + one + ": your answer is recorded", "href=\"#reason-" + two, "href=\"#weeks-firewise");
        clerk.send(
                "answer",
                Map.of(
                        "answer-" + two,
                        "hold",
                        "reason-" + two,
                        "waiting-list",
                        "room-firewise",
                        "waitlist",
                        "weeks-firewise",
                        "6"));
        assertThat(column(one, "state || rung")).isEqualTo("acceptedaccepted");
        assertThat(column(two, "state || rung")).isEqualTo("on-holdaccepted");
        assertThat(column(other, "state || rung")).isEqualTo("requestedqueued");
        assertThat(jdbc.sql("SELECT weeks FROM hub.capacity WHERE service = 'firewise'")
                        .query(Integer.class)
                        .list())
                .containsExactly(6);
    }
}
