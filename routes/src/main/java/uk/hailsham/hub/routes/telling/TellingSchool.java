package uk.hailsham.hub.routes.telling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.Telling;
import uk.hailsham.hub.connectors.store.Purges;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.connectors.store.Subscriptions;
import uk.hailsham.hub.connectors.store.Tellings;
import uk.hailsham.hub.connectors.store.Today;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.SchoolNames;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.telling.Subscription;
import uk.hailsham.hub.domain.telling.Topic;
import uk.hailsham.hub.mappings.subscription.SubscriptionFile;

/** The subscription of one school: what has changed elsewhere about the children now on its roll. */
public final class TellingSchool {
    private final Tellings tellings;
    private final Subscriptions subscriptions;
    private final Purges purges;
    private final Records records;
    private final Configuration configuration;
    private final SchoolNames names;
    private final Outgoing out;
    private final Clock clock;

    public TellingSchool(
            Tellings tellings,
            Subscriptions subscriptions,
            Purges purges,
            Records records,
            Configuration configuration,
            SchoolNames names,
            Outgoing out,
            Clock clock) {
        this.tellings = tellings;
        this.subscriptions = subscriptions;
        this.purges = purges;
        this.records = records;
        this.configuration = configuration;
        this.names = names;
        this.out = out;
        this.clock = clock;
    }

    /** Nothing to a school that has not sent anything yet, or whose sharing agreement is not in force. */
    public void tell() {
        if (agreed() && records.has(out.partner())) {
            tellings.whenDue(out.partner(), settings().daily(), making -> made(Access.hub("tell"), making));
        }
        out.write(tellings);
    }

    private boolean agreed() {
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), configuration.hub().zone());
        return configuration
                .school(out.partner())
                .flatMap(school -> Agreement.stopped(school.agreement(), today))
                .isEmpty();
    }

    /** Makes one out of turn. @return its id */
    public UUID now(Access access) {
        UUID file = tellings.outOfTurn(access, out.partner(), settings().daily(), making -> made(access, making));
        out.write(tellings);
        return file;
    }

    private Tellings.Made made(Access access, Tellings.Making making) {
        List<Subscription.Line> lines = subscriptions.tell(
                access,
                making,
                Today.of(clock, configuration.hub().zone(), configuration.schools()),
                new Following(configuration)::progress);
        List<Subscription.Purged> purged = purges.tell(making.partner(), making.sequence()).stream()
                .map(TellingSchool::purged)
                .toList();
        byte[] bytes = SubscriptionFile.write(new Subscription(
                making.id(),
                making.sequence(),
                making.at(),
                making.everything(),
                lines.stream().map(this::unnamed).toList(),
                purged));
        return new Tellings.Made(bytes, lines.size() + purged.size());
    }

    private static Subscription.Purged purged(Purges.Purge gone) {
        return new Subscription.Purged(
                UUID.fromString(gone.handle()), gone.topic() == null ? null : Topic.of(gone.topic()), gone.what());
    }

    /** A referral's key ends with its agency's id, which has no slash. */
    private Subscription.Line unnamed(Subscription.Line line) {
        int slash = line.key().lastIndexOf('/') + 1;
        return line.topic() == Topic.REFERRAL
                ? line.under(
                        line.key().substring(0, slash) + names.of(line.key().substring(slash)))
                : line;
    }

    private Telling settings() {
        return configuration.hub().subscriptions();
    }
}
