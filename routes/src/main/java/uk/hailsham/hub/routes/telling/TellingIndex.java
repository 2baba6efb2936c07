package uk.hailsham.hub.routes.telling;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.IndexFeeds;
import uk.hailsham.hub.connectors.store.IndexMatches;
import uk.hailsham.hub.connectors.store.Purges;
import uk.hailsham.hub.connectors.store.Tellings;
import uk.hailsham.hub.connectors.store.Today;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.telling.IndexReturn;
import uk.hailsham.hub.mappings.indexreturn.IndexReturnFile;

/** The return to the Children's Index: what the town has to do with each of its entries. */
public final class TellingIndex {
    private final Tellings tellings;
    private final IndexMatches matches;
    private final Purges purges;
    private final IndexFeeds feeds;
    private final Configuration configuration;
    private final Outgoing out;
    private final Clock clock;

    public TellingIndex(
            Tellings tellings,
            IndexMatches matches,
            Purges purges,
            IndexFeeds feeds,
            Configuration configuration,
            Outgoing out,
            Clock clock) {
        this.tellings = tellings;
        this.matches = matches;
        this.purges = purges;
        this.feeds = feeds;
        this.configuration = configuration;
        this.out = out;
        this.clock = clock;
    }

    /** Nothing before the first feed: there would be nothing to return to. */
    public void tell() {
        if (feeds.lastSequence().isPresent()) {
            tellings.whenDue(
                    IndexFeeds.PARTNER,
                    configuration.hub().index().daily(),
                    making -> made(Access.hub("tell"), making));
        }
        out.write(tellings);
    }

    /** Makes one out of turn. @return its id */
    public UUID now(Access access) {
        UUID file = tellings.outOfTurn(
                access, IndexFeeds.PARTNER, configuration.hub().index().daily(), making -> made(access, making));
        out.write(tellings);
        return file;
    }

    private Tellings.Made made(Access access, Tellings.Making making) {
        Today today = Today.of(clock, configuration.hub().zone(), configuration.schools());
        List<IndexReturn.Match> told = matches.all(access, today).stream()
                .map(match -> told(match, today))
                .toList();
        List<String> purged = purges.tell(making.partner(), making.sequence()).stream()
                .map(Purges.Purge::handle)
                .distinct()
                .toList();
        byte[] bytes =
                IndexReturnFile.write(new IndexReturn(making.id(), making.sequence(), making.at(), told, purged));
        return new Tellings.Made(bytes, told.size() + purged.size());
    }

    /** Behind a shield the number stays, and that a name or the like differs; where the child is and who helps does not. */
    private IndexReturn.Match told(IndexMatches.Match match, Today today) {
        boolean hidden = match.shielded();
        return new IndexReturn.Match(
                match.number(),
                hidden,
                hidden
                        ? List.of()
                        : match.places().stream()
                                .map(place -> place(place, today))
                                .toList(),
                hidden ? List.of() : involved(match.helping()),
                match.differs().stream()
                        .filter(field -> !hidden || !field.equals("postcode"))
                        .toList());
    }

    private IndexReturn.Place place(IndexMatches.Place place, Today today) {
        Optional<School> school = configuration.school(place.school());
        return new IndexReturn.Place(
                school.map(found -> found.laestabOn(today.day())).orElse(null),
                school.map(School::name).orElse(place.school()),
                place.from());
    }

    private List<IndexReturn.Involved> involved(List<IndexMatches.Helping> helping) {
        Map<String, Agency> agencies =
                configuration.agencies().stream().collect(Collectors.toMap(Agency::id, agency -> agency));
        return helping.stream()
                .flatMap(each -> involved(each, agencies.get(each.agency())))
                .distinct()
                .toList();
    }

    /** A sensitive service only where agreement was given, and then without its name (SI 2007/2182; SI 2010/1213). */
    private static Stream<IndexReturn.Involved> involved(IndexMatches.Helping helping, Agency agency) {
        if (agency == null || agency.sensitive() && !helping.agreed()) {
            return Stream.empty();
        }
        return Stream.of(
                agency.sensitive()
                        ? new IndexReturn.Involved(agency.unnamedLabel(), null)
                        : new IndexReturn.Involved(agency.name(), helping.since()));
    }
}
