package uk.hailsham.hub.routes.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Drills;
import uk.hailsham.hub.connectors.store.NewReferral;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Drill;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.mappings.child.ChildJson;

/** Sends a made-up referral by the real way: routing and gate apart, everything is as ever. */
public final class Drilling {
    private final Referrals referrals;
    private final Drills drills;
    private final Configuration configuration;
    private final boolean standIns;
    private final IdSource ids;
    private final Clock clock;

    /** @param standIns whether all endpoints are stand-ins, who need not have agreed */
    public Drilling(
            Referrals referrals,
            Drills drills,
            Configuration configuration,
            boolean standIns,
            IdSource ids,
            Clock clock) {
        this.referrals = referrals;
        this.drills = drills;
        this.configuration = configuration;
        this.standIns = standIns;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param why it is sent none */
    public record Left(String agency, String why) {}

    /** @param id null when nobody is sent any */
    public record Begun(UUID id, List<String> sent, List<Left> left) {}

    /** Ends what earlier drills have left, and begins one. @param only an agency's id; null for all */
    public Begun begin(Access access, String only) {
        drills.open().forEach(drill -> drills.end(access, drill));
        List<Agency> sent = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), configuration.hub().zone());
        configuration.agencies().stream()
                .filter(agency -> only == null || agency.id().equals(only))
                .forEach(agency -> refusal(agency, today)
                        .ifPresentOrElse(why -> left.add(new Left(agency.id(), why)), () -> sent.add(agency)));
        UUID id = sent.isEmpty() ? null : commit(sent, today);
        return new Begun(id, sent.stream().map(Agency::id).toList(), List.copyOf(left));
    }

    private Optional<String> refusal(Agency agency, LocalDate today) {
        if (agency.services().isEmpty()) {
            return Optional.of("it offers no service");
        }
        Optional<String> stopped = Agreement.stopped(agency.agreement(), today);
        if (stopped.isPresent() || standIns) {
            return stopped;
        }
        if (agency.drill() == null) {
            return Optional.of(
                    "it has not agreed to drills: agree a day with it, and write drill: with that day into its"
                            + " block in agencies.yml");
        }
        return agency.drill().isAfter(today)
                ? Optional.of("it has agreed to drills from " + agency.drill() + " on")
                : Optional.empty();
    }

    private UUID commit(List<Agency> agencies, LocalDate today) {
        Instant now = clock.instant();
        UUID id = ids.next();
        String phone = configuration.hub().link() == null
                ? "none"
                : configuration.hub().link().phone();
        String need =
                configuration.codes().list("need").codes().iterator().next().code();
        ReferralRequest request = Drill.request(Shown.REFERRAL.of(id), need, phone, today);
        referrals.commit(new NewReferral(
                id,
                request,
                null,
                null,
                ChildJson.write(PupilAsked.child(request)),
                now,
                null,
                agencies.stream()
                        .map(agency -> new NewReferral.NewRecipient(
                                ids.next(),
                                agency.id(),
                                agency.services().get(0).id(),
                                null,
                                null))
                        .toList()));
        return id;
    }

    /** Rung by rung; empty when there is no such drill, or it is over. */
    public List<Drills.Line> report(UUID drill) {
        return drills.of(drill);
    }

    public boolean end(Access access, UUID drill) {
        return drills.end(access, drill);
    }
}
