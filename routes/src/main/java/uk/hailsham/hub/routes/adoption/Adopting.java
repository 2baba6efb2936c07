package uk.hailsham.hub.routes.adoption;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.store.Adoptions;
import uk.hailsham.hub.connectors.store.ChildView;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.RecordView;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.adoption.IdentityWords;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.combined.Statement;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.index.IndexEntry;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.mappings.indexfeed.IndexEntryJson;

/** Seals the identity that an adopted child has given up: everything any source ever said of it. */
public final class Adopting {
    private final Children children;
    private final Adoptions adoptions;
    private final Function<String, byte[]> fingerprint;
    private final IdSource ids;

    /** @param fingerprint keyed, so that nobody can try names against what is kept */
    public Adopting(Children children, Adoptions adoptions, Function<String, byte[]> fingerprint, IdSource ids) {
        this.children = children;
        this.adoptions = adoptions;
        this.fingerprint = fingerprint;
        this.ids = ids;
    }

    /**
     * @param access of a person who may see behind shields
     * @return empty when there is no such child, or it is sealed already
     */
    public Optional<Adoptions.Outcome> adopt(Access access, UUID child) {
        return children.find(access, child)
                .map(view -> adoptions.agree(access, view.id(), ids.next(), () -> words(view)));
    }

    private Collection<byte[]> words(ChildView view) {
        Set<String> words = new TreeSet<>();
        Stream.concat(view.records().stream(), view.earlier().stream())
                .filter(record -> record.document() != null)
                .forEach(record -> words.addAll(words(record)));
        return words.stream().map(fingerprint).toList();
    }

    private static Set<String> words(RecordView record) {
        if (Statement.INDEX.equals(record.source())) {
            IndexEntry entry = IndexEntryJson.read(record.document());
            return IdentityWords.of(record.source(), entry.number(), entry.child());
        }
        Child child = ChildJson.read(record.document());
        return IdentityWords.of(record.source(), child.identifiers().localId(), child);
    }
}
