package uk.hailsham.hub.routes.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Covers;
import uk.hailsham.hub.connectors.store.Owners;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.owner.As;
import uk.hailsham.hub.domain.owner.Cover;
import uk.hailsham.hub.domain.owner.Holidays;
import uk.hailsham.hub.domain.owner.Line;
import uk.hailsham.hub.domain.owner.LineOfSchool;
import uk.hailsham.hub.domain.owner.Owned;
import uk.hailsham.hub.domain.owner.Person;
import uk.hailsham.hub.domain.owner.Place;
import uk.hailsham.hub.domain.owner.Presence;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.school.School;

/** Who sees to each referral today; whoever one falls to is told. */
public final class Owning {
    private static final int AT_ONCE = 500;
    private static final int LISTED = 50;
    private static final String SUBJECT = "Referrals that you see to now";
    private static final String TEXT = """
            %s,

            these referrals have come to you: %s.

            %s
            Their details are in the hub, under these numbers. Who else shall see to one can be said there.
            """;

    private final Owners owners;
    private final Covers covers;
    private final Escalating.Mail mail;
    private final Configuration configuration;
    private final Map<String, Holidays> holidays = new HashMap<>();
    private final Clock clock;

    public Owning(Owners owners, Covers covers, Escalating.Mail mail, Configuration configuration, Clock clock) {
        this.owners = owners;
        this.covers = covers;
        this.mail = mail;
        this.configuration = configuration;
        this.clock = clock;
        WorkingDays working = WorkingDays.from(configuration.codes().list("bank-holidays-england"));
        configuration
                .schools()
                .forEach(school ->
                        holidays.put(school.id(), new Holidays(school.terms().days(working::counts))));
    }

    /** Each referral's owner of today; one that is not known is left out. */
    public Map<UUID, Owned> of(Collection<UUID> referrals) {
        Today today = new Today();
        Map<UUID, Owned> owned = new LinkedHashMap<>();
        owners.of(Set.copyOf(referrals)).forEach(each -> owned.put(each.referral(), today.owned(each)));
        return owned;
    }

    /**
     * Tells everybody to whom open referrals have moved since the last round, in one mail each, and notes the moves. After
     * a crash a mail may go out twice, under one Message-ID.
     *
     * @throws NotCarried when the mail server is away; who was not told is told in the next round
     */
    public void tell() throws NotCarried {
        Today today = new Today();
        Map<Person, List<Move>> moves = new LinkedHashMap<>();
        UUID after = null;
        List<Owners.Owning> open;
        do {
            open = owners.open(after, AT_ONCE);
            for (Owners.Owning each : open) {
                after = each.referral();
                today.move(each)
                        .ifPresent(move -> moves.computeIfAbsent(
                                        move.owned().owner().person(), person -> new ArrayList<>())
                                .add(move));
            }
        } while (open.size() == AT_ONCE);
        for (Map.Entry<Person, List<Move>> each : moves.entrySet()) {
            tell(each.getKey(), each.getValue());
        }
    }

    /** No mail to a referrer who is back: the referral was theirs before, and what a referral says of a mailbox is unchecked. */
    private void tell(Person person, List<Move> moves) throws NotCarried {
        boolean referrer = moves.get(0).owned().owner().as() == As.REFERRER;
        if (!referrer && person.email() != null) {
            mail.send(person.email(), name(moves.get(0)), SUBJECT, text(person, moves));
        }
        moves.forEach(move -> owners.moved(move.owning().referral(), move.owned()));
    }

    private static String name(Move first) {
        return "owner-" + first.owning().referral() + "-" + first.owning().lastEvent();
    }

    private String text(Person person, List<Move> moves) {
        StringBuilder numbers = new StringBuilder();
        moves.stream()
                .limit(LISTED)
                .forEach(move -> numbers.append(Shown.REFERRAL.of(move.owning().referral()))
                        .append(" of ")
                        .append(configuration
                                .school(move.owning().school())
                                .map(School::name)
                                .orElse(move.owning().school()))
                        .append('\n'));
        if (moves.size() > LISTED) {
            numbers.append("and ").append(moves.size() - LISTED).append(" more\n");
        }
        String why = String.join(
                ", ", moves.stream().map(Move::why).distinct().sorted().toList());
        return TEXT.formatted(person.name(), why, numbers);
    }

    private record Move(Owners.Owning owning, Owned owned) {
        String why() {
            if (owned.passed() == null) {
                return owned.owner().as() == As.CHOSEN ? "they were handed over" : "the first in line is back";
            }
            return switch (owned.passed().why()) {
                case AWAY -> "somebody is away";
                case LEFT -> "somebody has left";
                case ACCOUNT_CLOSED -> "an account is closed";
                case SCHOOL_CLOSED -> "the school is closed";
            };
        }
    }

    /** One look at who is there. */
    private final class Today {
        private final ZoneId zone = configuration.hub().zone();
        private final LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
        private final List<Covers.Posted> posted = covers.from(day, null);
        private final List<Covers.ClosedAccount> closed = covers.closedAccounts();

        Owned owned(Owners.Owning owning) {
            return line(owning).on(presence(owning.school()));
        }

        /** Empty while it is where it was; before anything moved it was the referrer's. */
        Optional<Move> move(Owners.Owning owning) {
            Owned owned = owned(owning);
            Person before = owning.last() == null ? first(owning) : owning.last();
            boolean moved = !before.key().equals(owned.owner().person().key());
            return moved ? Optional.of(new Move(owning, owned)) : Optional.empty();
        }

        private Presence presence(String school) {
            List<Cover> theirs = posted.stream()
                    .filter(each -> each.school() == null || each.school().equals(school))
                    .map(Covers.Posted::cover)
                    .toList();
            boolean shut = holidays.containsKey(school) && holidays.get(school).closed(day);
            Set<String> accounts = closed.stream()
                    .filter(each -> each.school() == null || each.school().equals(school))
                    .map(Covers.ClosedAccount::name)
                    .collect(Collectors.toSet());
            return new Presence(day, theirs, accounts, shut);
        }

        private Person first(Owners.Owning owning) {
            return town(owning)
                    .of(List.of(), owning.referrer(), owning.safeguarding())
                    .first()
                    .person();
        }

        private Line line(Owners.Owning owning) {
            List<Place> chosen = new ArrayList<>();
            if (owning.chosen() != null) {
                chosen.add(new Place(As.CHOSEN, owning.chosen()));
            }
            if (owning.chosenDeputy() != null) {
                chosen.add(new Place(As.CHOSEN_DEPUTY, owning.chosenDeputy()));
            }
            return town(owning).of(chosen, owning.referrer(), owning.safeguarding());
        }

        private LineOfSchool town(Owners.Owning owning) {
            var coordinator = configuration.hub().coordinator();
            School school = configuration.school(owning.school()).orElse(null);
            return new LineOfSchool(school, coordinator.coordinator(), coordinator.deputy());
        }
    }
}
