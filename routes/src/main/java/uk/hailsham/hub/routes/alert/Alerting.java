package uk.hailsham.hub.routes.alert;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Alerts;
import uk.hailsham.hub.connectors.store.Alerts.News;
import uk.hailsham.hub.domain.alert.Condition;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.routes.referral.Escalating;

/** Opens and closes alerts, and tells each opening and each end once: the operator on duty, in the quiet hours only what cannot wait. */
public final class Alerting {
    private static final String TEXT = """
            %s

            %s: %s
            Since: %s
            Who sees to it: %s. All that is open stands in the hub, under /api/v1/alerts.
            """;

    /** To the lead, whom the lane has told that it began, and who reads no list of alerts. */
    private static final String OVER_SUBJECT = "The silence on a safeguarding referral is over";

    private static final String OVER_TEXT = """
            The agency had not answered a safeguarding referral of your school in the time agreed. Since %s nobody waits for
            its first word any longer: it has answered, or the referral was taken back or has ended.

            What it answered is not said here. The referral's number at this agency is %s; please look in the hub, under that
            number, whether the child is helped.
            """;

    private final List<Supplier<List<Condition>>> watches;
    private final Alerts alerts;
    private final Escalating.Mail mail;
    private final Configuration configuration;
    private final Clock clock;

    /** @param watches each says what is so now; one that fails ends the round, and nothing is closed */
    public Alerting(
            List<Supplier<List<Condition>>> watches,
            Alerts alerts,
            Escalating.Mail mail,
            Configuration configuration,
            Clock clock) {
        this.watches = List.copyOf(watches);
        this.alerts = alerts;
        this.mail = mail;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * One round. After a crash a mail may go out twice, under one Message-ID; none is left out.
     *
     * @throws NotCarried when the mail server is away; what was not told is told in a later round
     */
    public void tell() throws NotCarried {
        List<Condition> now = new ArrayList<>();
        watches.forEach(watch -> now.addAll(watch.get()));
        alerts.settle(now);
        for (News news : News.values()) {
            for (Alerts.Alert alert : alerts.untold(news)) {
                if (!quiet(alert)) {
                    tell(alert, news);
                    alerts.told(alert, news);
                }
            }
        }
    }

    private void tell(Alerts.Alert alert, News news) throws NotCarried {
        for (School.Contact to : owner().stream().toList()) {
            mail.send(to.email(), name(alert, news, to), subject(alert, news), text(alert, news));
        }
        for (School.Contact to : lead(alert, news).stream().toList()) {
            String text =
                    OVER_TEXT.formatted(alert.closedAt(), alert.condition().subject());
            mail.send(to.email(), name(alert, news, to), OVER_SUBJECT, text);
        }
    }

    private boolean quiet(Alerts.Alert alert) {
        return !alert.condition().cause().cannotWait()
                && configuration.hub().alerts().quiet().hold(clock.instant());
    }

    /** That a silence has begun is told to the safeguarding lead by the lane itself; here the lead hears that it is over. */
    private Optional<School.Contact> lead(Alerts.Alert alert, News news) {
        return Optional.ofNullable(alert.condition().school())
                .filter(school -> news == News.ENDED)
                .flatMap(configuration::school)
                .map(school -> school.safeguarding().lead());
    }

    private Optional<School.Contact> owner() {
        return Optional.ofNullable(configuration.hub().alerts().owner());
    }

    private static String name(Alerts.Alert alert, News news, School.Contact to) {
        int mailbox = to.email().hashCode();
        return "alert-" + alert.id() + "-" + news.ordinal() + "-" + Integer.toHexString(mailbox);
    }

    private static String subject(Alerts.Alert alert, News news) {
        return (news == News.OPENED ? "Alert: " : "Over: ")
                + alert.condition().cause().word();
    }

    private String text(Alerts.Alert alert, News news) {
        Condition condition = alert.condition();
        return TEXT.formatted(
                news == News.OPENED ? "Please see to this." : "This is over since " + alert.closedAt() + ".",
                condition.subject(),
                condition.told(),
                condition.since() == null ? alert.openedAt() : condition.since(),
                owner().map(School.Contact::name).orElse("nobody named in hub.yml"));
    }
}
