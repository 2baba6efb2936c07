package uk.hailsham.hub.routes.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Interventions;
import uk.hailsham.hub.connectors.store.NewReferral.NewRecipient;
import uk.hailsham.hub.connectors.store.Reroutes;
import uk.hailsham.hub.connectors.store.Resends;
import uk.hailsham.hub.connectors.store.Resends.Candidate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Refusal;
import uk.hailsham.hub.routes.referral.Referring.ByTodaysRules;

/** Sends again what a person means to be sent again, and says before who would get what. */
public final class Resending {
    private final Resends resends;
    private final Reroutes reroutes;
    private final Interventions interventions;
    private final Function<ReferralRequest, ByTodaysRules> rules;
    private final Configuration configuration;
    private final Clock clock;

    /** @param rules who would get it today */
    public Resending(
            Resends resends,
            Reroutes reroutes,
            Interventions interventions,
            Function<ReferralRequest, ByTodaysRules> rules,
            Configuration configuration,
            Clock clock) {
        this.resends = resends;
        this.reroutes = reroutes;
        this.interventions = interventions;
        this.rules = rules;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** What is meant by again. */
    public enum Intent {
        /** The bytes that were sent last, under the same name. */
        SAME,
        /** What today's mapping makes of it, under a name of its own. */
        RENDER,
        /** To whom today's rules lead, and who has not got it yet. */
        REROUTE
    }

    /** @param agency who gets it @param as the name it goes under; null where the recipient is still to be made */
    public record Goes(String agency, String channel, String as) {}

    /**
     * What would happen to one recipient, or has.
     *
     * @param version of its last sending, which whoever means another must name
     * @param stays why nothing goes; null when something does
     * @param withdrawn today's rules do not lead there, and nothing has arrived there: it is cancelled
     */
    public record Planned(
            UUID recipient,
            UUID referral,
            String agency,
            int version,
            List<Goes> goes,
            String stays,
            boolean withdrawn) {
        static Planned stays(Candidate of, String why) {
            return new Planned(of.recipient(), of.referral(), of.agency(), of.version(), List.of(), why, false);
        }
    }

    /** @param version the one that the dry run has shown */
    public record Wanted(UUID recipient, int version) {}

    /** Nothing is changed. */
    public List<Planned> plan(Intent intent, Resends.Selection which) {
        return resends.find(which).stream().map(each -> plan(intent, each)).toList();
    }

    /** Nothing is changed. */
    public List<Planned> plan(Intent intent, List<UUID> recipients) {
        return resends.find(recipients).stream().map(each -> plan(intent, each)).toList();
    }

    private Planned plan(Intent intent, Candidate each) {
        Optional<String> obstacle = obstacle(each);
        if (obstacle.isPresent()) {
            return Planned.stays(each, obstacle.get());
        }
        Agency agency = configuration.agency(each.agency()).orElse(null);
        if (intent == Intent.REROUTE) {
            return rerouted(each);
        }
        if (agency == null) {
            return Planned.stays(each, "its agency is configured no longer; reroute it");
        }
        return intent == Intent.SAME ? same(each, agency) : rendered(each, agency);
    }

    private static Optional<String> obstacle(Candidate each) {
        if (each.sealed()) {
            return Optional.of("nothing of it may be sent any more");
        }
        if (each.ended()) {
            return Optional.of("it has ended: " + each.standing().state().word());
        }
        return each.open() ? Optional.of("an attempt is due or under way already") : Optional.empty();
    }

    private static Planned same(Candidate each, Agency agency) {
        if (agency.endpoint() instanceof Endpoint.Link) {
            return Planned.stays(each, "a link shows what today's mapping makes of it: choose render");
        }
        return each.copy() == null
                ? Planned.stays(each, "no copy of what was sent is kept, or nothing has been sent: choose render")
                : goes(each, List.of(new Goes(agency.id(), agency.channel(), each.copy())), false);
    }

    /** A FHIR server knows the message by its id, and would take a second one for the first. */
    private static Planned rendered(Candidate each, Agency agency) {
        boolean arrived = !Resends.unsent(each);
        if (agency.endpoint() instanceof Endpoint.Fhir && arrived) {
            return Planned.stays(each, "a FHIR server takes the same message once: choose same, or refer anew");
        }
        String as = "rc-" + each.recipient() + "-s" + (each.version() + 1);
        return goes(each, List.of(new Goes(agency.id(), agency.channel(), as)), false);
    }

    private Planned rerouted(Candidate each) {
        Optional<ByTodaysRules> today = reroutes.request(each.referral()).map(rules);
        if (today.isEmpty()) {
            return Planned.stays(each, "nothing is left of what was asked for");
        }
        List<String> has = reroutes.agencies(each.referral());
        List<String> wanted =
                today.get().recipients().stream().map(NewRecipient::agency).toList();
        List<Goes> goes = wanted.stream()
                .filter(agency -> !has.contains(agency))
                .map(agency -> new Goes(
                        agency,
                        configuration.agency(agency).map(Agency::channel).orElse(null),
                        null))
                .toList();
        if (goes.isEmpty()) {
            return Planned.stays(
                    each,
                    wanted.isEmpty()
                            ? "by today's rules nobody takes it: "
                                    + today.get().objections().stream()
                                            .map(Refusal::code)
                                            .distinct()
                                            .toList()
                            : "by today's rules it is where it should be");
        }
        return goes(each, goes, !wanted.contains(each.agency()) && Resends.unsent(each));
    }

    private static Planned goes(Candidate each, List<Goes> goes, boolean withdrawn) {
        return new Planned(each.recipient(), each.referral(), each.agency(), each.version(), goes, null, withdrawn);
    }

    /**
     * Does it, a few a minute, so that nobody's mailbox is flooded. Whoever has been sent something since the dry run, or is
     * named twice, is left as it is.
     */
    public List<Planned> send(Access access, Intent intent, List<Wanted> wanted, int perMinute) {
        Map<UUID, Integer> versions = new LinkedHashMap<>();
        wanted.forEach(each -> versions.putIfAbsent(each.recipient(), each.version()));
        List<Candidate> found = resends.find(versions.keySet());
        List<Planned> done = new ArrayList<>();
        int sent = 0;
        for (Candidate each : found) {
            Instant at = clock.instant()
                    .plus(Duration.ofMinutes(1).multipliedBy(sent).dividedBy(perMinute));
            Planned planned = each.version() == versions.get(each.recipient())
                    ? did(access, intent, each, at)
                    : Planned.stays(each, "another sending has been asked for since: its version is " + each.version());
            sent += planned.goes().size();
            done.add(planned);
        }
        return done;
    }

    private Planned did(Access access, Intent intent, Candidate each, Instant at) {
        Planned planned = plan(intent, each);
        if (planned.stays() != null) {
            return planned;
        }
        if (intent == Intent.REROUTE) {
            return reroute(access, each, planned, at);
        }
        boolean sent = resends.again(access, each.recipient(), each.version(), intent == Intent.SAME, at)
                .isPresent();
        return sent ? planned : Planned.stays(each, "something else has happened to it meanwhile");
    }

    private Planned reroute(Access access, Candidate each, Planned planned, Instant at) {
        List<String> agencies = planned.goes().stream().map(Goes::agency).toList();
        List<NewRecipient> fresh = reroutes.request(each.referral()).map(rules).orElseThrow().recipients().stream()
                .filter(recipient -> agencies.contains(recipient.agency()))
                .toList();
        List<Goes> goes = reroutes.extend(access, each.referral(), fresh, at).stream()
                .map(recipient -> new Goes(
                        recipient.agency(),
                        configuration
                                .agency(recipient.agency())
                                .map(Agency::channel)
                                .orElse(null),
                        "rc-" + recipient.id()))
                .toList();
        boolean withdrawn = planned.withdrawn() && interventions.cancel(each.recipient(), "routed-elsewhere", access);
        return new Planned(
                each.recipient(),
                each.referral(),
                each.agency(),
                each.version(),
                goes,
                goes.isEmpty() ? "by today's rules it is where it should be" : null,
                withdrawn);
    }
}
