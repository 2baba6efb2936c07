package uk.hailsham.hub.routes.child;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.ProvisionView;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.Resource;

/** What a school's provision map says of one of its pupils; its word on a need stands before that of the roll. */
record Mapped(List<ProvisionView> lines) {

    static Mapped of(UUID record, List<ProvisionView> all) {
        return new Mapped(
                all.stream().filter(line -> line.record().equals(record)).toList());
    }

    /** Null when the map does not speak of the pupil. */
    Instant since() {
        return lines.stream()
                .map(ProvisionView::saidFrom)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** @param still whether the pupil is there still; what a school gave to one who has left is given no more */
    Child over(Child rolled, boolean still) {
        Set<Need> needs = new LinkedHashSet<>();
        rolled.needs().stream()
                .filter(need -> lines.stream().noneMatch(line -> alike(line.need(), need)))
                .forEach(needs::add);
        lines.stream()
                .map(ProvisionView::need)
                .filter(Objects::nonNull)
                .map(need -> filled(need, rolled))
                .forEach(needs::add);
        List<Resource> given = new ArrayList<>(rolled.resources());
        if (still) {
            given.addAll(resources());
        }
        return rolled.needing(List.copyOf(needs), given);
    }

    private List<Resource> resources() {
        return lines.stream()
                .map(ProvisionView::resource)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean alike(Need mapped, Need rolled) {
        return mapped != null && mapped.senType().equals(rolled.senType());
    }

    /** Where the map is silent the roll is heard. */
    private static Need filled(Need mapped, Child rolled) {
        return rolled.needs().stream()
                .filter(need -> alike(mapped, need))
                .findFirst()
                .map(need -> new Need(
                        first(mapped.area(), need.area()),
                        mapped.senType(),
                        first(mapped.rank(), need.rank()),
                        first(mapped.provision(), need.provision()),
                        first(mapped.level(), need.level()),
                        first(mapped.keyStage(), need.keyStage()),
                        first(mapped.from(), need.from()),
                        first(mapped.to(), need.to()),
                        first(mapped.assessedBy(), need.assessedBy()),
                        first(mapped.review(), need.review())))
                .orElse(mapped);
    }

    private static <T> T first(T one, T other) {
        return one == null ? other : one;
    }
}
