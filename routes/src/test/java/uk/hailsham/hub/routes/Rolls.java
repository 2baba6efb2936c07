package uk.hailsham.hub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Arrival;
import uk.hailsham.hub.connectors.store.ChildView;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.DropKind;
import uk.hailsham.hub.connectors.store.Said;
import uk.hailsham.hub.connectors.store.Staging;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.combined.CombinedChild;
import uk.hailsham.hub.domain.combined.Field;
import uk.hailsham.hub.domain.index.IndexEntry;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.Contract;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.mappings.indexfeed.IndexEntryJson;
import uk.hailsham.hub.routes.child.Combining;
import uk.hailsham.hub.routes.recognise.Recognising;

/** Whole rolls of children, as if read from files, taken into a real database and recognised. */
final class Rolls {
    static final Access TEAM = new Access("i.team", Access.Role.INDEX_TEAM, "review");

    private final House house;
    private final Recognising recognising;
    private final Combining combining;

    Rolls(House house) {
        this.house = house;
        recognising = new Recognising(house.records, house.links, House.MODEL, house.deaths(), house.outbox);
        combining = new Combining(House.SHIPPED.hub().zone(), house.clock);
    }

    /** The school speaks of these children and of nobody else any more. */
    void roll(String school, Child... children) {
        List<Said> rows = new ArrayList<>();
        for (Child child : children) {
            Said.Person person =
                    new Said.Person(PupilKeys.folded(child.legalName().given()), child.dateOfBirth());
            rows.add(taken(rows.size() + 1, ChildJson.write(child), PupilKeys.of(child), person, false));
        }
        take(school, DropKind.PUPILS, Contract.Coverage.ROLL, rows.iterator());
    }

    void index(IndexEntry... entries) {
        Iterator<Said> rows = Arrays.stream(entries)
                .map(entry -> (Said) taken(
                        1,
                        IndexEntryJson.write(entry),
                        List.of(new PupilKey(PupilKey.Kind.LOCAL_ID, entry.number())),
                        Said.Person.UNGUARDED,
                        entry.shielded()))
                .iterator();
        take("index", DropKind.INDEX_FEED, Contract.Coverage.SOME, rows);
    }

    private static Said.Taken taken(
            int row, String document, List<PupilKey> keys, Said.Person person, boolean shielded) {
        return new Said.Taken(
                List.of(new Row.At("a.csv", row)),
                keys,
                person,
                document.getBytes(UTF_8),
                document,
                null,
                shielded,
                List.of());
    }

    private void take(String partner, DropKind kind, Contract.Coverage covers, Iterator<Said> rows) {
        byte[] hash = house.ids.next().toString().substring(4).getBytes(UTF_8);
        house.drops.arrived(new Arrival(house.ids.next(), partner, kind, List.of("a.csv"), 10, hash));
        Drop drop = house.drops.nextFor(partner).orElseThrow();
        Staging staging = house.staging;
        staging.copy(drop, List.of(PupilKey.Kind.values()), rows);
        staging.compare(drop, covers);
        staging.apply(drop);
        recognising.recognise(drop.id().toString());
    }

    /** As after a restart: the index is built anew, and everybody is looked at again. */
    int everybodyAgain() {
        return new Recognising(house.records, house.links, House.MODEL, house.deaths(), house.outbox).recogniseAll();
    }

    /** The child of the one record of this source that holds the key. */
    ChildView child(String source, PupilKey key) {
        UUID child = house.children.ofRecord(record(source, key)).orElseThrow();
        return house.children.find(TEAM, child).orElseThrow();
    }

    UUID record(String source, PupilKey key) {
        return house.record(source, key);
    }

    CombinedChild combined(ChildView child) {
        return combining.combine(child).orElseThrow();
    }

    static Field<?> field(CombinedChild child, String name) {
        return child.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
