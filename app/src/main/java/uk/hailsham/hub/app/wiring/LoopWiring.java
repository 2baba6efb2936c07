package uk.hailsham.hub.app.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.config.HubSettings;
import uk.hailsham.hub.connectors.agency.AnswerMailbox;
import uk.hailsham.hub.connectors.agency.MailboxSettings;
import uk.hailsham.hub.connectors.store.AuditLog;
import uk.hailsham.hub.connectors.store.MailTraces;
import uk.hailsham.hub.connectors.store.Questions;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.connectors.store.Waiting;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.MailReplies;
import uk.hailsham.hub.routes.MailboxRead;
import uk.hailsham.hub.routes.delivery.TakingMail;

/** Closing the loop: the mailbox to which agencies answer, for a hub that has one, and who waits. */
@Configuration(proxyBeanMethods = false)
class LoopWiring {
    private static final Duration STEP = Duration.ofSeconds(20);

    @Bean
    MailTraces mailTraces(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        return new MailTraces(jdbc, transactions, audit, clock);
    }

    @Bean
    Waiting waiting(JdbcClient jdbc, Clock clock) {
        return new Waiting(jdbc, clock);
    }

    @Bean
    MailboxRead mailboxRead(Ground ground) {
        return new MailboxRead(settings(ground).isPresent());
    }

    @Bean
    RoutesBuilder mailReplies(
            Ground ground, MailTraces traces, Replies replies, Questions questions, Heartbeats heartbeats) {
        return new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                Optional<MailboxSettings> mailbox = settings(ground);
                if (mailbox.isPresent()) {
                    AnswerMailbox box = new AnswerMailbox(mailbox.get(), ground.secrets());
                    TakingMail taking =
                            new TakingMail(box, ground.configuration().agencies(), traces, replies, questions);
                    getContext().addRoutes(new MailReplies(ground.settings().poll(), taking, heartbeats));
                }
            }
        };
    }

    /** A hub with a mail server or endpoints in the shipped ones' place, as in a demo, reads no mailbox unless it is said which. */
    private static Optional<MailboxSettings> settings(Ground ground) {
        HubSettings.Inbox inbox = ground.configuration().hub().mail().inbox();
        Settings settings = ground.settings();
        Optional<String> elsewhere = settings.text("hub.mailbox.host");
        boolean replaced = settings.text("hub.mail.host").isPresent()
                || settings.endpoints().isPresent();
        boolean silent = replaced && elsewhere.isEmpty();
        if (inbox == null || silent) {
            return Optional.empty();
        }
        return Optional.of(new MailboxSettings(
                elsewhere.orElse(inbox.host()),
                settings.text("hub.mailbox.port").map(Integer::parseInt).orElse(inbox.port()),
                inbox.user(),
                inbox.passwordSecret(),
                inbox.done(),
                settings.text("hub.mail.trusted").map(Path::of).orElse(null),
                settings.text("hub.mail.plain").map(Boolean::parseBoolean).orElse(false),
                STEP));
    }
}
